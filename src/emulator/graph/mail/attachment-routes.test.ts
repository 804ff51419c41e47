import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';
import { uploadHandler } from './upload-target.ts';

const as = `ada ${all}`;
const megabyte = 1024 * 1024;

async function draftPath(mail: TestMail): Promise<string> {
  const { id } = await mail.draft('ada', { subject: 'Files', toRecipients: to('ben') });
  return `/v1.0/me/messages/${String(id)}`;
}

describe('small attachments', () => {
  test('are added, listed, read and removed', async () => {
    const mail = createTestMail();
    const path = await draftPath(mail);
    const file = {
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: 'note.txt',
      contentType: 'text/plain',
      contentBytes: 'aGVsbG8=',
    };
    const added = await mail.json(`${path}/attachments`, { as, method: 'POST', body: file });
    const one = `${path}/attachments/${String(added.body.id)}`;
    const list = await mail.json(`${path}/attachments?$select=name,size`, { as });
    const value = await mail.call(`${one}/$value`, { as });

    expect(added).toMatchObject({ status: 201, body: { ...file, isInline: false, size: 141, contentId: null } });
    expect(list.body.value).toEqual([expect.objectContaining({ name: 'note.txt', size: 141 })]);
    expect((list.body.value as object[])[0]).not.toHaveProperty('contentBytes');
    expect(await value.text()).toBe('hello');
    expect(value.headers.get('Content-Type')).toBe('text/plain');
    expect((await mail.json(path, { as })).body.hasAttachments).toBe(true);
    expect((await mail.call(one, { as, method: 'DELETE' })).status).toBe(204);
    expect((await mail.json(path, { as })).body.hasAttachments).toBe(false);
    expect((await mail.call(one, { as })).status).toBe(404);
  });

  test('inline ones do not count as attachments of the message', async () => {
    const mail = createTestMail();
    const path = await draftPath(mail);
    await mail.json(`${path}/attachments`, {
      as,
      method: 'POST',
      body: { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.png', contentBytes: 'AA==', isInline: true, contentId: 'logo' },
    });

    expect((await mail.json(path, { as })).body.hasAttachments).toBe(false);
  });

  test.each([
    [
      { '@odata.type': '#microsoft.graph.fileAttachment', contentBytes: 'AA==' },
      400,
      `Required property 'name' is missing on an attachment.`,
    ],
    [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a' }, 400, `Required property 'contentBytes' is missing on an attachment.`],
    [
      { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a', contentBytes: '###' },
      400,
      `The property 'contentBytes' must be base64.`,
    ],
    [
      { '@odata.type': '#microsoft.graph.song', name: 'a' },
      400,
      `The '@odata.type' of an attachment must be one of: #microsoft.graph.fileAttachment, #microsoft.graph.itemAttachment, ` +
        '#microsoft.graph.referenceAttachment.',
    ],
  ])('refuses %j', async (body, status, message) => {
    const mail = createTestMail();
    const path = await draftPath(mail);

    expect(await mail.json(`${path}/attachments`, { as, method: 'POST', body })).toMatchObject({ status, body: { error: { message } } });
  });

  test('answer 413 from 3 MB on', async () => {
    const mail = createTestMail();
    const path = await draftPath(mail);
    const add = (size: number): Promise<{ status: number }> =>
      mail.json(`${path}/attachments`, {
        as,
        method: 'POST',
        body: { '@odata.type': '#microsoft.graph.fileAttachment', name: 'big', contentBytes: Buffer.alloc(size).toString('base64') },
      });

    expect((await add(3 * megabyte - 1)).status).toBe(413);
    expect((await add(2.9 * megabyte)).status).toBe(201);
    expect((await add(4 * megabyte)).status).toBe(413);
  });

  test('an attached item is shown on request, and as MIME', async () => {
    const mail = createTestMail();
    const path = await draftPath(mail);
    const item = { '@odata.type': 'microsoft.graph.message', subject: 'Inside', body: { contentType: 'text', content: 'deep' } };
    const { body } = await mail.json(`${path}/attachments`, {
      as,
      method: 'POST',
      body: { '@odata.type': '#microsoft.graph.itemAttachment', name: 'm', item },
    });
    const one = `${path}/attachments/${String(body.id)}`;
    const expanded = await mail.json(`${one}?$expand=microsoft.graph.itemattachment/item`, { as });

    expect(expanded.body.item).toMatchObject({ subject: 'Inside' });
    expect(await (await mail.call(`${one}/$value`, { as })).text()).toContain('Subject: Inside');
  });
});

describe('large attachments', () => {
  const size = 3 * megabyte + 10;

  async function begin(): Promise<{ mail: TestMail; path: string; url: string }> {
    const mail = createTestMail();
    const path = await draftPath(mail);
    const { status, body } = await mail.json(`${path}/attachments/createUploadSession`, {
      as,
      method: 'POST',
      body: { AttachmentItem: { attachmentType: 'file', name: 'plan.bmp', size, contentType: 'image/bmp' } },
    });
    expect(status).toBe(201);
    expect(body.nextExpectedRanges).toEqual(['0']);
    return { mail, path, url: String(body.uploadUrl) };
  }

  function put(
    mail: TestMail,
    url: string,
    start: number,
    content: Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const range = `bytes ${start}-${start + content.length - 1}/${size}`;
    return uploadHandler(mail.tenant, new Request(url, { method: 'PUT', body: content, headers: { 'Content-Range': range, ...headers } }));
  }

  test('come in ranges and end at the message', async () => {
    const { mail, path, url } = await begin();
    const content = Uint8Array.from({ length: size }, (_, index) => index % 251);
    const first = await put(mail, url, 0, content.slice(0, 2 * megabyte));
    const state = await uploadHandler(mail.tenant, new Request(url));
    const last = await put(mail, url, 2 * megabyte, content.slice(2 * megabyte));
    const { body } = await mail.json(`${path}/attachments`, { as });
    const value = await mail.call(`${path}/attachments/${String((body.value as { id: string }[])[0]?.id)}/$value`, { as });

    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ nextExpectedRanges: [String(2 * megabyte)] });
    expect(await state.json()).toMatchObject({ nextExpectedRanges: [String(2 * megabyte)] });
    expect(last.status).toBe(201);
    expect(last.headers.get('Location')).toMatch(/^https:\/\/outlook\.office\.com\/v1\.0\/users\/.+\/attachments\/.+/);
    expect(body.value).toMatchObject([{ name: 'plan.bmp', contentType: 'image/bmp' }]);
    expect(Buffer.from(await value.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
    expect((await uploadHandler(mail.tenant, new Request(url))).status).toBe(404);
  });

  test('refuse a range out of order, one that is there already, and a wrong total', async () => {
    const { mail, url } = await begin();
    await put(mail, url, 0, new Uint8Array(1000));

    expect((await put(mail, url, 5000, new Uint8Array(1000))).status).toBe(416);
    expect((await put(mail, url, 0, new Uint8Array(1000))).status).toBe(416);
    expect((await put(mail, url, 1000, new Uint8Array(1000), { 'Content-Range': 'bytes 1000-1999/99' })).status).toBe(416);
    expect((await put(mail, url, 1000, new Uint8Array(1000), { 'Content-Range': 'all of it' })).status).toBe(400);
    expect((await put(mail, url, 1000, new Uint8Array(10), { 'Content-Range': `bytes 1000-1999/${size}` })).status).toBe(400);
    expect((await put(mail, url, 1000, new Uint8Array(1000))).status).toBe(200);
  });

  test('refuse an Authorization header, and end on DELETE or in time', async () => {
    const { mail, url } = await begin();
    expect((await uploadHandler(mail.tenant, new Request(url, { headers: { Authorization: 'Bearer x' } }))).status).toBe(401);
    expect((await uploadHandler(mail.tenant, new Request(url, { method: 'POST' }))).status).toBe(405);
    expect((await uploadHandler(mail.tenant, new Request(url, { method: 'DELETE' }))).status).toBe(204);
    expect((await uploadHandler(mail.tenant, new Request(url))).status).toBe(404);

    const other = await begin();
    other.mail.tenant.clock.advance(25 * 60 * 60 * 1000);
    expect((await uploadHandler(other.mail.tenant, new Request(other.url))).status).toBe(404);
  });

  test('below 3 MB are refused with the code of the service', async () => {
    const mail = createTestMail();
    const path = await draftPath(mail);
    const begun = await mail.json(`${path}/attachments/createUploadSession`, {
      as,
      method: 'POST',
      body: { attachmentItem: { attachmentType: 'file', name: 'a', size: 1000 } },
    });

    expect(begun).toMatchObject({ status: 400, body: { error: { code: 'ErrorAttachmentSizeShouldNotBeLessThanMinimumSize' } } });
  });
});

describe('a message as MIME', () => {
  test('holds headers, body and files', async () => {
    const mail = createTestMail();
    await mail.send('ada', {
      subject: 'Grüße',
      toRecipients: to('ben'),
      body: { contentType: 'html', content: '<p>Schön</p>' },
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'aGk=' }],
    });
    const [message] = await mail.messagesOf('ben', 'inbox');
    const response = await mail.call(`/v1.0/me/messages/${String(message?.id)}/$value`, { as: 'ben Mail.Read' });
    const mime = await response.text();

    expect(response.headers.get('Content-Type')).toBe('text/plain');
    expect(mime).toContain('From: Ada Martin <ada@contoso.example>');
    expect(mime).toContain(`Message-ID: ${String(message?.internetMessageId)}`);
    expect(mime).toContain('Subject: =?UTF-8?');
    expect(mime).toContain('filename=a.txt');
    expect(mime).toContain('Received: from mail.contoso.example');
  });
});
