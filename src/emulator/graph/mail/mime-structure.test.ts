import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';
import { attachmentsOf, lines, mimeDraft, mimeOf } from '../../../../test/support/test-mime.ts';
import { uploadHandler } from './upload-target.ts';

const as = `ada ${all}`;
const head = lines('From: ada@contoso.example', 'To: ben@contoso.example', 'Subject: Signed', 'X-Ticket: 42', 'MIME-Version: 1.0');

test('headers of MIME are kept and written again, those of the service are not believed', async () => {
  const mail = createTestMail();
  const own = ['Received: from a by b', 'List-Unsubscribe: <mailto:x@y.example>', 'Auto-Submitted: auto-generated', 'X-Ticket: 42'];
  const shams = ['X-MS-Exchange-Organization-AuthAs: Internal', 'X-MS-Has-Attach: yes', 'X-MS-Exchange-Forest-A: b'];
  const receipts = ['Disposition-Notification-To: ada@contoso.example', 'Return-Receipt-To: ada@contoso.example'];
  const known = [
    'From: ada@contoso.example',
    'Sender: ben@contoso.example',
    'To: ben@contoso.example',
    'Cc: ben@contoso.example',
    'Bcc: ben@contoso.example',
    'Reply-To: ben@contoso.example',
    'Subject: S',
    'Date: Thu, 01 Jan 2026 10:00:00 +0100',
    'Message-ID: <m@x.example>',
    'In-Reply-To: odd',
    'References: odd',
    'MIME-Version: 1.0',
    'Importance: low',
    'Thread-Index: odd',
    'Thread-Topic: odd',
    'Return-Path: <ada@contoso.example>',
    'Content-Language: en',
  ];
  const draft = await mimeDraft(mail, lines(...own, ...shams, ...receipts, ...known, 'Content-Type: text/plain', '', 'Hi'));
  expect(draft).toMatchObject({
    isReadReceiptRequested: true,
    isDeliveryReceiptRequested: true,
    sentDateTime: '2026-01-01T09:00:00Z',
    sender: { emailAddress: { address: 'ben@contoso.example' } },
  });
  const { body } = await mail.json(`/v1.0/me/messages/${String(draft.id)}?$select=internetMessageHeaders`, { as });
  expect((body.internetMessageHeaders as { name: string; value: string }[]).map(({ name, value }) => `${name}: ${value}`)).toEqual(own);
  const mime = await mimeOf(mail, draft);
  for (const header of [...own, ...receipts, 'Sender: Ben', 'Date: Thu, 01 Jan 2026 09:00:00 +0000']) expect(mime).toContain(header);
  for (const sham of shams) expect(mime).not.toContain(sham);
  const plain = await mimeOf(mail, await mail.draft('ada', { subject: 'S' }));
  expect(plain).not.toMatch(/receipt-to|notification-to/i);
});

test.each([
  ['text', 'text/plain'],
  ['html', 'text/html'],
])('a body of %s is %s, ordinary importance is not said', async (contentType, type) => {
  const mail = createTestMail();
  const body = { contentType, content: '<b>Hi</b>' };
  const [high, normal] = [await mail.draft('ada', { body, importance: 'high' }), await mail.draft('ada', { body })];
  const [mime, other] = [await mimeOf(mail, high), await mimeOf(mail, normal)];
  expect(mime).toContain(`Content-Type: ${type}`);
  expect(mime).toContain('\r\nImportance: high\r\n');
  expect(other).not.toContain('Importance');
  expect((await mimeDraft(mail, mime)).body).toMatchObject({ contentType });
});

test.each([
  ['High', 'high'],
  [' low ', 'low'],
  ['normal', 'normal'],
  ['urgent', 'normal'],
])('an importance of %j is %s', async (written, importance) => {
  const mail = createTestMail();
  expect(await mimeDraft(mail, lines(`Importance: ${written}`, 'Subject: S', '', 'Hi'))).toMatchObject({ importance });
});

test('the members of a group are recipients, each for itself', async () => {
  const mail = createTestMail();
  const draft = await mimeDraft(mail, lines('To: Team: Zoe <zoe@x.example>, ben@contoso.example;, a@y.example', 'Subject: S', '', 'Hi'));
  expect(draft.toRecipients).toEqual([
    { emailAddress: { name: 'Zoe', address: 'zoe@x.example' } },
    { emailAddress: { name: 'Ben Okafor', address: 'ben@contoso.example' } },
    { emailAddress: { name: 'a@y.example', address: 'a@y.example' } },
  ]);
});

test('the messages that were answered stay named', async () => {
  const mail = createTestMail();
  const named = ['In-Reply-To: <b@x.example>', 'References: <a@x.example> <b@x.example>'];
  const mime = await mimeOf(mail, await mimeDraft(mail, lines(...named, 'Subject: S', '', 'Hi')));
  for (const header of named) expect(mime).toContain(`${header}\r\n`);
  expect(await mimeOf(mail, await mail.draft('ada', {}))).not.toMatch(/^(?:In-Reply-To|References):/m);
});

