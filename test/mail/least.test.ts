import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope, use } from '../../src/index.ts';
import { failureOf } from '../support/failure-of.ts';

const file = (size: number) => ({ name: 'scan.pdf', bytes: new Uint8Array(size).fill(65) });
const to = ['ben@contoso.example'];

test('listed plainly, files are sent, answered with and forwarded with no more than the permission to send', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  await using reading = await microsoft365Scope({ activities: [mail.newest] }, cloud.world());
  const message = await reading.mail.newest();
  await using m365 = await microsoft365Scope({ activities: [mail.send, mail.reply, mail.forward] }, cloud.world());

  await m365.mail.send({ to, subject: 'Scan', attachments: [file(2_000_000)] });
  await m365.mail.reply({ message, replyToAll: true, attachments: [file(2_000_000)] });
  await m365.mail.forward({ message, to, attachments: [file(2_000_000)] });
  const refused = await failureOf(m365.mail.send({ to, attachments: [file(2_000_000), file(2_000_000)] }));

  expect(m365.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.Send']);
  expect(cloud.emulator.requests.list().flatMap(({ method, operation }) => (method === 'POST' && operation ? [operation] : []))).toEqual([
    'POST /me/sendMail',
    'POST /me/messages/{message-id}/replyAll',
    'POST /me/messages/{message-id}/forward',
  ]);
  const copies = [...cloud.emulator.tenant.mailboxes.values()].flatMap(({ messages }) => [...messages.values()]);
  // One copy in Sent Items for each, and what the receivers got.
  expect(copies.filter(({ attachments }) => attachments.some(({ content }) => content.byteLength === 2_000_000))).toHaveLength(5);
  expect(refused.message).toBe(
    'mail.send cannot be used as given. largeAttachments is needed, because the attachments make a request of 5.1 MB, and one takes less than 4 MB; ' +
      'more goes by way of a draft. It is not part of the listed use, so no permission was asked for it; list use(mail.send, { largeAttachments: true }).',
  );
});

test('listed for large files, they go by way of a draft where they need it', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  await using m365 = await microsoft365Scope({ activities: [use(mail.send, { largeAttachments: true })] }, cloud.world());

  const small = await m365.mail.send({ to, attachments: [file(1000)] });
  const large = await m365.mail.send({ to, attachments: [file(3_500_000)] });
  const unkept = await failureOf(m365.mail.send({ to, attachments: [file(3_500_000)], saveToSentItems: false }));

  expect(m365.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.ReadWrite', 'Mail.Send']);
  expect([small.id, large.id]).toEqual([null, expect.any(String)]);
  expect(unkept.message).toContain('saveToSentItems must stay true with largeAttachments');
});

test('an activity may be listed for several uses, and each asks for its own', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  const drafting = use(mail.send, { saveAsDraft: true });
  await using drafts = await microsoft365Scope({ activities: [drafting] }, cloud.world());
  await using both = await microsoft365Scope({ activities: [mail.send, drafting] }, cloud.world());

  expect(drafts.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.ReadWrite']);
  expect((await drafts.mail.send({ subject: 'Offer', saveAsDraft: true })).sent).toBe(false);
  expect((await failureOf(drafts.mail.send({ to, subject: 'Offer' }))).message).toContain('or list mail.send without it, too.');
  expect((await both.mail.send({ subject: 'Offer', saveAsDraft: true })).sent).toBe(false);
  expect((await both.mail.send({ to, subject: 'Offer' })).sent).toBe(true);
});
