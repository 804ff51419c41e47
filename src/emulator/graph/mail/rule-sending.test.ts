import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

async function rule(mail: TestMail, alias: string, actions: object, conditions: object = {}): Promise<Record<string, unknown>> {
  const { status, body } = await mail.json('/v1.0/me/mailFolders/inbox/messageRules', {
    as: `${alias} ${all}`,
    method: 'POST',
    body: { displayName: 'On', conditions, actions },
  });
  expect(status).toBe(201);
  return body;
}

const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'aGk=' };
const mailOfBen = {
  subject: 'RE: Plan',
  body: { contentType: 'text', content: 'See below.' },
  toRecipients: to('ada'),
  importance: 'high',
  attachments: [file],
  internetMessageHeaders: [{ name: 'X-Project', value: 'Apollo' }],
};

async function arrived(mail: TestMail, alias: string): Promise<Record<string, unknown>[]> {
  return await mail.messagesOf(
    alias,
    'inbox',
    '$top=100&$select=subject,from,sender,toRecipients,body,importance,internetMessageHeaders,hasAttachments',
  );
}
const headersOf = (message: Record<string, unknown> | undefined): Map<string, string> =>
  new Map(((message?.internetMessageHeaders ?? []) as { name: string; value: string }[]).map(({ name, value }) => [name, value]));

describe('a rule', () => {
  test('forwards: a new message of its owner, with what was in it', async () => {
    const mail = createTestMail();
    const made = await rule(mail, 'ada', { forwardTo: to('chloe') });
    await mail.send('ben', mailOfBen);
    const [forwarded, ...others] = await arrived(mail, 'chloe');

    expect(made['actions']).toEqual({
      forwardTo: [{ emailAddress: { name: expect.stringContaining('Chloe') as string, address: 'chloe@contoso.example' } }],
    });
    expect(others).toEqual([]);
    expect(forwarded).toMatchObject({
      subject: 'FW: Plan',
      from: { emailAddress: { address: 'ada@contoso.example' } },
      toRecipients: to('chloe'),
      importance: 'high',
      hasAttachments: true,
      body: { content: expect.stringContaining('See below.') as string },
    });
    expect(headersOf(forwarded).get('Auto-Submitted')).toBe('auto-generated');
    expect(headersOf(forwarded).get('X-MS-Exchange-Inbox-Rules-Loop')).toBe('ada@contoso.example');
    expect(headersOf(forwarded).get('X-MS-Exchange-Generated-Message-Source')).toBe('Mailbox Rules Agent');
    // The message itself is in the inbox as well.
    expect(await arrived(mail, 'ada')).toHaveLength(1);
  });

  test('redirects: the message stays that of who wrote it', async () => {
    const mail = createTestMail();
    await rule(mail, 'ada', { redirectTo: to('chloe') });
    await mail.send('ben', mailOfBen);
    const [redirected] = await arrived(mail, 'chloe');

    expect(redirected).toMatchObject({
      subject: 'RE: Plan',
      from: { emailAddress: { address: 'ben@contoso.example' } },
      toRecipients: to('ada'),
      hasAttachments: true,
    });
    expect(headersOf(redirected).get('Resent-From')).toBe('ada@contoso.example');
    expect(headersOf(redirected).get('X-Project')).toBe('Apollo');
    expect(headersOf(redirected).has('Auto-Submitted')).toBe(false);
  });

  test('forwards as an attachment: the message is inside, whole', async () => {
    const mail = createTestMail();
    await rule(mail, 'ada', { forwardAsAttachmentTo: to('chloe') });
    await mail.send('ben', mailOfBen);
    const as = `chloe ${all}`;
    const [forwarded] = await mail.messagesOf('chloe', 'inbox');
    const path = `/v1.0/me/messages/${String(forwarded?.['id'])}/attachments?$expand=microsoft.graph.itemAttachment/item`;
    const { body } = await mail.json(path, { as });

    expect(forwarded).toMatchObject({ subject: 'FW: Plan', from: { emailAddress: { address: 'ada@contoso.example' } } });
    expect(body['value']).toMatchObject([
      {
        name: 'RE: Plan',
        item: {
          subject: 'RE: Plan',
          from: { emailAddress: { address: 'ben@contoso.example' } },
          toRecipients: to('ada'),
          importance: 'high',
          receivedDateTime: '2026-03-02T09:00:00Z',
          attachments: [{ name: 'a.txt', contentBytes: 'aGk=' }],
        },
      },
    ]);
  });

  test('sends on what came, not what another rule made of it, and to other organisations too', async () => {
    const mail = createTestMail();
    await rule(mail, 'ada', { markImportance: 'low' });
    await rule(mail, 'ada', { forwardTo: to('zoe@other.example'), stopProcessingRules: true });
    await rule(mail, 'ada', { forwardTo: to('chloe') });
    await mail.send('ben', mailOfBen);

    expect(mail.tenant.outbound).toMatchObject([
      { to: { address: 'zoe@other.example' }, from: { address: 'ada@contoso.example' }, subject: 'FW: Plan' },
    ]);
    expect(await arrived(mail, 'chloe')).toEqual([]);
    expect(await arrived(mail, 'ada')).toMatchObject([{ importance: 'low' }]);
  });

  test.each(['forwardTo', 'redirectTo', 'forwardAsAttachmentTo'])('what %s sent on is sent on by no other rule', async (action) => {
    const mail = createTestMail();
    await rule(mail, 'ada', { [action]: to('ben') });
    await rule(mail, 'ben', { [action]: [...to('ada'), ...to('zoe@other.example')] });
    await mail.send('chloe', { ...mailOfBen, toRecipients: to('ada') });

    expect((await arrived(mail, 'ada')).length).toBe(1);
    expect((await arrived(mail, 'ben')).length).toBe(1);
    expect(mail.tenant.outbound ?? []).toEqual([]);
    await mail.send('chloe', { ...mailOfBen, toRecipients: to('ben') });
    expect(mail.tenant.outbound).toHaveLength(1);
  });

  test('without anybody to send to it does nothing', async () => {
    const mail = createTestMail();
    await rule(mail, 'ada', { forwardTo: [], markAsRead: true });
    await mail.send('ben', mailOfBen);
    expect(mail.tenant.outbound ?? []).toEqual([]);
  });
});

test('what a rule forwarded is told by the condition isAutomaticForward', async () => {
  const mail = createTestMail();
  await rule(mail, 'ada', { forwardTo: to('chloe') });
  await rule(mail, 'chloe', { assignCategories: ['by rule'] }, { isAutomaticForward: true });
  await rule(mail, 'chloe', { assignCategories: ['by hand'] }, { isAutomaticForward: false });
  await mail.send('ben', mailOfBen);
  await mail.send('ben', { ...mailOfBen, toRecipients: to('chloe') });

  const categories = (await mail.messagesOf('chloe', 'inbox')).map(({ subject, categories }) => [subject, categories]);
  expect(new Map(categories as [string, unknown][])).toEqual(
    new Map<string, unknown>([
      ['FW: Plan', ['by rule']],
      ['RE: Plan', ['by hand']],
    ]),
  );
});

test('whom a rule sends to is checked when it is made', async () => {
  const mail = createTestMail();
  const { status, body } = await mail.json('/v1.0/me/mailFolders/inbox/messageRules', {
    as: `ada ${all}`,
    method: 'POST',
    body: { displayName: 'On', actions: { forwardTo: [{}] } },
  });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('actions/forwardTo');
});
