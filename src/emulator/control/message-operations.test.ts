import { expect, test } from 'vitest';
import { createEmulator, type Emulator } from '../emulator.ts';

async function post(emulator: Emulator, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await emulator.fetch(
    new Request('http://localhost:4000/_emulator/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function inboxOf(emulator: Emulator, user: string): Promise<Record<string, unknown>[]> {
  const { accessToken } = await emulator.token({ user: `${user}@contoso.example`, permissions: ['Mail.Read'] });
  const url = 'https://graph.microsoft.com/v1.0/me/mailFolders/inbox/messages?$top=1&$expand=attachments';
  const response = await emulator.fetch(new Request(url, { headers: { Authorization: `Bearer ${accessToken}` } }));
  return ((await response.json()) as { value: Record<string, unknown>[] }).value;
}

const from = 'zoe@fabrikam.example';

test('a message from outside is in the inbox, unread, with what was said', async () => {
  const emulator = await createEmulator();
  const { status, body } = await post(emulator, {
    to: ['ada@contoso.example', 'ben@contoso.example'],
    from,
    fromName: 'Zoe',
    subject: 'Offer',
    html: '<p>See</p>',
    attachments: [{ name: 'a.txt', contentType: 'text/plain', contentBytes: 'aGVsbG8=' }],
  });

  expect({ status, body }).toEqual({
    status: 201,
    body: { internetMessageId: expect.stringMatching(/^<.+@.+>$/) as string, deliveredTo: ['ada@contoso.example', 'ben@contoso.example'] },
  });
  for (const user of ['ada', 'ben'])
    expect(await inboxOf(emulator, user)).toMatchObject([
      {
        subject: 'Offer',
        from: { emailAddress: { name: 'Zoe', address: from } },
        toRecipients: [{ emailAddress: { address: 'ada@contoso.example' } }, { emailAddress: { address: 'ben@contoso.example' } }],
        body: { contentType: 'html', content: '<p>See</p>' },
        isRead: false,
        isDraft: false,
        internetMessageId: body['internetMessageId'],
        attachments: [{ name: 'a.txt', contentType: 'text/plain', contentBytes: 'aGVsbG8=' }],
      },
    ]);
});

test('who sends it is called by the address, and a text is a text', async () => {
  const emulator = await createEmulator();
  await post(emulator, { to: ['ada@contoso.example'], from, text: 'See' });
  expect(await inboxOf(emulator, 'ada')).toMatchObject([
    { subject: '', from: { emailAddress: { name: from, address: from } }, body: { contentType: 'text', content: 'See' } },
  ]);
});

test('MIME is delivered to whom it is for, whomever it names', async () => {
  const emulator = await createEmulator();
  const mime =
    'From: Zoe <zoe@fabrikam.example>\r\nTo: list@fabrikam.example\r\nSubject: List\r\nMessage-ID: <m1@fabrikam.example>\r\n\r\nHello';
  const { body } = await post(emulator, { to: ['ada@contoso.example'], mime });

  expect(body).toMatchObject({ internetMessageId: '<m1@fabrikam.example>' });
  expect(await inboxOf(emulator, 'ada')).toMatchObject([
    { subject: 'List', from: { emailAddress: { address: from } }, toRecipients: [{ emailAddress: { address: 'list@fabrikam.example' } }] },
  ]);
});

test('mail for a group is delivered to each of its members, once', async () => {
  const emulator = await createEmulator();
  const { tenant } = emulator;
  const [ada, ben] = [...tenant.users.values()].filter(({ userPrincipalName }) => /^(ada|ben)@/.test(userPrincipalName));
  const members = [ada?.id ?? '', ben?.id ?? ''];
  tenant.groups.set('team', { id: 'team', displayName: 'Team', mail: 'team@contoso.example', members });
  const { body } = await post(emulator, { to: ['team@contoso.example', 'ben@contoso.example'], from, subject: 'For all' });

  expect(body['deliveredTo']).toEqual(['ada@contoso.example', 'ben@contoso.example']);
  for (const mailbox of members.map((id) => tenant.mailboxes.get(id)))
    expect([...(mailbox?.messages.values() ?? [])].filter(({ subject }) => subject === 'For all')).toHaveLength(1);
});

test('a message that is larger than people receive is refused, and nobody has it', async () => {
  const emulator = await createEmulator();
  emulator.tenant.messageSizeLimit = 1_000;
  const before = await inboxOf(emulator, 'ada');
  const answer = await post(emulator, { to: ['ada@contoso.example'], from, text: 'x'.repeat(1_000) });

  expect(answer.status).toBe(400);
  expect(answer.body['error']).toMatch(/body: the message has \d{4} bytes, and people of this organisation receive 1000\.$/);
  expect(await inboxOf(emulator, 'ada')).toEqual(before);
});

test('rules and automatic replies follow', async () => {
  const emulator = await createEmulator();
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['MailboxSettings.ReadWrite'] });
  await emulator.fetch(
    new Request('https://graph.microsoft.com/v1.0/me/mailboxSettings', {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${accessToken}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ automaticRepliesSetting: { status: 'alwaysEnabled', externalReplyMessage: 'Away' } }),
    }),
  );
  await post(emulator, { to: ['ada@contoso.example'], from, subject: 'Offer' });
  expect(emulator.tenant.outbound).toMatchObject([{ to: { address: from }, subject: 'Automatic reply: Offer' }]);
});

const mime = 'From: zoe@fabrikam.example\r\n\r\nHello';

test.each<[object, string]>([
  [{ to: ['ada@contoso.example'] }, 'from: is needed where there is no mime'],
  [{ to: [], from }, 'to'],
  [{ to: ['zoe@fabrikam.example'], from }, 'to: nobody in this organisation has the address zoe@fabrikam.example'],
  [{ to: ['ada@contoso.example'], mime: 'Subject: x\r\n\r\ny' }, 'mime: it has no From'],
  [{ to: ['ada@contoso.example'], from, attachments: [{ name: 'a', contentBytes: '!' }] }, 'attachments.0.contentBytes'],
  [{ to: ['ada@contoso.example'], from, text: 'x', html: 'y' }, 'text: a message has one body: give text or html'],
  [{ to: ['ada@contoso.example'], mime, fromName: 'Zoe' }, 'fromName: is the name of from, which is not given'],
  ...['subject', 'text', 'html'].map((field): [object, string] => [
    { to: ['ada@contoso.example'], mime, [field]: 'x' },
    `${field}: comes of the mime, which is the whole message`,
  ]),
  [{ to: ['ada@contoso.example'], mime, attachments: [] }, 'attachments: comes of the mime'],
])('%j is refused', async (body, named) => {
  const answer = await post(await createEmulator(), body);
  expect(answer.status).toBe(400);
  expect(answer.body['error']).toContain(named);
});
