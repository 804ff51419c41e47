import { describe, expect, test } from 'vitest';
import { all, createTestMail, to, type TestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;

async function createFolder(mail: TestMail, parent: string, displayName: string): Promise<Record<string, unknown>> {
  const path = parent === '' ? '/v1.0/me/mailFolders' : `/v1.0/me/mailFolders/${parent}/childFolders`;
  return (await mail.json(path, { as, method: 'POST', body: { displayName } })).body;
}

describe('listing folders', () => {
  test('shows the default folders by name, without the hidden ones', async () => {
    const mail = createTestMail();
    const { body } = await mail.json('/v1.0/me/mailFolders?$top=100&$select=displayName', { as });

    const names = (body.value as { displayName: string }[]).map(({ displayName }) => displayName);
    expect(names).toEqual(['Archive', 'Conversation History', 'Deleted Items', 'Drafts', 'Inbox', 'Junk Email', 'Outbox', 'Sent Items']);
  });

  test('shows hidden folders when asked to', async () => {
    const mail = createTestMail();
    const { body } = await mail.json('/v1.0/me/mailFolders?$top=100&includeHiddenFolders=true', { as });

    expect(body.value).toContainEqual(expect.objectContaining({ displayName: 'Sync Issues', isHidden: true }));
    expect(body.value).not.toContainEqual(expect.objectContaining({ displayName: 'Deletions' }));
  });

  test('pages with $top and a link to follow', async () => {
    const mail = createTestMail();
    const first = await mail.json('/v1.0/me/mailFolders?$top=5', { as });
    const next = new URL(String(first.body['@odata.nextLink']));
    const second = await mail.json(next.pathname + next.search, { as });

    expect(first.body.value).toHaveLength(5);
    expect(second.body.value).toHaveLength(3);
    expect(second.body).not.toHaveProperty('@odata.nextLink');
  });

  test('counts messages, unread ones and child folders', async () => {
    const mail = createTestMail();
    await mail.send('ben', { subject: 'One', toRecipients: to('ada') });
    await mail.send('ben', { subject: 'Two', toRecipients: to('ada') });
    const [newest] = await mail.messagesOf('ada', 'inbox');
    await mail.json(`/v1.0/me/messages/${String(newest?.id)}`, { as, method: 'PATCH', body: { isRead: true } });
    await createFolder(mail, 'inbox', 'Invoices');

    const { body } = await mail.json('/v1.0/me/mailFolders/Inbox', { as });

    expect(body).toMatchObject({ displayName: 'Inbox', totalItemCount: 2, unreadItemCount: 1, childFolderCount: 1, isHidden: false });
  });

  test('finds by filter on the display name', async () => {
    const mail = createTestMail();
    await createFolder(mail, 'inbox', 'Invoices');
    const { body } = await mail.json("/v1.0/me/mailFolders/inbox/childFolders?$filter=displayName eq 'invoices'", { as });

    expect(body.value).toMatchObject([{ displayName: 'Invoices' }]);
  });

  test('has German and French names for the language of the mailbox', async () => {
    const mail = createTestMail();
    const nameIn = async (locale: string): Promise<unknown> => {
      await mail.json('/v1.0/me/mailboxSettings', { as, method: 'PATCH', body: { language: { locale } } });
      return (await mail.json('/v1.0/me/mailFolders/inbox', { as })).body.displayName;
    };

    expect(await nameIn('de-DE')).toBe('Posteingang');
    expect(await nameIn('fr-FR')).toBe('Boîte de réception');
    expect(await nameIn('en-US')).toBe('Inbox');
  });
});

describe('making and changing folders', () => {
  test('refuses a name that is taken, in any letter case', async () => {
    const mail = createTestMail();
    await createFolder(mail, 'inbox', 'Invoices');
    const { status, body } = await mail.json('/v1.0/me/mailFolders/inbox/childFolders', {
      as,
      method: 'POST',
      body: { displayName: 'INVOICES' },
    });

    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: 'ErrorFolderExists', message: 'A folder with the specified name already exists.' });
  });

  test.each(['childFolders', 'messages', 'messageRules'])('refuses %s by name, which come by an address of their own', async (name) => {
    const mail = createTestMail();
    const made = await mail.json('/v1.0/me/mailFolders', { as, method: 'POST', body: { displayName: 'F', [name]: [{}] } });
    const changed = await mail.json('/v1.0/me/mailFolders/inbox', { as, method: 'PATCH', body: { [name]: [{}] } });

    expect([made.status, changed.status]).toEqual([501, 501]);
    expect(made.body['error']).toMatchObject({ message: `The emulator does not keep the property ${name} of mailFolder.` });
    expect((await mail.json("/v1.0/me/mailFolders?$filter=displayName eq 'F'", { as })).body['value']).toEqual([]);
  });

  test('takes back what a folder shows, and is hidden only from the beginning', async () => {
    const mail = createTestMail();
    const { body } = await mail.json('/v1.0/me/mailFolders', { as, method: 'POST', body: { displayName: 'F', isHidden: true } });
    const { sizeInBytes: _, ...shown } = body;
    const change = (more: object) =>
      mail.json(`/v1.0/me/mailFolders/${String(body['id'])}`, { as, method: 'PATCH', body: { ...shown, displayName: 'G', ...more } });

    expect(await change({})).toMatchObject({ status: 200, body: { displayName: 'G', isHidden: true } });
    expect(await change({ isHidden: false })).toMatchObject({
      status: 400,
      body: { error: { code: 'ErrorInvalidRequest', message: "The property 'isHidden' can be set only when creating the folder." } },
    });
  });

  test('nests at any depth, and paths through folders find the innermost', async () => {
    const mail = createTestMail();
    const a = await createFolder(mail, 'inbox', 'A');
    const b = await createFolder(mail, String(a.id), 'B');
    const c = await createFolder(mail, String(b.id), 'C');
    const path = `/v1.0/me/mailFolders/inbox/childFolders/${String(a.id)}/childFolders/${String(b.id)}/childFolders`;

    const { body } = await mail.json(path, { as });
    const inner = await mail.json(`${path}/${String(c.id)}`, { as });

    expect(body.value).toMatchObject([{ displayName: 'C', parentFolderId: b.id }]);
    expect(inner.body).toMatchObject({ id: c.id, displayName: 'C' });
  });

  test('renames, but not a default folder', async () => {
    const mail = createTestMail();
    const folder = await createFolder(mail, '', 'Old');
    const renamed = await mail.json(`/v1.0/me/mailFolders/${String(folder.id)}`, { as, method: 'PATCH', body: { displayName: 'New' } });
    const refused = await mail.json('/v1.0/me/mailFolders/inbox', { as, method: 'PATCH', body: { displayName: 'New' } });

    expect(renamed.body).toMatchObject({ id: folder.id, displayName: 'New' });
    expect(refused).toMatchObject({ status: 400, body: { error: { message: 'Distinguished folders cannot be renamed.' } } });
  });

  test('moves with its contents, and never into itself', async () => {
    const mail = createTestMail();
    const a = await createFolder(mail, '', 'A');
    const b = await createFolder(mail, String(a.id), 'B');
    const moved = await mail.json(`/v1.0/me/mailFolders/${String(b.id)}/move`, { as, method: 'POST', body: { destinationId: 'archive' } });
    const cycle = await mail.json(`/v1.0/me/mailFolders/${String(a.id)}/move`, { as, method: 'POST', body: { destinationId: a.id } });

    expect(moved.status).toBe(201);
    expect((await mail.json('/v1.0/me/mailFolders/archive/childFolders', { as })).body.value).toMatchObject([{ id: b.id }]);
    expect(cycle).toMatchObject({ status: 400, body: { error: { code: 'ErrorMoveCopyFailed' } } });
  });

  test('copies with messages and child folders', async () => {
    const mail = createTestMail();
    const a = await createFolder(mail, '', 'A');
    await createFolder(mail, String(a.id), 'B');
    await mail.json(`/v1.0/me/mailFolders/${String(a.id)}/messages`, { as, method: 'POST', body: { subject: 'Kept' } });
    const copy = await mail.json(`/v1.0/me/mailFolders/${String(a.id)}/copy`, { as, method: 'POST', body: { destinationId: 'inbox' } });

    expect(copy).toMatchObject({ status: 201, body: { displayName: 'A', totalItemCount: 1, childFolderCount: 1 } });
    expect(copy.body.id).not.toBe(a.id);
    expect(await mail.messagesOf('ada', String(copy.body.id))).toMatchObject([{ subject: 'Kept' }]);
  });

  test('goes to Deleted Items, from there for good', async () => {
    const mail = createTestMail();
    const folder = await createFolder(mail, '', 'Gone');
    const path = `/v1.0/me/mailFolders/${String(folder.id)}`;
    const first = await mail.json(path, { as, method: 'DELETE' });
    const inTrash = await mail.json('/v1.0/me/mailFolders/deleteditems/childFolders', { as });
    await mail.json(path, { as, method: 'DELETE' });

    expect(first.status).toBe(204);
    expect(inTrash.body.value).toMatchObject([{ displayName: 'Gone' }]);
    expect(await mail.json(path, { as })).toMatchObject({ status: 404, body: { error: { code: 'ErrorItemNotFound' } } });
  });
});

describe('ids that name no folder', () => {
  test.each([
    ['no-id-at-all', 400, 'ErrorInvalidIdMalformed'],
    ['', 400, 'ErrorInvalidRequest'],
  ])('%j as a destination or name is refused', async (text, status, code) => {
    const mail = createTestMail();
    const path = text === '' ? '/v1.0/me/mailFolders' : `/v1.0/me/mailFolders/${text}`;
    const answer = await mail.json(path, {
      as,
      method: text === '' ? 'POST' : 'GET',
      ...(text === '' ? { body: { displayName: ' ' } } : {}),
    });

    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });

  test('an id of another mailbox says so', async () => {
    const mail = createTestMail();
    const { body } = await mail.json('/v1.0/me/mailFolders/inbox', { as: `ben ${all}` });

    expect(await mail.json(`/v1.0/me/mailFolders/${String(body.id)}`, { as })).toMatchObject({
      status: 404,
      body: { error: { code: 'ErrorInvalidMailboxItemId', message: `Item Id doesn't belong to the current mailbox.` } },
    });
  });
});
