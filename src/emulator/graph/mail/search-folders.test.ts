import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const search = {
  '@odata.type': 'microsoft.graph.mailSearchFolder',
  displayName: 'Digests',
  includeNestedFolders: false,
  sourceFolderIds: ['inbox'],
  filterQuery: "contains(subject, 'digest')",
};

async function make(mail: TestMail, body: object = search): Promise<{ status: number; body: Record<string, unknown>; path: string }> {
  const { status, body: made } = await mail.json('/v1.0/me/mailFolders/searchfolders/childFolders', { as, method: 'POST', body });
  return { status, body: made, path: `/v1.0/me/mailFolders/${String(made['id'])}` };
}

async function mailWithDigests(): Promise<TestMail> {
  const mail = createTestMail();
  for (const subject of ['Weekly digest', 'Other', 'Daily digest']) await mail.send('ben', { subject, toRecipients: to('ada') });
  return mail;
}

const subjectsIn = async (mail: TestMail, path: string): Promise<unknown[]> =>
  ((await mail.json(`${path}/messages?$select=subject&$top=50`, { as })).body['value'] as { subject: string }[]).map(
    ({ subject }) => subject,
  );

describe('a search folder', () => {
  test('shows what it finds in others, newest first, with its numbers', async () => {
    const mail = await mailWithDigests();
    const { status, body, path } = await make(mail);
    const { body: inbox } = await mail.json('/v1.0/me/mailFolders/inbox', { as });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      '@odata.type': '#microsoft.graph.mailSearchFolder',
      displayName: 'Digests',
      isSupported: true,
      includeNestedFolders: false,
      sourceFolderIds: [inbox['id']],
      filterQuery: "contains(subject, 'digest')",
      totalItemCount: 2,
      unreadItemCount: 2,
      childFolderCount: 0,
    });
    expect(await subjectsIn(mail, path)).toEqual(['Daily digest', 'Weekly digest']);
    expect(await (await mail.call(`${path}/messages/$count`, { as })).text()).toBe('2');
  });

  test('shows what comes later, and nothing that was read where it looks for what was not', async () => {
    const mail = await mailWithDigests();
    const { path } = await make(mail, { ...search, filterQuery: 'isRead eq false' });
    const [first] = await mail.messagesOf('ada', 'inbox');
    await mail.json(`/v1.0/me/messages/${String(first?.['id'])}`, { as, method: 'PATCH', body: { isRead: true } });
    await mail.send('ben', { subject: 'Later', toRecipients: to('ada') });

    expect(await subjectsIn(mail, path)).toEqual(['Later', 'Other', 'Weekly digest']);
  });

  test('looks into folders below only where it is told', async () => {
    const mail = createTestMail();
    const { body: child } = await mail.json('/v1.0/me/mailFolders/inbox/childFolders', {
      as,
      method: 'POST',
      body: { displayName: 'Below' },
    });
    await mail.json(`/v1.0/me/mailFolders/${String(child['id'])}/messages`, { as, method: 'POST', body: { subject: 'A digest' } });
    const flat = await make(mail);
    const deep = await make(mail, { ...search, displayName: 'Deep', includeNestedFolders: true });

    expect([await subjectsIn(mail, flat.path), await subjectsIn(mail, deep.path)]).toEqual([[], ['A digest']]);
  });

  test('its messages are reached through it, others are not', async () => {
    const mail = await mailWithDigests();
    const { path } = await make(mail);
    const messages = await mail.messagesOf('ada', 'inbox');
    const statuses = await Promise.all(
      messages.map(async ({ id, subject }) => [subject, (await mail.call(`${path}/messages/${String(id)}`, { as })).status]),
    );

    expect(Object.fromEntries(statuses as [string, number][])).toEqual({ 'Weekly digest': 200, Other: 404, 'Daily digest': 200 });
  });

  test('gets another search, and keeps what is not named', async () => {
    const mail = await mailWithDigests();
    const { path } = await make(mail);
    const { body } = await mail.json(path, {
      as,
      method: 'PATCH',
      body: { '@odata.type': search['@odata.type'], filterQuery: "subject eq 'Other'" },
    });

    expect(body).toMatchObject({ displayName: 'Digests', filterQuery: "subject eq 'Other'", totalItemCount: 1 });
    expect(await subjectsIn(mail, path)).toEqual(['Other']);
    expect((await mail.json(path, { as, method: 'PATCH', body: { displayName: 'Others' } })).body).toMatchObject({
      displayName: 'Others',
      filterQuery: "subject eq 'Other'",
    });
  });

  test('holds no messages of its own', async () => {
    const mail = await mailWithDigests();
    const { path, body } = await make(mail);
    const [message] = await mail.messagesOf('ada', 'inbox');
    const moved = (what: string) =>
      mail.call(`/v1.0/me/messages/${String(message?.['id'])}/${what}`, { as, method: 'POST', body: { destinationId: body['id'] } });

    expect((await mail.call(`${path}/messages`, { as, method: 'POST', body: { subject: 'x' } })).status).toBe(400);
    expect([(await moved('move')).status, (await moved('copy')).status]).toEqual([400, 400]);
    expect((await mail.call(`${path}/messages/delta`, { as })).status).toBe(501);
  });

  test('is copied with its search', async () => {
    const mail = await mailWithDigests();
    const { path } = await make(mail);
    const { body } = await mail.json(`${path}/copy`, { as, method: 'POST', body: { destinationId: 'inbox' } });
    expect(body).toMatchObject({ filterQuery: search.filterQuery, totalItemCount: 2 });
  });

  test.each<[object, string]>([
    [{ filterQuery: undefined }, "'filterQuery'"],
    [{ sourceFolderIds: undefined }, "'sourceFolderIds'"],
    [{ filterQuery: "nothing eq 'x'" }, "'nothing'"],
    [{ filterQuery: 'subject eq' }, 'error'],
    [{ includeNestedFolders: 'yes' }, "Cannot convert the literal 'yes' to the expected type 'Edm.Boolean'."],
    [{ sourceFolderIds: ['nowhere'] }, 'Id is malformed'],
  ])('is refused with %j, and is not there', async (change, named) => {
    const mail = createTestMail();
    const { status, body } = await make(mail, { ...search, ...change });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain(named);
    expect((await mail.json('/v1.0/me/mailFolders/searchfolders/childFolders', { as })).body['value']).toEqual([]);
  });
});

test('a folder that is none has no search', async () => {
  const mail = createTestMail();
  const { body } = await make(mail, { displayName: 'Plain', filterQuery: 'isRead eq true' });
  expect(Object.keys(body)).not.toContain('filterQuery');
});

test.each(['searchfolders', 'scheduled'])('%s is there in every mailbox, and not among those that people see', async (name) => {
  const mail = createTestMail();
  expect((await mail.json(`/v1.0/me/mailFolders/${name}`, { as })).status).toBe(200);
  const { body } = await mail.json('/v1.0/me/mailFolders?$top=100', { as });
  expect((body['value'] as { displayName: string }[]).map(({ displayName }) => displayName)).not.toContain(
    name === 'scheduled' ? 'Scheduled' : 'Finder',
  );
});
