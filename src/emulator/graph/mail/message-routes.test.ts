import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;

async function received(mail: TestMail, message: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const body = { contentType: 'HTML', content: '<p>One &amp; <b>two</b></p><p>Three</p>' };
  await mail.send('ben', { subject: 'Hello', body, toRecipients: to('ada'), ...message });
  return (await mail.messagesOf('ada', 'inbox'))[0] ?? {};
}

describe('reading', () => {
  test('shows a received message with all that Graph shows', async () => {
    const mail = createTestMail();
    const message = await received(mail);

    expect(message).toMatchObject({
      subject: 'Hello',
      bodyPreview: 'One & two\r\nThree',
      isRead: false,
      isDraft: false,
      hasAttachments: false,
      importance: 'normal',
      from: { emailAddress: { name: 'Ben Okafor', address: 'ben@contoso.example' } },
      toRecipients: [{ emailAddress: { name: 'Ada Martin', address: 'ada@contoso.example' } }],
      receivedDateTime: '2026-03-02T09:00:00Z',
      flag: { flagStatus: 'notFlagged' },
      inferenceClassification: 'focused',
    });
    expect(message['@odata.etag']).toMatch(/^W\/".+"$/);
    expect(message).not.toHaveProperty('internetMessageHeaders');
  });

  test('gives the headers when they are selected, and always the id', async () => {
    const mail = createTestMail();
    await received(mail);
    const [message] = await mail.messagesOf('ada', 'inbox', '$select=internetMessageHeaders');

    expect(Object.keys(message ?? {}).sort()).toEqual(['@odata.etag', 'id', 'internetMessageHeaders']);
    expect(message?.internetMessageHeaders).toContainEqual({ name: 'Subject', value: 'Hello' });
    expect(message?.internetMessageHeaders).toContainEqual({ name: 'Return-Path', value: 'ben@contoso.example' });
  });

  test('turns the body to text on request, and says so', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    const response = await mail.call(`/v1.0/me/messages/${String(id)}`, { as, headers: { Prefer: 'outlook.body-content-type="text"' } });

    expect(await response.json()).toMatchObject({ body: { contentType: 'text', content: 'One & two\r\n\r\nThree' } });
    expect(response.headers.get('Preference-Applied')).toBe('outlook.body-content-type="text"');
  });

  test('hides bodies and attachments from ReadBasic', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    const basic = await mail.json(`/v1.0/me/messages/${String(id)}?$expand=attachments`, { as: 'ada Mail.ReadBasic' });

    expect(basic.status).toBe(200);
    expect(basic.body.subject).toBe('Hello');
    expect(basic.body.attachments).toEqual([]);
    for (const hidden of ['body', 'bodyPreview', 'uniqueBody']) expect(basic.body).not.toHaveProperty(hidden);
    expect((await mail.json(`/v1.0/me/messages/${String(id)}/$value`, { as: 'ada Mail.ReadBasic' })).status).toBe(403);
    expect((await mail.json('/v1.0/me/messages?$search="two"', { as: 'ada Mail.ReadBasic' })).status).toBe(403);
  });

  test('answers 304 to a known ETag and 412 to an outdated one', async () => {
    const mail = createTestMail();
    const message = await received(mail);
    const path = `/v1.0/me/messages/${String(message.id)}`;
    const etag = String(message['@odata.etag']);

    expect((await mail.call(path, { as, headers: { 'If-None-Match': etag } })).status).toBe(304);
    await mail.json(path, { as, method: 'PATCH', body: { isRead: true } });
    expect((await mail.call(path, { as, headers: { 'If-None-Match': etag } })).status).toBe(200);
    expect((await mail.call(path, { as, method: 'PATCH', headers: { 'If-Match': etag }, body: { isRead: false } })).status).toBe(412);
    expect((await mail.call(path, { as, method: 'DELETE', headers: { 'If-Match': etag } })).status).toBe(412);
    const { body } = await mail.json(path, { as });
    expect((await mail.call(path, { as, method: 'DELETE', headers: { 'If-Match': String(body['@odata.etag']) } })).status).toBe(204);
  });

  test('keeps an immutable id while a message moves', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    const headers = { Prefer: 'IdType="ImmutableId"' };
    const before = await mail.json(`/v1.0/me/messages/${String(id)}`, { as, headers });
    const moved = await mail.json(`/v1.0/me/messages/${String(before.body.id)}/move`, {
      as,
      headers,
      method: 'POST',
      body: { destinationId: 'archive' },
    });

    expect(before.body.id).not.toBe(id);
    expect(moved.body.id).toBe(before.body.id);
    expect(moved).toMatchObject({ status: 201, body: { subject: 'Hello' } });
  });
});

