import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';
import { attachmentsOf, lines, mimeDraft, mimeOf } from '../../../../test/support/test-mime.ts';

const as = `ada ${all}`;

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

const classOf = async (mail: TestMail, message: Record<string, unknown>): Promise<unknown> => {
  const expand = "$expand=singleValueExtendedProperties($filter=id eq 'String 0x1A')";
  return (await mail.json(`/v1.0/me/messages/${String(message.id)}?${expand}`, { as })).body.singleValueExtendedProperties;
};

describe('signed mail', () => {
  test('shows its text, and one attachment that has all of it', async () => {
    const mail = createTestMail();
    const draft = await mimeDraft(mail, lines(head, signedType, 'Content-Language: de', '', signedBody));
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
    const draft = await mimeDraft(mail, lines(head, signedType, '', signedBody));
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
    const draft = await mimeDraft(mail, lines(head, signedType, '', signedBody).replaceAll('\r\n', '\n'));
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
    const draft = await mimeDraft(mail, lines(head, `Content-Type: ${type}; smime-type=${kind}; name=smime.p7m`, ...part));
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

  test.each<[string, string, Buffer | undefined]>([
    ['signed', signedType, undefined],
    ['signed', 'Content-Type: application/pkcs7-mime', signedData],
    ['encrypted', 'Content-Type: application/pkcs7-mime', envelopedData],
    ['plain', 'Content-Type: text/plain', Buffer.from('Hi')],
  ])('is told by rules: %s as %s', async (kind, type, content) => {
    const mail = createTestMail();
    const rule = (name: string, conditions: Record<string, boolean>) =>
      mail.json('/v1.0/me/mailFolders/inbox/messageRules', {
        as: `ben ${all}`,
        method: 'POST',
        body: { displayName: name, conditions, actions: { assignCategories: [name] } },
      });
    await rule('signed', { isSigned: true });
    await rule('encrypted', { isEncrypted: true });
    await rule('plain', { isSigned: false, isEncrypted: false });
    const part = content ? ['Content-Transfer-Encoding: base64', '', content.toString('base64'), ''] : ['', signedBody];
    const draft = await mimeDraft(mail, lines(head, type, ...part));
    await mail.call(`/v1.0/me/messages/${String(draft.id)}/send`, { as, method: 'POST' });
    expect(await mail.messagesOf('ben', 'inbox')).toMatchObject([{ categories: [kind] }]);
  });

  test('stays signed inside of another message', async () => {
    const mail = createTestMail();
    await mail.json('/v1.0/me/mailFolders/inbox/messageRules', {
      as: `ben ${all}`,
      method: 'POST',
      body: { displayName: 'F', actions: { forwardAsAttachmentTo: to('chloe') } },
    });
    const draft = await mimeDraft(mail, lines(head, signedType, '', signedBody));
    await mail.call(`/v1.0/me/messages/${String(draft.id)}/send`, { as, method: 'POST' });
    const [forwarded] = await mail.messagesOf('chloe', 'inbox');
    const outer = await PostalMime.parse(await mimeOf(mail, forwarded, 'chloe'), { forceRfc822Attachments: true });
    const inner = Buffer.from(outer.attachments[0]?.content as ArrayBuffer).toString();
    expect(inner.replaceAll('\r\n', '\n')).toContain(`${signedType}\n\n${signedBody}`.replaceAll('\r\n', '\n').trimEnd());
  });

  test('is other mail where another file is with it, or the class alone says so', async () => {
    const mail = createTestMail();
    const draft = await mimeDraft(mail, lines(head, signedType, '', signedBody));
    const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'b.txt', contentBytes: 'aGk=' };
    await mail.json(`/v1.0/me/messages/${String(draft.id)}/attachments`, { as, method: 'POST', body: file });
    expect(await mimeOf(mail, draft)).toContain('Content-Type: multipart/mixed');
    const named = { singleValueExtendedProperties: [{ id: 'String 0x1A', value: 'IPM.Note.SMIME' }], attachments: [file] };
    expect(await mimeOf(mail, await mail.draft('ada', named))).toContain('b.txt');
    const plain = await mail.draft('ada', { attachments: [{ ...file, name: 'smime.p7m' }] });
    expect(await mimeOf(mail, plain)).toContain('Content-Type: application/octet-stream');
  });
});
