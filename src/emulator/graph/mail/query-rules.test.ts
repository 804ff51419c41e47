import { describe, expect, test } from 'vitest';
import { all, createTestMail, to } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const invalid = { code: 'ErrorInvalidUrlQueryFilter', message: 'The query filter contains one or more invalid nodes.' };
const messages = '/v1.0/me/messages';
const folders = '/v1.0/me/mailFolders';
const delta = '/v1.0/me/mailFolders/inbox/messages/delta';

const refusedByExchange = [
  [messages, "endswith(subject,'x')", 'mail-endswith'],
  [messages, "not (isRead eq true or endsWith(from/emailAddress/address,'x') eq true)", 'mail-endswith'],
  [folders, "endswith(displayName,'x')", 'mail-endswith'],
  [messages, "toRecipients/any(r:r/emailAddress/address eq 'x')", 'mail-recipients-any'],
  [messages, "ccRecipients/all(r:r/emailAddress/address eq 'x')", 'mail-recipients-any'],
  [messages, 'bccRecipients/any()', 'mail-recipients-any'],
  [messages, "isRead eq true and replyTo/any(r:r/emailAddress/name eq 'x')", 'mail-recipients-any'],
  [folders, "displayName in ('x')", 'folders-in'],
] as const;

describe('Exchange refuses', () => {
  test.each(refusedByExchange)('%s?$filter=%s', async (path, filter, rule) => {
    const mail = createTestMail();
    for (const where of [`${path}?$filter=${filter}`, `${path}/$count?$filter=${filter}`]) {
      const { status, body } = await mail.json(where, { as });
      expect([status, body['error']]).toEqual([400, expect.objectContaining(invalid)]);
    }
    mail.tenant.liftedRules = ['another'];
    expect((await mail.json(`${path}?$filter=${filter}`, { as })).status).toBe(400);
    mail.tenant.liftedRules = [rule];
    expect((await mail.json(`${path}?$filter=${filter}`, { as })).status).toBe(200);
  });

  test.each([
    [messages, "startswith(subject,'x') or contains(subject,'x')"],
    [messages, "categories/any(c:c eq 'x')"],
    [messages, "importance in ('low')"],
    [folders, "startswith(displayName,'x')"],
  ])('not %s?$filter=%s', async (path, filter) => {
    expect((await createTestMail().json(`${path}?$filter=${filter}`, { as })).status).toBe(200);
  });
});

test.each([
  ['messages', 'not lifted'],
  ['mailFolders/inbox/messages', 'not lifted'],
  ['mailFolders', 'outlook-top'],
  ['mailFolders/inbox/childFolders', 'outlook-top'],
  ['mailFolders/inbox/messageRules', 'outlook-top'],
  ['outlook/masterCategories', 'outlook-top'],
  ['messages/{id}/attachments', 'outlook-top'],
])('a page of %s has at most 1000 items', async (collection, rule) => {
  const mail = createTestMail();
  const { id } = await mail.draft('ada', { subject: 'One' });
  const path = `/v1.0/me/${collection.replace('{id}', String(id))}`;
  const message = "The limit of '1000' for Top query has been exceeded. The value from the incoming request is '1001'.";

  expect((await mail.json(`${path}?$top=1000`, { as })).status).toBe(200);
  mail.tenant.liftedRules = ['messages-top'];
  expect(await mail.json(`${path}?$top=1001`, { as })).toMatchObject({
    status: 400,
    body: { error: { code: 'RequestBroker--ParseUri', message } },
  });
  mail.tenant.liftedRules = [rule];
  expect((await mail.json(`${path}?$top=1001`, { as })).status).toBe(rule === 'outlook-top' ? 200 : 400);
});

test.each(['body eq null', 'uniqueBody ne null'])('a message is not found by %s', async (filter) => {
  const mail = createTestMail();
  const path = `${messages}?$filter=${filter}`;
  expect(await mail.json(path, { as })).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
  mail.tenant.liftedRules = ['messages-body'];
  expect((await mail.json(path, { as })).status).toBe(200);
});

test('categories come whole, whatever is filtered, and sorted as asked', async () => {
  const mail = createTestMail();
  const categories = '/v1.0/me/outlook/masterCategories';
  const { body: every } = await mail.json(categories, { as });
  const { body } = await mail.json(`${categories}?$filter=displayName eq 'Red category'&$orderby=displayName desc`, { as });

  const names = (every['value'] as { displayName: string }[]).map(({ displayName }) => displayName);
  expect(names.length).toBeGreaterThan(1);
  expect((body['value'] as { displayName: string }[]).map(({ displayName }) => displayName)).toEqual(names.toSorted().toReversed());
  expect((await mail.json(`${categories}?$filter=displayName eq`, { as })).status).toBe(400);
});

describe('change tracking of messages', () => {
  test.each([
    ['$filter=isRead eq true', 'filter'],
    ['$filter=receivedDateTime le 2026-01-01T00:00:00Z', 'filter'],
    ['$filter=sentDateTime ge 2026-01-01T00:00:00Z', 'filter'],
    ['$filter=receivedDateTime ge sentDateTime', 'filter'],
    ['$filter=receivedDateTime ge 2026-01-01T00:00:00Z and isRead eq true', 'filter'],
    ['$orderby=receivedDateTime', 'orderby'],
    ['$orderby=subject desc', 'orderby'],
    ['$search="x"', 'search'],
  ])('refuses %s', async (query, option) => {
    const mail = createTestMail();
    mail.tenant.liftedRules = [`message-delta-${option}`];
    const { status, body } = await mail.json(`${delta}?${query}`, { as });

    expect([status, body['error']]).toEqual([
      400,
      expect.objectContaining({ code: 'ErrorInvalidUrlQuery', message: expect.stringMatching(`^The '\\$${option}' parameter .*Messages`) }),
    ]);
  });

  test.each(['ge', 'gt'])('takes receivedDateTime %s, newest first, and expands', async (operator) => {
    const mail = createTestMail();
    const attachments = [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'YQ==' }];
    await mail.send('ben', { subject: 'One', toRecipients: to('ada'), attachments });
    const { status, body } = await mail.json(
      `${delta}?$filter=receivedDateTime ${operator} 2026-01-01T00:00:00Z&$orderby=receivedDateTime desc&$expand=attachments($select=name)`,
      { as },
    );

    expect(status).toBe(200);
    expect(body['value']).toEqual([expect.objectContaining({ subject: 'One', attachments: [expect.objectContaining({ name: 'a.txt' })] })]);
    expect((await mail.json(`${delta}?$filter=receivedDateTime ${operator} 2027-01-01T00:00:00Z`, { as })).body['value']).toEqual([]);
  });
});
