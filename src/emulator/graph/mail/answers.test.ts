import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const contentOf = (body: unknown): string => (body as { content: string }).content;
const subjects = (messages: readonly Record<string, unknown>[]): unknown[] => messages.map(({ subject }) => subject);

async function post(mail: TestMail, path: string, body: unknown, who = as): Promise<{ status: number; body: Record<string, unknown> }> {
  return mail.json(`/v1.0/me/${path}`, { as: who, method: 'POST', body });
}

async function received(mail: TestMail, alias: string): Promise<Record<string, unknown>> {
  return (await mail.messagesOf(alias, 'inbox'))[0] ?? {};
}

describe('answers', () => {
  async function conversation(): Promise<{ mail: TestMail; message: Record<string, unknown> }> {
    const mail = createTestMail();
    await mail.send('ben', {
      subject: 'Offer',
      toRecipients: to('ada', 'diego'),
      ccRecipients: to('chloe'),
      body: { contentType: 'html', content: '<html><body><p>Please look.</p></body></html>' },
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'offer.pdf', contentBytes: 'JVBERg==' }],
    });
    return { mail, message: await received(mail, 'ada') };
  }

  test('a reply goes to the author, quotes, and continues the conversation', async () => {
    const { mail, message } = await conversation();
    const { status } = await post(mail, `messages/${String(message.id)}/reply`, { comment: 'Looks good' });
    const [reply] = await mail.messagesOf(
      'ben',
      'inbox',
      '$select=subject,body,toRecipients,hasAttachments,conversationId,uniqueBody,internetMessageHeaders',
    );
    const [own] = await mail.messagesOf('ben', 'sentitems');

    expect(status).toBe(202);
    expect(reply).toMatchObject({
      subject: 'RE: Offer',
      toRecipients: to('ben'),
      hasAttachments: false,
      conversationId: own?.conversationId,
    });
    const html = contentOf(reply?.body);
    expect(html.indexOf('Looks good')).toBeLessThan(html.indexOf('<b>From:</b> Ben Okafor &lt;ben@contoso.example&gt;'));
    expect(html).toContain('<b>Sent:</b> Monday, March 2, 2026 9:00 AM');
    expect(html).toContain('<p>Please look.</p>');
    expect(contentOf(reply?.uniqueBody)).not.toContain('Please look');
    expect(reply?.internetMessageHeaders).toContainEqual({ name: 'In-Reply-To', value: message.internetMessageId });
    expect(reply?.internetMessageHeaders).toContainEqual({ name: 'References', value: message.internetMessageId });
  });

  test.each<['text' | 'html', string]>([
    ['html', 'One & <b>two</b>\r\nthree'],
    ['text', 'One &amp; &lt;b&gt;two&lt;/b&gt;<br>\r\nthree'],
  ])('an answer to a message in %s is HTML, and so is the comment in it', async (contentType, quoted) => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'Offer', toRecipients: to('ada'), body: { contentType, content: 'One & <b>two</b>\r\nthree' } });
    const message = await received(mail, 'ada');
    await post(mail, `messages/${String(message.id)}/reply`, { comment: 'a<br>b &lt;c&gt;\nd' });
    const [reply] = await mail.messagesOf('ben', 'inbox', '$select=body,uniqueBody');

    expect(reply?.body).toMatchObject({ contentType: 'html' });
    const html = contentOf(reply?.body);
    expect(html.indexOf('a<br>b &lt;c&gt;\nd\r\n<hr ')).toBeGreaterThan(html.indexOf('<body>'));
    expect(html).toContain(quoted);
    expect(contentOf(reply?.uniqueBody)).not.toContain('three');
  });

  test.each([
    ['outlook.timezone="Pacific Standard Time"', 'Monday, March 2, 2026 1:00 AM'],
    ['outlook.timezone="Asia/Kolkata"', 'Monday, March 2, 2026 2:30 PM'],
    ['outlook.timezone="Nowhere"', 'Monday, March 2, 2026 9:00 AM'],
  ])('says when the message was sent by the clock of the caller: %s', async (prefer, shown) => {
    const { mail, message } = await conversation();
    const path = `/v1.0/me/messages/${String(message.id)}/createReply`;
    const { body } = await mail.json(path, { as, method: 'POST', headers: { Prefer: prefer }, body: { comment: '' } });
    expect(contentOf(body.body)).toContain(`<b>Sent:</b> ${shown}<br>`);
  });

  test('a reply to all leaves out the one who answers', async () => {
    const { mail, message } = await conversation();
    await post(mail, `messages/${String(message.id)}/replyAll`, { comment: 'Fine' });
    const [reply] = await mail.messagesOf('diego', 'inbox');

    expect(reply).toMatchObject({ subject: 'RE: Offer', toRecipients: to('ben', 'diego'), ccRecipients: to('chloe') });
    expect(await mail.messagesOf('ada', 'inbox')).toHaveLength(1);
  });

  test('a forward brings the attachments to somebody new', async () => {
    const { mail, message } = await conversation();
    await post(mail, `messages/${String(message.id)}/forward`, { Comment: 'FYI', ToRecipients: to('elin') });
    const [forward] = await mail.messagesOf('elin', 'inbox');

    expect(forward).toMatchObject({ subject: 'FW: Offer', hasAttachments: true });
    expect(forward?.bodyPreview).toMatch(/^FYI/);
  });

  test('createReply makes a draft that can be changed and sent', async () => {
    const { mail, message } = await conversation();
    const draft = await post(mail, `messages/${String(message.id)}/createReply`, {
      message: { importance: 'high', categories: ['Red category'] },
      comment: 'Hm',
    });
    await mail.json(`/v1.0/me/messages/${String(draft.body.id)}`, { as, method: 'PATCH', body: { subject: 'RE: Offer (late)' } });
    await post(mail, `messages/${String(draft.body.id)}/send`, undefined);

    expect(draft).toMatchObject({
      status: 201,
      body: { isDraft: true, subject: 'RE: Offer', importance: 'high', conversationId: message.conversationId },
    });
    expect(subjects(await mail.messagesOf('ben', 'inbox'))).toEqual(['RE: Offer (late)']);
  });

  test('the prefix is not repeated, and each answer lengthens the index', async () => {
    const { mail, message } = await conversation();
    await post(mail, `messages/${String(message.id)}/reply`, { comment: 'one' });
    const first = await received(mail, 'ben');
    await post(mail, `messages/${String(first.id)}/reply`, { comment: 'two' }, `ben ${all}`);
    const [second] = await mail.messagesOf('ada', 'inbox', `$filter=${encodeURIComponent("subject eq 'RE: Offer'")}`);

    expect(second?.conversationId).toBe(message.conversationId);
    expect(Buffer.from(String(second?.conversationIndex), 'base64')).toHaveLength(32);
  });

  test('honours Reply-To and replaces recipients that the request names', async () => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'Ask', toRecipients: to('ada'), replyTo: to('chloe') });
    const message = await received(mail, 'ada');
    await post(mail, `messages/${String(message.id)}/reply`, { comment: 'a' });
    await post(mail, `messages/${String(message.id)}/reply`, { message: { toRecipients: to('elin') }, comment: 'b' });

    expect(await mail.messagesOf('chloe', 'inbox')).toHaveLength(1);
    expect(await mail.messagesOf('elin', 'inbox')).toHaveLength(1);
    expect(await mail.messagesOf('ben', 'inbox')).toHaveLength(0);
  });

  test.each<[string, readonly string[], string[], string[]]>([
    ['nobody', [], ['ben@contoso.example', 'diego@contoso.example'], ['chloe@contoso.example']],
    ['somebody', ['To: elin@contoso.example'], ['elin@contoso.example'], []],
    ['somebody in Cc', ['Cc: elin@contoso.example'], [], ['elin@contoso.example']],
  ])('MIME is the whole answer; naming %s it goes to the right people', async (_, headers, toAll, ccAll) => {
    const mail = createTestMail();
    const image = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'i.png', contentBytes: 'AAAA', isInline: true, contentId: 'i' };
    const message = { subject: 'Offer', toRecipients: to('ada', 'diego'), ccRecipients: to('chloe'), attachments: [image] };
    await mail.send('ben', { ...message, body: { contentType: 'html', content: '<img src="cid:i">' } });
    const { id, conversationId } = await received(mail, 'ada');
    const part = ['--b', 'Content-Type: text/plain', '', 'Fine', '--b', 'Content-Type: text/csv; name=a.csv', '', '1', '--b--', ''];
    const mime = ['Subject: Re: Offer', ...headers, 'Content-Type: multipart/mixed; boundary=b', '', ...part].join('\r\n');
    const path = `/v1.0/me/messages/${String(id)}/createReplyAll`;
    const init = { as, method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: Buffer.from(mime).toString('base64') };
    const { status, body } = await mail.json(`${path}?$expand=attachments`, init);

    const addresses = (list: unknown) => (list as { emailAddress: { address: string } }[]).map(({ emailAddress }) => emailAddress.address);
    expect(status).toBe(201);
    expect(body).toMatchObject({ subject: 'Re: Offer', conversationId, body: { contentType: 'text' }, attachments: [{ name: 'a.csv' }] });
    expect(contentOf(body.body).trim()).toBe('Fine');
    expect([addresses(body.toRecipients), addresses(body.ccRecipients)]).toEqual([toAll, ccAll]);
  });

  test('takes the body of the message instead of a comment, but not both', async () => {
    const { mail, message } = await conversation();
    const body = { contentType: 'text', content: 'Only this' };
    await post(mail, `messages/${String(message.id)}/reply`, { message: { body } });
    const [first] = await mail.messagesOf('ben', 'inbox');
    const empty = await post(mail, `messages/${String(message.id)}/reply`, { message: { body }, comment: '' });
    const both = await post(mail, `messages/${String(message.id)}/reply`, { message: { body }, comment: 'x' });
    const forward = await post(mail, `messages/${String(message.id)}/forward`, { comment: 'x' });

    expect(first?.body).toEqual(body);
    expect(empty.status).toBe(202);
    expect((await mail.messagesOf('ben', 'inbox')).map((one) => one.body)).toEqual([body, body]);
    expect(both).toMatchObject({
      status: 400,
      body: { error: { message: `Specify either 'comment' or the body of 'message', not both.` } },
    });
    expect(forward).toMatchObject({ status: 400, body: { error: { message: `A forward needs 'toRecipients'.` } } });
  });
});
