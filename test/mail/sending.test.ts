import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope, use } from '../../src/index.ts';

test('a message with a picture inside, headers of its own and files of others arrives whole, and its id finds the sent copy', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  const sendAll = use(mail.send, { attachmentsFrom: true, largeAttachments: true });
  await using m365 = await microsoft365Scope({ activities: [sendAll, mail.list, mail.get] }, cloud.world());
  const [withFiles] = await m365.mail.list({ withAttachmentsOnly: true, includeAttachments: true, top: 1 }).all();
  if (!withFiles) throw new Error('The seeded inbox has a message with files.');
  const names = (withFiles.attachments ?? []).filter(({ isInline }) => !isInline).map(({ name }) => name);

  const { id, sent } = await m365.mail.send({
    to: ['ada@contoso.example'],
    subject: 'Our logo',
    bodyType: 'html',
    body: '<p><img src="cid:logo"></p>',
    attachments: [{ name: 'logo.png', bytes: new Uint8Array([137, 80, 78, 71]), contentType: 'image/png', contentId: 'logo' }],
    attachmentsFrom: [{ message: withFiles }, { message: withFiles, files: '*' }],
    headers: { 'x-campaign': 'logo-2026' },
    largeAttachments: true,
  });
  const copy = await m365.mail.get({ message: id ?? '', bodyType: 'html' });
  const [arrived] = [...cloud.emulator.tenant.mailboxes.values()].flatMap(({ messages }) =>
    [...messages.values()].filter(({ subject, immutableId }) => subject === 'Our logo' && immutableId !== id),
  );

  expect(sent).toBe(true);
  expect(copy).toMatchObject({ subject: 'Our logo', isDraft: false, hasAttachments: true });
  expect(copy.attachments?.map(({ name, isInline }) => [name, isInline])).toEqual([
    ['logo.png', true],
    [`${withFiles.subject}.eml`, false],
    ...names.map((name) => [name, false]),
  ]);
  expect(arrived?.internetMessageHeaders).toContainEqual({ name: 'x-campaign', value: 'logo-2026' });
  expect(arrived?.attachments[0]).toMatchObject({ contentId: 'logo', isInline: true, content: new Uint8Array([137, 80, 78, 71]) });
});

test('headers and size of a message are read, and its type is filtered by', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  await using m365 = await microsoft365Scope({ activities: [mail.list] }, cloud.world());
  const ofType = (value: string) =>
    m365.mail.list({ includeHeaders: true, top: 2, filter: { conditions: [{ field: 'type', operator: 'is', value }] } }).all();

  const mails = await ofType('email');

  expect(mails).toHaveLength(2);
  for (const { headers, size, internetMessageId } of mails) {
    expect(headers).toContainEqual({ name: 'Message-ID', value: internetMessageId });
    expect(size).toBeGreaterThan(1000);
  }
  expect(await ofType('voicemail')).toEqual([]);
});
