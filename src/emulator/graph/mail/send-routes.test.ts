import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
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
      subject: 'All',
      body: { contentType: 'Text', content: 'Hi' },
      toRecipients: to('ben', 'BEN'),
      ccRecipients: to('chloe'),
      bccRecipients: to('diego'),
    });

    expect(status).toBe(202);
    for (const alias of ['ben', 'chloe', 'diego']) {
      const [message, ...others] = await mail.messagesOf(alias, 'inbox');
      expect(others).toEqual([]);
      expect(message).toMatchObject({ subject: 'All', isRead: false, ccRecipients: to('chloe'), bccRecipients: [] });
    }
    expect(await mail.messagesOf('ada', 'sentitems')).toMatchObject([
      { subject: 'All', isRead: true, isDraft: false, bccRecipients: to('diego') },
    ]);
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

    expect(report).toMatchObject({
      subject: 'Undeliverable: Lost',
      from: { emailAddress: { address: 'postmaster@contoso.example' } },
      isRead: false,
    });
    expect(report.bodyPreview).toContain(`nobody@contoso.example wasn't found at contoso.example.`);
    expect(report.conversationId).toBe((await mail.messagesOf('ada', 'sentitems'))[0]?.conversationId);
  });

  test('records mail to other organisations', async () => {
    const mail = createTestMail();
    await mail.send('ada', { subject: 'Out', toRecipients: to('x@other.example') });

    expect(mail.tenant.outbound).toMatchObject([
      { subject: 'Out', to: { address: 'x@other.example' }, from: { address: 'ada@contoso.example' } },
    ]);
    expect(await mail.messagesOf('ada', 'inbox')).toEqual([]);
  });

  test('delivers to the members of a group', async () => {
    const mail = createTestMail();
    const [ada, ben, chloe] = [...mail.tenant.users.values()];
    mail.tenant.groups.set('g', {
      id: 'g',
      displayName: 'Sales',
      mail: 'sales@contoso.example',
      members: [ben?.id ?? '', chloe?.id ?? ''],
    });
    await mail.send('ada', { subject: 'Group', toRecipients: to('sales') });

    expect(ada?.mail).toBe('ada@contoso.example');
    expect(subjects(await mail.messagesOf('ben', 'inbox'))).toEqual(['Group']);
    expect(subjects(await mail.messagesOf('chloe', 'inbox'))).toEqual(['Group']);
  });

  test.each([
    [
      { message: { subject: 'x' } },
      'ErrorInvalidRecipients',
      `At least one recipient is not valid., A message can't be sent because it contains no recipients.`,
    ],
    [
      { message: { subject: 'x', toRecipients: to('a b@c') } },
      'ErrorInvalidRecipients',
      `At least one recipient is not valid., Recipient 'a b@c' is not resolved. ` +
        'All recipients must be resolved before a message can be submitted.',
    ],
    [{ saveToSentItems: true }, 'ErrorInvalidParameter', `The parameter 'message' is missing.`],
    [{}, 'ErrorInvalidParameter', `The parameter 'message' is missing.`],
    [
      { message: { toRecipients: to('ben') }, saveToSentItems: 'perhaps' },
      'RequestBodyRead',
      `The property 'saveToSentItems' must be true or false.`,
    ],
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

    expect(message).toMatchObject({
      hasAttachments: true,
      attachments: [{ name: 'a.txt', contentBytes: 'aGk=', contentType: 'text/plain' }],
    });
    expect(message?.internetMessageHeaders).toContainEqual({ name: 'X-Ticket', value: '42' });
  });

  test('takes MIME as base64, and refuses what is not', async () => {
    const mail = createTestMail();
    const mime = [
      'From: ada@contoso.example',
      'To: "Ben" <ben@contoso.example>',
      'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
      'Importance: high',
      '',
      'Body text',
    ].join('\r\n');
    const send = (body: string): Promise<Response> =>
      mail.call('/v1.0/me/sendMail', { as, method: 'POST', headers: { 'Content-Type': 'text/plain' }, body });

    expect((await send(Buffer.from(mime).toString('base64'))).status).toBe(202);
    expect(await received(mail, 'ben')).toMatchObject({
      subject: 'Grüße',
      importance: 'high',
      from: { emailAddress: { name: 'Ada Martin' } },
    });
    expect(await (await send('not base64!')).json()).toMatchObject({ error: { message: 'Invalid base64 string for MIME content.' } });
  });
});

describe('send', () => {
  test('moves the draft to Sent Items and keeps its immutable id', async () => {
    const mail = createTestMail();
    const headers = { Prefer: 'IdType="ImmutableId"' };
    const { body } = await mail.json('/v1.0/me/messages', {
      as,
      headers,
      method: 'POST',
      body: { subject: 'Ready', toRecipients: to('ben') },
    });
    const { status } = await post(mail, `messages/${String(body.id)}/send`, undefined);
    const sent = await mail.json(`/v1.0/me/messages/${String(body.id)}`, { as, headers });

    expect(status).toBe(202);
    expect(sent.body).toMatchObject({ isDraft: false, subject: 'Ready' });
    expect(await mail.messagesOf('ada', 'drafts')).toEqual([]);
    expect(subjects(await mail.messagesOf('ada', 'sentitems'))).toEqual(['Ready']);
    expect(await post(mail, `messages/${String(body.id)}/send`, undefined)).toMatchObject({
      status: 400,
      body: { error: { code: 'ErrorInvalidRequest' } },
    });
  });
});
