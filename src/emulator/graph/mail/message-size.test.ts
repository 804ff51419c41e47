import { expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';
import { sizeOf } from './stored-properties.ts';
import { uploadHandler } from './upload-target.ts';

const as = `ada ${all}`;
const mb = 1024 * 1024;

/** Uploads a file of that size to a message, range by range, until a range is refused. */
async function upload(mail: TestMail, id: unknown, size: number): Promise<{ status: number; received: number; error?: unknown }> {
  const body = { AttachmentItem: { attachmentType: 'file', name: 'big.bin', size } };
  const session = await mail.json(`/v1.0/me/messages/${String(id)}/attachments/createUploadSession`, { as, method: 'POST', body });
  expect(session.status).toBe(201);
  for (let start = 0; ; start += 4 * mb) {
    const end = Math.min(start + 4 * mb, size);
    const headers = { 'Content-Range': `bytes ${start}-${end - 1}/${size}` };
    const request = new Request(String(session.body.uploadUrl), { method: 'PUT', body: new Uint8Array(end - start), headers });
    const answer = await uploadHandler(mail.tenant, request);
    if (answer.status === 201) return { status: 201, received: end };
    if (answer.status !== 200) return { status: answer.status, received: start, ...((await answer.json()) as object) };
  }
}

async function tipOf(mail: TestMail): Promise<unknown> {
  const body = { EmailAddresses: ['ben@contoso.example'], MailTipsOptions: 'maxMessageSize' };
  const answer = await mail.json('/v1.0/me/getMailTips', { as, method: 'POST', body });
  return (answer.body.value as Record<string, unknown>[])[0]?.maxMessageSize;
}

test('a message has at most 35 MB with its files; an upload ends where it becomes larger', async () => {
  const mail = createTestMail();
  const { id } = await mail.draft('ada', { toRecipients: to('ben') });
  expect(await upload(mail, id, 33 * mb)).toEqual({ status: 201, received: 33 * mb });
  const error = { code: 'ErrorMessageSizeExceeded', message: 'The message exceeds the maximum supported size.' };
  expect(await upload(mail, id, 6 * mb)).toEqual({ status: 400, received: 0, error });
  expect((await mail.call(`/v1.0/me/messages/${String(id)}/send`, { as, method: 'POST' })).status).toBe(202);
  expect(await tipOf(mail)).toBe(36 * mb);
});

test('an administrator may set another limit, for all that makes a message larger', async () => {
  const mail = createTestMail();
  const content = 'x'.repeat(500);
  const draft = await mail.draft('ada', { subject: 'S', body: { contentType: 'text', content }, toRecipients: to('ben') });
  const path = `/v1.0/me/messages/${String(draft.id)}`;
  const [message] = [...mail.tenant.mailboxes.values()].flatMap(({ messages }) => [...messages.values()]).filter(({ isDraft }) => isDraft);
  const size = message ? sizeOf(message) : 0;
  expect(size).toBe(1024 + 500);
  const tooLarge = (reason: string) => ({
    status: 400,
    body: { error: { code: 'ErrorMessageSizeExceeded', message: `The message exceeds the maximum supported size., ${reason}` } },
  });
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes: 'AAAA' };

  mail.tenant.messageSizeLimit = size + 138;
  expect(await tipOf(mail)).toBe(size + 138);
  const refused = await mail.json(`${path}/attachments`, { as, method: 'POST', body: file });
  expect(refused).toMatchObject(tooLarge('Cannot save changes made to an item to store.'));
  mail.tenant.messageSizeLimit = size + 139;
  expect((await mail.json(`${path}/attachments`, { as, method: 'POST', body: file })).status).toBe(201);

  mail.tenant.messageSizeLimit = size + 138;
  expect(await mail.json(`${path}/send`, { as, method: 'POST' })).toMatchObject(tooLarge('Cannot submit message.'));
  const body = { message: { body: { contentType: 'text', content: content.repeat(2) }, toRecipients: to('ben') } };
  expect(await mail.json('/v1.0/me/sendMail', { as, method: 'POST', body })).toMatchObject(tooLarge('Cannot submit message.'));
  expect(await mail.json('/v1.0/me/messages', { as, method: 'POST', body: body.message })).toMatchObject(
    tooLarge('Cannot save changes made to an item to store.'),
  );
  expect(await mail.messagesOf('ben', 'inbox')).toEqual([]);
  mail.tenant.messageSizeLimit = size + 139;
  expect((await mail.call(`${path}/send`, { as, method: 'POST' })).status).toBe(202);
});
