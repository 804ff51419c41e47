import PostalMime, { type Email } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';
import { uploadHandler } from './upload-target.ts';

const as = `ada ${all}`;
const lines = (...all: readonly string[]): string => all.join('\r\n');

const signedPart = lines(
  '--in',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding:  quoted-printable ',
  '',
  '<p>Gr=C3=BC=C3=9Fe  </p>',
  '--in',
  'Content-Type: text/csv; name=a.csv',
  'Content-Disposition: attachment; filename=a.csv',
  '',
  '1;2',
  '--in--',
);
const signedType = lines('Content-Type: multipart/signed; protocol="application/pkcs7-signature";', ' micalg=sha-256; boundary="out"');
const signedBody = lines(
  '--out',
  'Content-Type: multipart/mixed; boundary=in',
  '',
  signedPart,
  '',
  '--out',
  'Content-Type: application/pkcs7-signature; name=smime.p7s',
  'Content-Transfer-Encoding: base64',
  '',
  'AAEC',
  '--out--',
  '',
);
const head = lines('From: ada@contoso.example', 'To: ben@contoso.example', 'Subject: Signed', 'X-Ticket: 42', 'MIME-Version: 1.0');

async function draftOf(mail: TestMail, mime: string): Promise<Record<string, unknown>> {
  const body = Buffer.from(mime, 'utf8').toString('base64');
  const answer = await mail.call('/v1.0/me/messages', { as, method: 'POST', headers: { 'Content-Type': 'text/plain' }, body });
  return (await answer.json()) as Record<string, unknown>;
}

