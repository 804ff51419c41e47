import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';

const space = '66f5a359-4659-4830-9070-00047ec6ac6e';
const color = `String {${space}} Name Color`;
const as = `ada ${all}`;
const bodyText = { contentType: 'text', content: 'é'.repeat(10) };

type Query = `${'single' | 'multi'}ValueExtendedProperties`;

function expanding(filter: string, collection: Query = 'singleValueExtendedProperties'): string {
  return `$select=subject&$expand=${collection}($filter=${encodeURIComponent(filter)})`;
}

/** What a draft shows of the properties that a filter names. */
async function shown(draft: Record<string, unknown>, filter: string, collection: Query = 'singleValueExtendedProperties') {
  const mail = createTestMail();
  const { id } = await mail.draft('ada', draft);
  const { status, body } = await mail.json(`/v1.0/me/messages/${String(id)}?${expanding(filter, collection)}`, { as });
  return status === 200 ? body[collection] : body.error;
}

const single = (...properties: readonly (readonly [id: string, value: unknown])[]) => ({
  singleValueExtendedProperties: properties.map(([id, value]) => ({ id, value })),
});

describe('of the store itself', () => {
  const draft = {
    subject: 'One',
    body: bodyText,
    attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes: 'AAAA' }],
    importance: 'high',
  };
  const header = { internetMessageHeaders: [{ name: 'X-Ab', value: '123' }] };
  test.each<[string, unknown]>([
    ["id eq 'Integer 0x0E08'", [{ id: 'Integer 0xe08', value: String(1024 + 20 + 3 + 136) }]],
    ["id eq 'Integer 3592'", [{ id: 'Integer 0xe08', value: '1183' }]],
    ["id eq 'String 0x001A'", [{ id: 'String 0x1a', value: 'IPM.Note' }]],
    ["Id eq 'String 0x37'", [{ id: 'String 0x37', value: 'One' }]],
    ["id eq 'Integer 0x17'", [{ id: 'Integer 0x17', value: '2' }]],
    ["id eq 'Integer 0x0E07'", [{ id: 'Integer 0xe07', value: '25' }]],
    ["id eq 'Boolean 0x0E1B'", [{ id: 'Boolean 0xe1b', value: 'true' }]],
    ["id eq 'SystemTime 0x0E06'", [{ id: 'SystemTime 0xe06', value: '2026-03-02T09:00:00Z' }]],
    ["id eq 'SystemTime 0x39'", [{ id: 'SystemTime 0x39', value: '2026-03-02T09:00:00Z' }]],
    ["id eq 'SystemTime 0x3007'", [{ id: 'SystemTime 0x3007', value: '2026-03-02T09:00:00Z' }]],
    ["id eq 'SystemTime 0x3008'", [{ id: 'SystemTime 0x3008', value: '2026-03-02T09:00:00Z' }]],
    [
      "id eq 'String 0x1a' or id eq 'integer 0xe08'",
      [
        { id: 'String 0x1a', value: 'IPM.Note' },
        { id: 'Integer 0xe08', value: '1183' },
      ],
    ],
    ["id eq 'Integer 0x001A'", []],
    ["id eq 'String 0x7FFF'", []],
    ["id eq 'String 0x1042'", []],
    ["id eq 'String 0x7D'", []],
  ])('%s', async (filter, expected) => {
    expect(await shown(draft, filter)).toEqual(expected);
  });

  test('the size has headers in it', async () => {
    expect(await shown({ ...draft, ...header }, "id eq 'Integer 0x0E08'")).toEqual([
      { id: 'Integer 0xe08', value: String(1183 + 4 + 3 + 4) },
    ]);
  });

  test('are set under their other name', async () => {
    const mail = createTestMail();
    const made = await mail.draft('ada', {
      subject: 'Before',
      ...single(
        ['Integer 0x0E07', '1'],
        ['SystemTime 0x0E06', '2026-01-02T03:04:05Z'],
        ['SystemTime 0x39', '2026-01-02T03:04:00Z'],
        ['String 0x37', 'After'],
        ['Integer 0x17', '0'],
        ['String 0x1035', '<a@b.example>'],
        ['String 0x1042', '<c@b.example>'],
        ['String 0x1039', '<d@b.example> <c@b.example>'],
      ),
    });
    expect(made).toMatchObject({
      isDraft: false,
      isRead: true,
      receivedDateTime: '2026-01-02T03:04:05Z',
      sentDateTime: '2026-01-02T03:04:00Z',
      subject: 'After',
      importance: 'low',
      internetMessageId: '<a@b.example>',
    });
    const path = `/v1.0/me/messages/${String(made.id)}`;
    const { body } = await mail.json(`${path}?$select=internetMessageHeaders`, { as });
    expect(body.internetMessageHeaders).toEqual([
      { name: 'In-Reply-To', value: '<c@b.example>' },
      { name: 'References', value: '<d@b.example> <c@b.example>' },
    ]);
    const read = await mail.json(`${path}?${expanding("id eq 'String 0x1042' or id eq 'String 0x7D'")}`, { as });
    expect(read.body.singleValueExtendedProperties).toEqual([
      { id: 'String 0x1042', value: '<c@b.example>' },
      { id: 'String 0x7d', value: 'In-Reply-To: <c@b.example>\r\nReferences: <d@b.example> <c@b.example>\r\n' },
    ]);
    // What was sent stays sent.
    const changed = await mail.json(path, { as, method: 'PATCH', body: single(['Integer 0x0E07', '8']) });
    expect(changed.body).toMatchObject({ isDraft: false, isRead: false });
  });

  test.each(['Integer 0x0E08', 'SystemTime 0x3007', 'SystemTime 0x3008', 'Boolean 0xe1b', 'String 0x7D'])(
    '%s cannot be set',
    async (id) => {
      const value = id.startsWith('S') ? (id.startsWith('String') ? 'x' : '2026-01-01T00:00:00Z') : id.startsWith('B') ? 'true' : '1';
      expect(await createTestMail().draft('ada', single([id, value]))).toMatchObject({ error: { code: 'ErrorInvalidPropertySet' } });
    },
  );
});

