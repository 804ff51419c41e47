import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from './test-mail.ts';

const as = `ada ${all}`;
const contentOf = (body: unknown): string => (body as { content: string }).content;
const subjects = (messages: readonly Record<string, unknown>[]): unknown[] => messages.map(({ subject }) => subject);

async function post(mail: TestMail, path: string, body: unknown, who = as): Promise<{ status: number; body: Record<string, unknown> }> {
  return mail.json(`/v1.0/me/${path}`, { as: who, method: 'POST', body });
}

async function received(mail: TestMail, alias: string): Promise<Record<string, unknown>> {
  return (await mail.messagesOf(alias, 'inbox'))[0] ?? {};
}

describe('sendMail', () => {
  test('arrives with everybody once, and stays in Sent Items', async () => {
    const mail = createTestMail();
    const status = await mail.send('ada', {
      subject: 'All', toRecipients: to('ben', 'BEN'), ccRecipients: to('chloe'), bccRecipients: to('diego'), body: { contentType: 'Text', content: 'Hi' },
    });

    expect(status).toBe(202);
    for (const alias of ['ben', 'chloe', 'diego']) {
      const [message, ...others] = await mail.messagesOf(alias, 'inbox');
      expect(others).toEqual([]);
      expect(message).toMatchObject({ subject: 'All', isRead: false, ccRecipients: to('chloe'), bccRecipients: [] });
    }
    expect(await mail.messagesOf('ada', 'sentitems')).toMatchObject([{ subject: 'All', isRead: true, isDraft: false, bccRecipients: to('diego') }]);
  });

  test.each([[false], ['false'], ['False']])('keeps no copy with saveToSentItems %j', async (saveToSentItems) => {
    const mail = createTestMail();
    await post(mail, 'sendMail', { Message: { subject: 'Quiet', toRecipients: to('ben') }, SaveToSentItems: saveToSentItems });

    expect(await mail.messagesOf('ada', 'sentitems')).toEqual([]);
    expect(subjects(await mail.messagesOf('ben', 'inbox'))).toEqual(['Quiet']);
  });

  test('the same conversation has one key, and its own id in every mailbox', async () => {
    const mail = createTestMail();
    await mail.send('ada', { subject: 'Talk', toRecipients: to('ben') });
    const [sent] = await mail.messagesOf('ada', 'sentitems');
    const arrived = await received(mail, 'ben');

    expect(arrived.conversationIndex).toBe(sent?.conversationIndex);
    expect(arrived.internetMessageId).toBe(sent?.internetMessageId);
    expect(arrived.conversationId).not.toBe(sent?.conversationId);
  });

  test('reports an unknown address of the organisation to the sender', async () => {
    const mail = createTestMail();
    await mail.send('ada', { subject: 'Lost', toRecipients: to('nobody') });
    const report = await received(mail, 'ada');

    expect(report).toMatchObject({ subject: 'Undeliverable: Lost', from: { emailAddress: { address: 'postmaster@contoso.example' } }, isRead: false });
    expect(report.bodyPreview).toContain(`nobody@contoso.example wasn't found at contoso.example.`);
    expect(report.conversationId).toBe((await mail.messagesOf('ada', 'sentitems'))[0]?.conversationId);
  });

  test('records mail to other organisations', async () => {
    const mail = createTestMail();
    await mail.send('ada', { subject: 'Out', toRecipients: to('x@other.example') });

    expect(mail.tenant.outbound).toMatchObject([{ subject: 'Out', to: { address: 'x@other.example' }, from: { address: 'ada@contoso.example' } }]);
    expect(await mail.messagesOf('ada', 'inbox')).toEqual([]);
  });

  test('delivers to the members of a group', async () => {
    const mail = createTestMail();
    const [ada, ben, chloe] = [...mail.tenant.users.values()];
    mail.tenant.groups.set('g', { id: 'g', displayName: 'Sales', mail: 'sales@contoso.example', members: [ben?.id ?? '', chloe?.id ?? ''] });
    await mail.send('ada', { subject: 'Group', toRecipients: to('sales') });

    expect(ada?.mail).toBe('ada@contoso.example');
    expect(subjects(await mail.messagesOf('ben', 'inbox'))).toEqual(['Group']);
    expect(subjects(await mail.messagesOf('chloe', 'inbox'))).toEqual(['Group']);
  });

  test.each([
    [{ message: { subject: 'x' } }, 'ErrorInvalidRecipients', `At least one recipient is not valid., A message can't be sent because it contains no recipients.`],
    [
      { message: { subject: 'x', toRecipients: to('a b@c') } },
      'ErrorInvalidRecipients',
      `At least one recipient is not valid., Recipient 'a b@c' is not resolved. All recipients must be resolved before a message can be submitted.`,
    ],
    [{ saveToSentItems: true }, 'ErrorInvalidParameter', `The parameter 'message' is missing.`],
    [{ message: { toRecipients: to('ben') }, saveToSentItems: 'perhaps' }, 'RequestBodyRead', `The property 'saveToSentItems' must be true or false.`],
    [
      { message: { toRecipients: to('ben'), internetMessageHeaders: [{ name: 'Bcc', value: 'x' }] } },
      'InvalidInternetMessageHeader',
      `The internet message header name 'Bcc' should start with 'x-' or 'X-'.`,
    ],
  ])('refuses %j', async (body, code, message) => {
    const mail = createTestMail();

    expect(await post(mail, 'sendMail', body)).toMatchObject({ status: 400, body: { error: { code, message } } });
    expect(await mail.messagesOf('ada', 'sentitems')).toEqual([]);
  });

  test('brings attachments and own headers along', async () => {
    const mail = createTestMail();
    await mail.send('ada', {
      subject: 'With file',
      toRecipients: to('ben'),
      internetMessageHeaders: [{ name: 'X-Ticket', value: '42' }],
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentType: 'text/plain', contentBytes: 'aGk=' }],
    });
    const [message] = await mail.messagesOf('ben', 'inbox', '$expand=attachments&$select=hasAttachments,internetMessageHeaders');

    expect(message).toMatchObject({ hasAttachments: true, attachments: [{ name: 'a.txt', contentBytes: 'aGk=', contentType: 'text/plain' }] });
    expect(message?.internetMessageHeaders).toContainEqual({ name: 'X-Ticket', value: '42' });
  });

  test('takes MIME as base64, and refuses what is not', async () => {
    const mail = createTestMail();
    const mime = ['From: ada@contoso.example', 'To: "Ben" <ben@contoso.example>', 'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=', 'Importance: high', '', 'Body text'].join('\r\n');
    const send = (body: string): Promise<Response> =>
      mail.call('/v1.0/me/sendMail', { as, method: 'POST', headers: { 'Content-Type': 'text/plain' }, body });

    expect((await send(Buffer.from(mime).toString('base64'))).status).toBe(202);
    expect(await received(mail, 'ben')).toMatchObject({ subject: 'Grüße', importance: 'high', from: { emailAddress: { name: 'Ada Martin' } } });
    expect(await (await send('not base64!')).json()).toMatchObject({ error: { message: 'Invalid base64 string for MIME content.' } });
  });
});