describe('a message inside of another', () => {
  const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'aGk=' };
  const item = {
    '@odata.type': '#microsoft.graph.message',
    subject: 'Deep',
    sentDateTime: '2026-01-01T09:00:00Z',
    from: to('ben')[0],
    attachments: [file],
  };
  const inner = (subject: string, attachments: unknown[]) => ({
    '@odata.type': '#microsoft.graph.itemAttachment',
    name: subject,
    item: { ...item, subject, attachments },
  });

  async function parsed(content: ArrayBuffer | Uint8Array | string | undefined): Promise<Email> {
    return PostalMime.parse(content ?? '', { forceRfc822Attachments: true });
  }

  test('is MIME in its MIME, at any depth', async () => {
    const mail = createTestMail();
    const draft = await mail.draft('ada', { subject: 'Outer', attachments: [inner('Middle', [inner('Deep', [file])])] });
    const outer = await parsed(await mimeOf(mail, draft));
    expect(outer.attachments).toMatchObject([{ mimeType: 'message/rfc822' }]);
    const middle = await parsed(outer.attachments[0]?.content);
    expect(middle).toMatchObject({ subject: 'Middle', attachments: [{ mimeType: 'message/rfc822' }] });
    const deep = await parsed(middle.attachments[0]?.content);
    expect(deep).toMatchObject({ subject: 'Deep', from: { address: 'ben@contoso.example' }, attachments: [{ filename: 'a.txt' }] });
    expect(new Date(deep.date ?? '').toISOString()).toBe('2026-01-01T09:00:00.000Z');
  });

  test('comes out of MIME as an item, whole', async () => {
    const mail = createTestMail();
    const first = await mail.draft('ada', { subject: 'Outer', attachments: [inner('Middle', [inner('Deep', [file])])] });
    const second = await mimeDraft(mail, await mimeOf(mail, first));
    const { body } = await mail.json(`/v1.0/me/messages/${String(second.id)}/attachments?$expand=microsoft.graph.itemAttachment/item`, {
      as,
    });
    expect(body.value).toMatchObject([
      {
        '@odata.type': '#microsoft.graph.itemAttachment',
        name: 'Middle',
        item: {
          subject: 'Middle',
          sentDateTime: '2026-01-01T09:00:00Z',
          attachments: [{ '@odata.type': '#microsoft.graph.itemAttachment', name: 'Deep' }],
        },
      },
    ]);
    const again = await parsed(await mimeOf(mail, second));
    const deep = await parsed((await parsed(again.attachments[0]?.content)).attachments[0]?.content);
    expect(deep).toMatchObject({ subject: 'Deep', attachments: [{ filename: 'a.txt' }] });
  });

  test('without a subject has the name of its part', async () => {
    const mail = createTestMail();
    const part = (...more: readonly string[]) => ['--b', 'Content-Type: message/rfc822', ...more, '', 'From: a@b.example', '', 'Hi'];
    const named = part('Content-Disposition: attachment; filename=n.eml');
    const draft = await mimeDraft(mail, lines(head, 'Content-Type: multipart/mixed; boundary=b', '', ...named, ...part(), '--b--', ''));
    expect((await attachmentsOf(mail, draft)).map(({ name }) => name)).toEqual(['n.eml', 'attachment-2']);
  });

  test('that is of another kind is not written', async () => {
    const mail = createTestMail();
    const event = {
      '@odata.type': '#microsoft.graph.itemAttachment',
      name: 'E',
      item: { '@odata.type': '#microsoft.graph.post', body: { contentType: 'text', content: 'E' } },
    };
    const draft = await mail.draft('ada', { subject: 'Outer', attachments: [event] });
    const { status, body } = await mail.json(`/v1.0/me/messages/${String(draft.id)}/$value`, { as });
    expect([status, body.error]).toMatchObject([501, { code: 'NotImplemented' }]);
  });

  test('may be larger than a request', async () => {
    const mail = createTestMail();
    const large = Buffer.alloc(3 * 1024 * 1024, 1);
    await mail.json('/v1.0/me/mailFolders/inbox/messageRules', {
      as: `ben ${all}`,
      method: 'POST',
      body: { displayName: 'F', sequence: 1, isEnabled: true, actions: { forwardAsAttachmentTo: to('chloe') } },
    });
    const draft = await mail.draft('ada', { subject: 'Large', toRecipients: to('ben') });
    const session = await mail.json(`/v1.0/me/messages/${String(draft.id)}/attachments/createUploadSession`, {
      as,
      method: 'POST',
      body: { AttachmentItem: { attachmentType: 'file', name: 'l.bin', size: large.byteLength } },
    });
    const range = `bytes 0-${large.byteLength - 1}/${large.byteLength}`;
    const request = new Request(String(session.body.uploadUrl), { method: 'PUT', body: large, headers: { 'Content-Range': range } });
    const uploaded = await uploadHandler(mail.tenant, request);
    expect(uploaded.status).toBe(201);
    await mail.call(`/v1.0/me/messages/${String(draft.id)}/send`, { as, method: 'POST' });
    const [received] = await mail.messagesOf('chloe', 'inbox');
    const mime = await parsed(await mimeOf(mail, received, 'chloe'));
    const forwarded = await parsed(mime.attachments[0]?.content);
    expect(forwarded.attachments[0]).toMatchObject({ filename: 'l.bin' });
  });
});