async function mimeOf(mail: TestMail, message: Record<string, unknown> | undefined, alias = 'ada'): Promise<string> {
  const answer = await mail.call(`/v1.0/me/messages/${String(message?.id)}/$value`, { as: `${alias} ${all}` });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function attachmentsOf(mail: TestMail, message: Record<string, unknown>): Promise<Record<string, unknown>[]> {
  const { body } = await mail.json(`/v1.0/me/messages/${String(message.id)}/attachments`, { as });
  return body.value as Record<string, unknown>[];
}

const classOf = async (mail: TestMail, message: Record<string, unknown>): Promise<unknown> => {
  const expand = "$expand=singleValueExtendedProperties($filter=id eq 'String 0x1A')";
  return (await mail.json(`/v1.0/me/messages/${String(message.id)}?${expand}`, { as })).body.singleValueExtendedProperties;
};

describe('signed mail', () => {
  test('shows its text, and one attachment that has all of it', async () => {
    const mail = createTestMail();
    const draft = await draftOf(mail, lines(head, signedType, 'Content-Language: de', '', signedBody));
    expect(draft).toMatchObject({ subject: 'Signed', hasAttachments: true, body: { contentType: 'html' } });
    expect((draft.body as { content: string }).content.trim()).toBe('<p>Grüße  </p>');
    const [file, ...others] = await attachmentsOf(mail, draft);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ '@odata.type': '#microsoft.graph.fileAttachment', name: 'smime.p7m', contentType: 'multipart/signed' });
    expect(Buffer.from(String(file?.contentBytes), 'base64').toString()).toBe(lines(signedType, 'Content-Language: de', '', signedBody));
    expect(await classOf(mail, draft)).toEqual([{ id: 'String 0x1a', value: 'IPM.Note.SMIME.MultipartSigned' }]);
  });

  test('has its signed part in $value to the byte, also where it arrives', async () => {
    const mail = createTestMail();
    const draft = await draftOf(mail, lines(head, signedType, '', signedBody));
    await mail.call(`/v1.0/me/messages/${String(draft.id)}/send`, { as, method: 'POST' });
    const [sent] = await mail.messagesOf('ada', 'sentitems');
    const [received] = await mail.messagesOf('ben', 'inbox');
    for (const mime of [await mimeOf(mail, sent), await mimeOf(mail, received, 'ben')]) {
      expect(mime.endsWith(`\r\nMIME-Version: 1.0\r\n${lines(signedType, '', signedBody)}`)).toBe(true);
      expect(mime.match(/^content-type:/gim)).toHaveLength(5);
      const email = await PostalMime.parse(mime);
      expect(email).toMatchObject({ subject: 'Signed', to: [{ address: 'ben@contoso.example' }] });
      expect(email.attachments.map(({ filename }) => filename)).toEqual(['a.csv', 'smime.p7s']);
    }
  });

  test('is read the same where lines end in LF alone', async () => {
    const mail = createTestMail();
    const draft = await draftOf(mail, lines(head, signedType, '', signedBody).replaceAll('\r\n', '\n'));
    const [file] = await attachmentsOf(mail, draft);
    const expected = `${signedType}\r\n\r\n${signedBody.replaceAll('\r\n', '\n')}`;
    expect(Buffer.from(String(file?.contentBytes), 'base64').toString().replace(';\n micalg', ';\r\n micalg')).toBe(expected);
  });

  const signedData = Buffer.from('3080060 92a864886f70d010702a080'.replace(' ', ''), 'hex');
  const envelopedData = Buffer.from('308006092a864886f70d010703a080', 'hex');
  test.each<[string, string, Buffer]>([
    ['application/pkcs7-mime', 'signed-data', signedData],
    ['application/x-pkcs7-mime', 'enveloped-data', envelopedData],
  ])('%s of %s is kept as it is', async (type, kind, content) => {
    const mail = createTestMail();
    const part = ['Content-Transfer-Encoding: base64', '', content.toString('base64'), ''];
    const draft = await draftOf(mail, lines(head, `Content-Type: ${type}; smime-type=${kind}; name=smime.p7m`, ...part));
    expect(await attachmentsOf(mail, draft)).toMatchObject([
      { name: 'smime.p7m', contentType: type, contentBytes: content.toString('base64') },
    ]);
    expect(await classOf(mail, draft)).toEqual([{ id: 'String 0x1a', value: 'IPM.Note.SMIME' }]);
    const mime = await mimeOf(mail, draft);
    expect(mime).toContain(`\r\nContent-Type: ${type}; name="smime.p7m"; smime-type=${kind}\r\n`);
    const email = await PostalMime.parse(mime);
    expect(email.attachments).toHaveLength(1);
    expect(Buffer.from(email.attachments[0]?.content as ArrayBuffer)).toEqual(content);
  });

  test('is other mail where another file is with it, or the class alone says so', async () => {
    const mail = createTestMail();
    const draft = await draftOf(mail, lines(head, signedType, '', signedBody));
    const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'b.txt', contentBytes: 'aGk=' };
    await mail.json(`/v1.0/me/messages/${String(draft.id)}/attachments`, { as, method: 'POST', body: file });
    expect(await mimeOf(mail, draft)).toContain('Content-Type: multipart/mixed');
    const named = { singleValueExtendedProperties: [{ id: 'String 0x1A', value: 'IPM.Note.SMIME' }], attachments: [file] };
    expect(await mimeOf(mail, await mail.draft('ada', named))).toContain('b.txt');
    const plain = await mail.draft('ada', { attachments: [{ ...file, name: 'smime.p7m' }] });
    expect(await mimeOf(mail, plain)).toContain('Content-Type: application/octet-stream');
  });
});

test('headers of MIME are kept and written again, those of the service are not believed', async () => {
  const mail = createTestMail();
  const own = ['Received: from a by b', 'List-Unsubscribe: <mailto:x@y.example>', 'Auto-Submitted: auto-generated', 'X-Ticket: 42'];
  const shams = ['X-MS-Exchange-Organization-AuthAs: Internal', 'X-MS-Has-Attach: yes', 'X-MS-Exchange-Forest-A: b'];
  const receipts = ['Disposition-Notification-To: ada@contoso.example', 'Return-Receipt-To: ada@contoso.example'];
  const known = ['From: ada@contoso.example', 'Sender: ben@contoso.example', 'Subject: S', 'Date: Thu, 01 Jan 2026 10:00:00 +0100'];
  const draft = await draftOf(mail, lines(...own, ...shams, ...receipts, ...known, 'Content-Type: text/plain', '', 'Hi'));
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
    const second = await draftOf(mail, await mimeOf(mail, first));
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
    const draft = await draftOf(mail, lines(head, 'Content-Type: multipart/mixed; boundary=b', '', ...named, ...part(), '--b--', ''));
    expect((await attachmentsOf(mail, draft)).map(({ name }) => name)).toEqual(['n.eml', 'attachment-2']);
  });

  test('that is an appointment is not written', async () => {
    const mail = createTestMail();
    const event = {
      '@odata.type': '#microsoft.graph.itemAttachment',
      name: 'E',
      item: { '@odata.type': '#microsoft.graph.event', subject: 'E' },
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
