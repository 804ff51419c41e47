import { expect, test } from 'vitest';
import { all, createTestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const mail = createTestMail();
const ofAda = `users('${[...mail.tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.startsWith('ada'))?.id}')`;

async function idOf(path: string, body: unknown): Promise<string> {
  return String((await mail.json(`/v1.0${path}`, { as, method: 'POST', body })).body['id']);
}

/** The context of an answer, in which `{me}` is Ada. */
async function contextOf(path: string, method = 'GET', body?: unknown): Promise<string> {
  const answer = await mail.json(`/v1.0${path}`, { as, method, ...(body !== undefined && { body }) });
  return String(answer.body['@odata.context']).replace(`https://graph.microsoft.com/v1.0/$metadata#${ofAda}/`, '{me}/');
}

const draft = { subject: 'One' };
const rule = { displayName: 'r', sequence: 1, actions: { delete: true } };

test('contexts name the folder of the path, as it is written there', async () => {
  const message = await idOf('/me/mailFolders/inbox/messages', draft);
  const folder = await idOf('/me/mailFolders', { displayName: 'F' });
  const written = encodeURIComponent(folder);

  expect(folder).toContain('=');
  expect(await contextOf('/me/messages')).toBe('{me}/messages');
  expect(await contextOf('/me/mailFolders/Inbox/messages?$select=subject')).toBe("{me}/mailFolders('Inbox')/messages(subject)");
  expect(await contextOf(`/me/mailFolders/${folder}/messages`, 'POST', draft)).toBe(`{me}/mailFolders('${written}')/messages/$entity`);
  expect(await contextOf(`/me/messages/${message}`)).toBe('{me}/messages/$entity');
  expect(await contextOf(`/me/mailFolders/inbox/messages/${message}`)).toBe("{me}/mailFolders('inbox')/messages/$entity");
  expect(await contextOf(`/me/mailFolders/inbox/messages/${message}/attachments`)).toBe(
    `{me}/mailFolders('inbox')/messages('${encodeURIComponent(message)}')/attachments`,
  );
  expect(await contextOf('/me/mailFolders/INBOX/messageRules')).toBe("{me}/mailFolders('INBOX')/messageRules");
  expect(await contextOf('/me/mailFolders/inbox/messageRules', 'POST', rule)).toBe("{me}/mailFolders('inbox')/messageRules/$entity");
});

test('contexts of folders in a folder name it, those of a folder alone do not', async () => {
  const folder = await idOf('/me/mailFolders/archive/childFolders', { displayName: 'F' });

  expect(await contextOf('/me/mailFolders')).toBe('{me}/mailFolders');
  expect(await contextOf(`/me/mailFolders/${folder}`)).toBe('{me}/mailFolders/$entity');
  expect(await contextOf('/me/mailFolders/archive/childFolders')).toBe("{me}/mailFolders('archive')/childFolders");
  expect(await contextOf('/me/mailFolders/archive/childfolders', 'POST', { displayName: 'G' })).toBe(
    "{me}/mailFolders('archive')/childFolders/$entity",
  );
  expect(await contextOf(`/me/mailFolders/${folder}/move`, 'POST', { destinationId: 'inbox' })).toBe('{me}/mailFolders/$entity');
});
