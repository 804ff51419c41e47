import { describe, expect, test } from 'vitest';
import { permissionDifferences } from '../../../../test/support/permission-differences.ts';
import { publishedPermissions } from '../../../../test/support/published.ts';
import { mailPermissions, type MailOperation } from './permissions.ts';
import { mailRoutes } from './routes.ts';

interface Deviation {
  readonly why: string;
  readonly notHere?: readonly string[];
  readonly onlyHere?: readonly string[];
}

const { permissions: published, isThere, reason } = publishedPermissions();

/** What a permission opens, other permissions that say more open too; the published file leaves most of them out. */
const broader: Readonly<Record<string, readonly string[]>> = {
  'Mail.ReadBasic': ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic.Shared', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  'Mail.ReadBasic.All': ['Mail.ReadBasic', 'Mail.Read', 'Mail.ReadWrite'],
  'Mail.Read': ['Mail.ReadWrite', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  'Mail.ReadWrite': ['Mail.ReadWrite.Shared'],
  'Mail.Send': ['Mail.Send.Shared'],
  'MailboxSettings.Read': ['MailboxSettings.ReadWrite'],
};

const onUsersOnly: Deviation = {
  why: 'Applications are published for /users only, where a path on /me is served too.',
  onlyHere: ['User.Read.All', 'User.ReadBasic.All'],
};

/** Where the table differs from the published file on purpose. */
const deviations: Readonly<Record<string, Deviation>> = {
  'POST /me/messages/{message-id}/attachments/createUploadSession': {
    why: 'The path is listed together with the one for events; the calendar permission is meant for that one.',
    notHere: ['Calendars.ReadWrite'],
  },
  'POST /me/translateExchangeIds': {
    why: 'The permissions for agent identities have nothing to do with mail of people; applications have an entry on /users only.',
    notHere: ['AgentIdUser.ReadWrite.All', 'AgentIdUser.ReadWrite.IdentityParentedBy'],
    onlyHere: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All'],
  },
  'GET /me/outlook/supportedLanguages': onUsersOnly,
  'GET /me/outlook/supportedTimeZones': onUsersOnly,
  'GET /me/outlook/supportedTimeZones/{TimeZoneStandard}': onUsersOnly,
  'POST /me/getMailTips': {
    why: 'The application permission is published for /users only.',
    onlyHere: ['MailTips.ReadBasic.All'],
  },
};

/** Operations that the published file does not have, and the one that it lists in their place. */
const listedAs: Readonly<Record<string, string>> = {
  'GET /me/mailFolders/$count': 'GET /me/mailfolders',
  'GET /me/mailFolders/{mailFolder-id}/childFolders/$count': 'GET /me/mailfolders/{id}/childfolders',
  'GET /me/mailFolders/{mailFolder-id}/childFolders/delta': 'GET /me/mailfolders/delta',
  'GET /me/mailFolders/{mailFolder-id}/messages/$count': 'GET /me/mailfolders/{id}/messages',
  'GET /me/mailFolders/{mailFolder-id}/messageRules': 'GET /me/mailfolders/inbox/messagerules',
  'POST /me/mailFolders/{mailFolder-id}/messageRules': 'POST /me/mailfolders/inbox/messagerules',
  'GET /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': 'GET /me/mailfolders/inbox/messagerules/{id}',
  'PATCH /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': 'PATCH /me/mailfolders/inbox/messagerules/{id}',
  'DELETE /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': 'DELETE /me/mailfolders/inbox/messagerules/{id}',
  'GET /me/messages/$count': 'GET /me/messages',
  // The MIME of a message holds its body and attachments, so the permission for these is the one that counts.
  'GET /me/messages/{message-id}/$value': 'GET /me/messages/{id}/attachments',
  'POST /me/messages/{message-id}/replyAll': 'POST /me/mailfolders/{id}/messages/{id}/replyall',
  'GET /me/messages/{message-id}/attachments/$count': 'GET /me/messages/{id}/attachments',
  'GET /me/messages/{message-id}/attachments/{attachment-id}': 'GET /me/messages/{id}/attachments',
  'GET /me/messages/{message-id}/attachments/{attachment-id}/$value': 'GET /me/messages/{id}/attachments',
  'DELETE /me/messages/{message-id}/attachments/{attachment-id}': 'POST /me/messages/{id}/attachments',
  'GET /me/mailboxSettings/{setting}': 'GET /me/mailboxsettings/timezone',
  'GET /me/outlook/supportedTimeZones/{TimeZoneStandard}': 'GET /me/outlook/supportedtimezones(timezonestandard={value})',
};

const operations = Object.keys(mailPermissions) as MailOperation[];

test('every operation has a route, and every route an operation', () => {
  const served = new Set(mailRoutes.map(({ permissions }) => permissions));

  expect(operations.filter((operation) => !mailRoutes.some((route) => route.operation === operation))).toEqual([]);
  expect([...served].every((permissions) => Object.values(mailPermissions).includes(permissions as never))).toBe(true);
});

test('what is shared is opened by .Shared permissions only, except what the directory says', () => {
  const ofMail = operations.filter((operation) => !/translateExchangeIds|supported/.test(operation));
  const names = new Set(ofMail.flatMap((operation): readonly string[] => mailPermissions[operation].shared));

  expect([...names].filter((name) => !name.endsWith('.Shared'))).toEqual([]);
  expect([...names].sort()).toEqual([
    'Mail.Read.Shared',
    'Mail.ReadBasic.Shared',
    'Mail.ReadWrite.Shared',
    'Mail.Send.Shared',
    'MailTips.ReadBasic.Shared',
  ]);
});

describe.skipIf(!isThere)(`the published permissions${reason}`, () => {
  test.each(operations)('agree on %s', (operation) => {
    const { notHere = [], onlyHere = [] } = deviations[operation] ?? {};

    expect(permissionDifferences(operation, { published, table: mailPermissions, broader, listedAs })).toEqual({
      notHere: notHere.toSorted(),
      onlyHere: onlyHere.toSorted(),
    });
  });
});