describe('that were set', () => {
  test.each<[string, string, string]>([
    [color, 'Green', color],
    [`string ${space.toUpperCase()} name Color`, '', color],
    [`Integer {${space}} Id 0x00AB`, '-7', `Integer {${space}} Id 0xab`],
    [`Integer {${space}} Id 171`, '7', `Integer {${space}} Id 0xab`],
    ['String 0x001A', 'IPM.StickyNote', 'String 0x1a'],
    ['Binary 0x3A', 'AAEC', 'Binary 0x3a'],
    [`Boolean {${space}} Name a b`, 'TRUE', `Boolean {${space}} Name a b`],
    [`Double {${space}} Name d`, '-1.5e3', `Double {${space}} Name d`],
    [`CLSID {${space}} Name g`, space, `CLSID {${space}} Name g`],
    [`SystemTime {${space}} Name t`, '2026-01-01T00:00:00Z', `SystemTime {${space}} Name t`],
  ])('%s is kept, and named in one spelling', async (id, value, spelling) => {
    expect(await shown(single([id, value]), `id eq '${id}'`)).toEqual([{ id: spelling, value }]);
  });

  test('many values', async () => {
    const id = `StringArray {${space}} Name Recreation`;
    const draft = { multiValueExtendedProperties: [{ id, value: ['Food', 'Hiking'] }], ...single([color, 'Green']) };
    expect(await shown(draft, `id eq '${id}'`, 'multiValueExtendedProperties')).toEqual([{ id, value: ['Food', 'Hiking'] }]);
    expect(await shown(draft, `id eq '${color}'`)).toEqual([{ id: color, value: 'Green' }]);
  });

  test('come only where they are expanded by name', async () => {
    const mail = createTestMail();
    const made = await mail.draft('ada', single([color, 'Green']));
    expect(made).not.toHaveProperty('singleValueExtendedProperties');
    const { body } = await mail.json(`/v1.0/me/messages/${String(made.id)}?$expand=singleValueExtendedProperties`, { as });
    expect(body.singleValueExtendedProperties).toEqual([]);
  });

  test('change one by one, also of what was received, and go with the message', async () => {
    const mail = createTestMail();
    const size = `Integer {${space}} Name Size`;
    await mail.send('ada', { subject: 'S', toRecipients: to('ada'), ...single([color, 'Green'], [size, '1']) });
    const [received] = await mail.messagesOf('ada', 'inbox');
    const path = `/v1.0/me/messages/${String(received?.id)}`;
    expect((await mail.json(path, { as, method: 'PATCH', body: single([color, 'Red']) })).status).toBe(200);
    const copy = await mail.json(`${path}/copy`, { as, method: 'POST', body: { destinationId: 'archive' } });
    await mail.json(path, { as, method: 'PATCH', body: single([color, 'Blue']) });
    const query = expanding(`id eq '${color}' or id eq '${size}'`);
    const [here, there] = await Promise.all(
      [path, `/v1.0/me/messages/${String(copy.body.id)}`].map((one) => mail.json(`${one}?${query}`, { as })),
    );
    const values = (body: Record<string, unknown> = {}) =>
      (body.singleValueExtendedProperties as { value: string }[]).map(({ value }) => value);
    expect([values(here?.body), values(there?.body)]).toEqual([
      ['Blue', '1'],
      ['Red', '1'],
    ]);
  });

  const wrongFormat = { code: 'ErrorInvalidProperty', message: expect.stringContaining("'MapiPropertyType propertyTag'") };
  const wrongCombination = { code: 'ErrorInvalidExtendedProperty' };
  test.each<[string, Record<string, unknown>]>([
    ['Color', wrongFormat],
    ['', wrongFormat],
    ['Strings 0x1a', wrongFormat],
    [`String {${space} Name Color`, wrongFormat],
    [`String {${space}} name`, wrongFormat],
    [`String {${space}} Id Color`, wrongFormat],
    ['String 0x8000', wrongCombination],
    ['Object 0x3a', wrongCombination],
    ['StringArray 0x3a', wrongCombination],
  ])('an id "%s" is refused, set and expanded', async (id, error) => {
    expect(await createTestMail().draft('ada', single([id, 'x']))).toMatchObject({ error });
    expect(await shown({}, `id eq '${id}'`)).toMatchObject(error);
  });

  test.each<[string, unknown]>([
    [`Integer {${space}} Name n`, '1.5'],
    [`Double {${space}} Name n`, ' '],
    [`Double {${space}} Name n`, 'x'],
    [`Boolean {${space}} Name n`, 'yes'],
    [`Binary {${space}} Name n`, 'A'],
    [`CLSID {${space}} Name n`, 'x'],
    [`SystemTime {${space}} Name n`, 'soon'],
  ])('%s cannot be %s', async (id, value) => {
    expect(await createTestMail().draft('ada', single([id, value]))).toMatchObject({
      error: { code: 'ErrorInvalidExtendedPropertyValue' },
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ['no list', { singleValueExtendedProperties: {} }],
    ['no object', { singleValueExtendedProperties: ['x'] }],
    ['no id', { singleValueExtendedProperties: [{ value: 'x' }] }],
    ['no value', { singleValueExtendedProperties: [{ id: color }] }],
    ['no text', single([color, 7])],
    ['no list of texts', { multiValueExtendedProperties: [{ id: `StringArray {${space}} Name n`, value: 'x' }] }],
    ['one value among many', { multiValueExtendedProperties: [{ id: color, value: ['x'] }] }],
  ])('%s is refused', async (_, draft) => {
    const mail = createTestMail();
    const answer = await mail.json('/v1.0/me/messages', { as, method: 'POST', body: draft });
    expect(answer.status).toBe(400);
    expect(await mail.messagesOf('ada', 'drafts')).toEqual([]);
  });

  test.each(["startswith(id,'S')", "id ne 'String 0x1a'", "id eq 'String 0x1a' and id eq 'String 0x37'", "value eq 'x'", 'id eq 7'])(
    'are not expanded by %s',
    async (filter) => {
      expect(await shown({}, filter)).toMatchObject({ code: 'BadRequest' });
    },
  );
});