test.each([
  [5, 201, undefined],
  [6, 400, 'InvalidInternetMessageHeaderCollection'],
])('%i headers of one’s own: %i', async (count, status, code) => {
  const internetMessageHeaders = Array.from({ length: count }, (_, index) => ({ name: `x-${index}`, value: '1' }));
  const answer = await createTestMail().json('/v1.0/me/messages', { as, method: 'POST', body: { internetMessageHeaders } });

  expect([answer.status, (answer.body.error as { code: string } | undefined)?.code]).toEqual([status, code]);
});

describe('listing', () => {
  test('comes newest first, ten at a time, with links that hold everything', async () => {
    const mail = createTestMail();
    for (let number = 1; number <= 12; number++) {
      await mail.draft('ada', { subject: `Number ${number}` });
      mail.tenant.clock.advance(1000);
    }
    const first = await mail.json('/v1.0/me/mailFolders/drafts/messages?$select=subject&$count=true', { as });
    const next = new URL(String(first.body['@odata.nextLink']));
    const second = await mail.json(next.pathname + next.search, { as });
    const subjects = [first, second].flatMap(({ body }) => (body.value as { subject: string }[]).map(({ subject }) => subject));

    expect(first.body['@odata.count']).toBe(12);
    expect(next.searchParams.get('$skip')).toBe('10');
    expect(subjects).toEqual(Array.from({ length: 12 }, (_, index) => `Number ${12 - index}`));
  });

  test.each([
    ['isRead eq false', 2],
    ["from/emailAddress/address eq 'ben@contoso.example'", 2],
    ["startswith(subject,'one')", 1],
    ["contains(subject,'two') and importance eq 'high'", 1],
    ['receivedDateTime ge 2026-03-02T09:00:30Z', 1],
    ["categories/any(c:c eq 'Red category')", 0],
    ['hasAttachments eq true', 0],
  ])('filters: %s', async (filter, count) => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'One', toRecipients: to('ada') });
    mail.tenant.clock.advance(60_000);
    await mail.send('ben', { subject: 'Two', importance: 'high', toRecipients: to('ada') });

    expect(await mail.messagesOf('ada', 'inbox', `$filter=${encodeURIComponent(filter)}`)).toHaveLength(count);
  });

  test.each([
    ['$filter=isRead eq false&$orderby=receivedDateTime desc', 'InefficientFilter'],
    ['$filter=isRead eq false and receivedDateTime ge 2026-01-01T00:00:00Z&$orderby=receivedDateTime', 'InefficientFilter'],
    ['$search="x"&$filter=isRead eq false', 'SearchWithFilter'],
    ['$search="x"&$orderby=subject', 'SearchWithOrderBy'],
    ['$top=1001', 'RequestBroker--ParseUri'],
    ['$select=colour', 'RequestBroker--ParseUri'],
  ])('refuses %s', async (query, code) => {
    const mail = createTestMail();

    expect(await mail.json(`/v1.0/me/messages?${query}`, { as })).toMatchObject({ status: 400, body: { error: { code } } });
  });

  test('sorts with a filter that begins with the sorted property', async () => {
    const mail = createTestMail();
    await received(mail, { subject: 'B' });
    await received(mail, { subject: 'A' });
    const query = `$filter=${encodeURIComponent("subject ge 'A' and isRead eq false")}&$orderby=subject`;

    expect(await mail.messagesOf('ada', 'inbox', query)).toMatchObject([{ subject: 'A' }, { subject: 'B' }]);
  });

  test('lists 10,000 messages in pages, each one once', async () => {
    const mail = createTestMail();
    const draft = await mail.draft('ada', { subject: 'Many', body: { contentType: 'html', content: '<p>text</p>' } });
    const [mailbox] = [...mail.tenant.mailboxes.values()].filter(({ messages }) => messages.has(String(draft.id)));
    const original = mailbox?.messages.get(String(draft.id));
    for (let number = 1; number < 10_000; number++) {
      const id = `m${number}`;
      if (original) mailbox?.messages.set(id, { ...original, id, receivedDateTime: new Date(number * 1000).toISOString() });
    }
    let path: string | undefined = '/v1.0/me/messages?$top=100&$select=subject,receivedDateTime';
    let seen = 0;
    while (path !== undefined) {
      const { body } = await mail.json(path, { as });
      seen += (body.value as unknown[]).length;
      const next = body['@odata.nextLink'];
      path = typeof next === 'string' ? next.replace('https://graph.microsoft.com', '') : undefined;
    }

    expect(seen).toBe(10_000);
  });
});

