import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../test/support/published.ts';
import { publicApplication } from '../identity/index.ts';
import { permissions } from './facts.ts';
import { permissionProblem } from './known-names.ts';

const { permissions: published, isThere, reason } = publishedPermissions();

test.each([
  ['Mail.Raed', 'Mail.Read'],
  ['Mail.ReadWrit', 'Mail.ReadWrite'],
  ['mailsend', 'Mail.Send'],
  ['Calendar.Read', 'Calendars.Read'],
  ['User.Reed.All', 'User.Read.All'],
  ...[
    'openid',
    'profile',
    'email',
    'offline_access',
    'EWS.AccessAsUser.All',
    'IMAP.AccessAsUser.All',
    'POP.AccessAsUser.All',
    'SMTP.Send',
  ].map((name) => [`${name}x`, name]),
])('%s is misspelt', (written = '', close) => {
  expect(permissionProblem(written)).toBe(
    `${written} is no permission of Microsoft Graph; did you mean ${close}? Written in full (https://graph.microsoft.com/...) it is asked for as it is.`,
  );
});

test.each([
  'Mail.Read',
  'mail.readwrite.SHARED',
  'openid',
  'SMTP.Send',
  'Zeppelins.Steer',
  'x',
  'https://graph.microsoft.com/Mail.Raed',
  'https://outlook.office.com/IMAP',
])('nothing is known to be wrong with %s', (written) => {
  expect(permissionProblem(written)).toBeUndefined();
});

test.each(['.default', 'https://graph.microsoft.com/.default', '.DEFAULT'])('%s names no permission', (written) => {
  expect(permissionProblem(written)).toBe(
    `${written} would ask for all that the application has registered; name the permissions that are meant.`,
  );
});

test('every name of our own tables is known', () => {
  expect([...permissions.keys(), ...publicApplication.permissions].filter((name) => permissionProblem(name) !== undefined)).toEqual([]);
});

describe.runIf(isThere)(`the names and the published data${reason}`, () => {
  test('every published name is known, and a letter more makes it misspelt', () => {
    const names = Object.keys(published);

    expect(names.filter((name) => permissionProblem(name) !== undefined)).toEqual([]);
    expect(names.filter((name) => permissionProblem(`${name}x`) === undefined)).toEqual([]);
  });
});