describe('send', () => {
  test('moves the draft to Sent Items and keeps its immutable id', async () => {
    const mail = createTestMail();
    const headers = { Prefer: 'IdType="ImmutableId"' };
    const { body } = await mail.json('/v1.0/me/messages', { as, headers, method: 'POST', body: { subject: 'Ready', toRecipients: to('ben') } });
    const { status } = await post(mail, `messages/${String(body.id)}/send`, undefined);
    const sent = await mail.json(`/v1.0/me/messages/${String(body.id)}`, { as, headers });

    expect(status).toBe(202);
    expect(sent.body).toMatchObject({ isDraft: false, subject: 'Ready' });
    expect(await mail.messagesOf('ada', 'drafts')).toEqual([]);
    expect(subjects(await mail.messagesOf('ada', 'sentitems'))).toEqual(['Ready']);
    expect(await post(mail, `messages/${String(body.id)}/send`, undefined)).toMatchObject({ status: 400, body: { error: { code: 'ErrorInvalidRequest' } } });
  });
});

describe('answers', () => {
  async function conversation(): Promise<{ mail: TestMail; message: Record<string, unknown> }> {
    const mail = createTestMail();
    await mail.send('ben', {
      subject: 'Offer', toRecipients: to('ada', 'diego'), ccRecipients: to('chloe'), body: { contentType: 'html', content: '<html><body><p>Please look.</p></body></html>' },
      attachments: [{ name: 'offer.pdf', contentBytes: 'JVBERg==' }],
    });
    return { mail, message: await received(mail, 'ada') };
  }

  test('a reply goes to the author, quotes, and continues the conversation', async () => {
    const { mail, message } = await conversation();
    const { status } = await post(mail, `messages/${String(message.id)}/reply`, { comment: 'Looks good' });
    const [reply] = await mail.messagesOf('ben', 'inbox', '$select=subject,body,toRecipients,hasAttachments,conversationId,uniqueBody,internetMessageHeaders');
    const [own] = await mail.messagesOf('ben', 'sentitems');

    expect(status).toBe(202);
    expect(reply).toMatchObject({ subject: 'RE: Offer', toRecipients: to('ben'), hasAttachments: false, conversationId: own?.conversationId });
    const html = contentOf(reply?.body);
    expect(html.indexOf('Looks good')).toBeLessThan(html.indexOf('<b>From:</b> Ben Okafor &lt;ben@contoso.example&gt;'));
    expect(html).toContain('<b>Sent:</b> Monday, March 2, 2026 9:00 AM');
    expect(html).toContain('<p>Please look.</p>');
    expect(contentOf(reply?.uniqueBody)).not.toContain('Please look');
    expect(reply?.internetMessageHeaders).toContainEqual({ name: 'In-Reply-To', value: message.internetMessageId });
    expect(reply?.internetMessageHeaders).toContainEqual({ name: 'References', value: message.internetMessageId });
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
    const draft = await post(mail, `messages/${String(message.id)}/createReply`, { message: { importance: 'high', categories: ['Red category'] }, comment: 'Hm' });
    await mail.json(`/v1.0/me/messages/${String(draft.body.id)}`, { as, method: 'PATCH', body: { subject: 'RE: Offer (late)' } });
    await post(mail, `messages/${String(draft.body.id)}/send`, undefined);

    expect(draft).toMatchObject({ status: 201, body: { isDraft: true, subject: 'RE: Offer', importance: 'high', conversationId: message.conversationId } });
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

  test('takes the body of the message instead of a comment, but not both', async () => {
    const { mail, message } = await conversation();
    const body = { contentType: 'text', content: 'Only this' };
    await post(mail, `messages/${String(message.id)}/reply`, { message: { body } });
    const both = await post(mail, `messages/${String(message.id)}/reply`, { message: { body }, comment: 'x' });
    const forward = await post(mail, `messages/${String(message.id)}/forward`, { comment: 'x' });

    expect((await received(mail, 'ben')).body).toEqual(body);
    expect(both).toMatchObject({ status: 400, body: { error: { message: `Specify either 'comment' or the body of 'message', not both.` } } });
    expect(forward).toMatchObject({ status: 400, body: { error: { message: `A forward needs 'toRecipients'.` } } });
  });
});

describe('the shared mailbox', () => {
  const shared = '/v1.0/users/invoices@contoso.example';
  const message = { subject: 'From us', toRecipients: to('ben') };

  test('is open to those with full access and a .Shared permission only', async () => {
    const mail = createTestMail();
    const read = (who: string): Promise<{ status: number; body: Record<string, unknown> }> => mail.json(`${shared}/messages`, { as: who });

    expect((await read('ada Mail.Read.Shared')).status).toBe(200);
    expect(await read('ada Mail.ReadWrite')).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
    expect(await read('ben Mail.Read.Shared')).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
    expect((await read('app Mail.Read')).status).toBe(200);
    expect((await mail.json('/v1.0/me/messages', { as: 'ada Mail.Read.Shared' })).status).toBe(200);
  });

  test('sends as the mailbox for Ada, on its behalf for Chloe', async () => {
    const mail = createTestMail();
    const from = { emailAddress: { address: 'invoices@contoso.example' } };
    await mail.json(`${shared}/sendMail`, { as: `ada ${all}`, method: 'POST', body: { message } });
    await mail.json('/v1.0/me/sendMail', { as: `chloe ${all}`, method: 'POST', body: { message: { ...message, from } } });
    const [onBehalf, asMailbox] = await mail.messagesOf('ben', 'inbox');
    const people = (item: Record<string, unknown> | undefined): unknown[] =>
      [item?.from, item?.sender].map((one) => (one as typeof from).emailAddress.address).sort();

    expect([people(onBehalf), people(asMailbox)]).toContainEqual(['invoices@contoso.example', 'invoices@contoso.example']);
    expect([people(onBehalf), people(asMailbox)]).toContainEqual(['chloe@contoso.example', 'invoices@contoso.example']);
    expect((await mail.json(`${shared}/mailFolders/sentitems`, { as })).body.totalItemCount).toBe(1);
    expect(await mail.messagesOf('chloe', 'sentitems')).toHaveLength(1);
  });

  test('refuses to send for it without the right, or without the permission', async () => {
    const mail = createTestMail();
    const from = { emailAddress: { address: 'invoices@contoso.example' } };
    const send = (who: string): Promise<{ status: number; body: Record<string, unknown> }> =>
      mail.json('/v1.0/me/sendMail', { as: who, method: 'POST', body: { message: { ...message, from } } });

    expect(await send(`ben ${all}`)).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'ErrorSendAsDenied',
          message:
            'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account., Cannot submit message.',
        },
      },
    });
    expect(await send('ada Mail.Send')).toMatchObject({ status: 403, body: { error: { code: 'ErrorAccessDenied' } } });
    expect((await send('ada Mail.Send.Shared')).status).toBe(202);
  });

  test('does not show its settings and rules to people', async () => {
    const mail = createTestMail();

    expect((await mail.json(`${shared}/mailboxSettings`, { as })).status).toBe(403);
    expect((await mail.json(`${shared}/mailboxSettings`, { as: 'app MailboxSettings.Read' })).body.userPurpose).toBe('shared');
  });
});
