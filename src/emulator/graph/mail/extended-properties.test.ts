import { expect, test } from 'vitest';
import { all, createTestMail } from '../../../../test/support/test-mail.ts';

const path = (filter: string) =>
  `/v1.0/me/messages?$select=subject&$expand=singleValueExtendedProperties($filter=${encodeURIComponent(filter)})`;

async function read(filter: string, permissions = all): Promise<unknown> {
  const mail = createTestMail();
  await mail.draft('ada', {
    subject: 'One',
    body: { contentType: 'text', content: 'é'.repeat(10) },
    attachments: [{ name: 'a', contentBytes: 'AAAA' }],
  });
  const { body } = await mail.json(path(filter), { as: `ada ${permissions}` });
  const [message] = body.value as Record<string, unknown>[];
  return message?.singleValueExtendedProperties;
}

test.each<[string, unknown]>([
  ["id eq 'Integer 0x0E08'", [{ id: 'Integer 0x0E08', value: String(1024 + 20 + 3 + 136) }]],
  ["id eq 'String 0x001A'", [{ id: 'String 0x001A', value: 'IPM.Note' }]],
  [
    "id eq 'String 0x1a' or id eq 'integer 0xe08'",
    [
      { id: 'String 0x1a', value: 'IPM.Note' },
      { id: 'integer 0xe08', value: '1183' },
    ],
  ],
  ["id eq 'Integer 0x001A'", []],
  ["id eq 'String 0x9999'", []],
  ["id eq 'size'", []],
])('%s', async (filter, expected) => {
  expect(await read(filter)).toEqual(expected);
});

test('are hidden from a narrow permission', async () => {
  expect(await read("id eq 'String 0x001A'", 'Mail.ReadBasic')).toEqual([]);
});