describe('changing', () => {
  test('makes a draft with defaults', async () => {
    const mail = createTestMail();
    const draft = await mail.draft('ada', {
      Subject: 'Draft',
      body: { contentType: 'Text', content: 'Hi' },
      toRecipients: to('x@other.example'),
    });

    expect(draft).toMatchObject({
      subject: 'Draft',
      isDraft: true,
      isRead: true,
      body: { contentType: 'text', content: 'Hi' },
      from: { emailAddress: { address: 'ada@contoso.example' } },
      toRecipients: [{ emailAddress: { name: 'x@other.example' } }],
    });
  });

  test('changes what may be changed, and refuses a draft’s property on a sent message', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    const path = `/v1.0/me/messages/${String(id)}`;
    const changed = await mail.json(path, {
      as,
      method: 'PATCH',
      body: { isRead: true, categories: ['Red category'], importance: 'High', flag: { flagStatus: 'flagged' } },
    });
    const refused = await mail.json(path, { as, method: 'PATCH', body: { isRead: false, subject: 'Other' } });

    expect(changed.body).toMatchObject({ isRead: true, categories: ['Red category'], importance: 'high', flag: { flagStatus: 'flagged' } });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'ErrorInvalidPropertySet', message: 'Message is not draft.' } } });
    expect((await mail.json(path, { as })).body.isRead).toBe(true);
  });

  test.each([
    [{ colour: 'red' }, `The property 'colour' does not exist on type 'microsoft.graph.message'.`],
    [{ importance: 'urgent' }, `The property 'importance' must be one of: low, normal, high.`],
    [{ toRecipients: 'ada' }, `A 'StartArray' node was expected.`],
    [{ toRecipients: [{}] }, `The property 'toRecipients' must have an 'emailAddress'.`],
    [{ isRead: 'maybe' }, `Cannot convert the literal 'maybe' to the expected type 'Edm.Boolean'.`],
    [{ body: { contentType: 'rtf' } }, `The property 'body/contentType' must be one of: text, html.`],
    [[], 'The body must be a JSON object.'],
  ])('names what is wrong in %j', async (body, message) => {
    const mail = createTestMail();

    const refused = await mail.json('/v1.0/me/messages', { as, method: 'POST', body });
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining(message)]);
    expect(await mail.messagesOf('ada', 'drafts')).toEqual([]);
  });

  test('deletes to Deleted Items, then out of sight', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    expect((await mail.call(`/v1.0/me/messages/${String(id)}`, { as, method: 'DELETE' })).status).toBe(204);
    const [inTrash] = await mail.messagesOf('ada', 'deleteditems');
    await mail.call(`/v1.0/me/messages/${String(inTrash?.id)}`, { as, method: 'DELETE' });

    expect(inTrash?.subject).toBe('Hello');
    expect(inTrash?.id).not.toBe(id);
    expect(await mail.messagesOf('ada', 'deleteditems')).toEqual([]);
    expect(await mail.messagesOf('ada', 'recoverableitemsdeletions')).toHaveLength(1);
    expect((await mail.json('/v1.0/me/messages', { as })).body.value).toEqual([]);
  });

  test('deletes for good with permanentDelete', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    const { status } = await mail.call(`/v1.0/me/messages/${String(id)}/permanentDelete`, { as, method: 'POST' });

    expect(status).toBe(204);
    expect(await mail.json(`/v1.0/me/messages/${String(id)}`, { as })).toMatchObject({
      status: 404,
      body: { error: { code: 'ErrorItemNotFound', message: 'The specified object was not found in the store.' } },
    });
  });

  test('moves with a new id; the old one is gone', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    const moved = await mail.json(`/v1.0/me/messages/${String(id)}/move`, { as, method: 'POST', body: { destinationId: 'Archive' } });

    expect(moved.body.id).not.toBe(id);
    expect((await mail.json(`/v1.0/me/messages/${String(id)}`, { as })).status).toBe(404);
    expect(await mail.messagesOf('ada', 'archive')).toMatchObject([{ id: moved.body.id }]);
  });

  test('copies, and both live on their own', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);
    const copy = await mail.json(`/v1.0/me/messages/${String(id)}/copy`, { as, method: 'POST', body: { destinationId: 'archive' } });
    await mail.json(`/v1.0/me/messages/${String(copy.body.id)}`, { as, method: 'PATCH', body: { categories: ['Blue category'] } });

    expect(copy.status).toBe(201);
    expect((await mail.json(`/v1.0/me/messages/${String(id)}`, { as })).body.categories).toEqual([]);
  });

  test('is found through its folder only', async () => {
    const mail = createTestMail();
    const { id } = await received(mail);

    expect((await mail.json(`/v1.0/me/mailFolders/inbox/messages/${String(id)}`, { as })).status).toBe(200);
    expect((await mail.json(`/v1.0/me/mailFolders/drafts/messages/${String(id)}`, { as })).status).toBe(404);
  });
});
