import { describe, expect, test } from 'vitest';
import { publishedPermissions as published } from '../../../test/support/published.ts';
import { applicationPermissionTexts } from './application-permission-texts.ts';
import { basicPermissions } from './basic-permissions.ts';
import { permissionTexts } from './permission-texts.ts';
import { publishedPermissions } from './published-permissions.ts';

const { all, named, delegated, withId } = publishedPermissions;

test('a delegated permission is found in any letter case, and nothing else is', () => {
  const names = ['MAIL.READ', 'offline_access', 'acronym.read.all', 'Mail.Reed', 'Mail.ReadBasic.All', 'constructor', ''];

  expect(names.map((name) => delegated(name)?.name)).toEqual([
    'Mail.Read',
    'offline_access',
    'Acronym.Read.All',
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a permission has the id of each of its kinds, and is found by them', () => {
  const read = named('Mail.Read');

  expect(read).toEqual({
    name: 'Mail.Read',
    scopeId: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca',
    roleId: '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
    needsAdministrator: false,
    personal: true,
  });
  expect([withId('scopeId', read.scopeId ?? ''), withId('roleId', read.roleId ?? ''), withId('roleId', read.scopeId ?? '')]).toEqual([
    read,
    read,
    undefined,
  ]);
  expect(named('User.Read.All')).toMatchObject({ needsAdministrator: true, personal: false });
  expect([named('Mail.ReadBasic.All').scopeId, named('Mail.Read.Shared').roleId, withId('scopeId', '-')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a name that is in no table is a mistake in the emulator', () => {
  expect(() => named('Mail.Reed')).toThrow('Microsoft Graph has no permission Mail.Reed.');
});

test('whatever has texts is a permission of its kind', () => {
  expect(Object.keys(permissionTexts).filter((name) => named(name).scopeId === undefined)).toEqual([]);
  expect(Object.keys(applicationPermissionTexts).filter((name) => named(name).roleId === undefined)).toEqual([]);
});

const { permissions, isThere, reason } = published();

describe.skipIf(!isThere)(`permissions against the published data${reason}`, () => {
  test('are all that can be consented to, with their published ids and who may consent', () => {
    const consentable = Object.entries(permissions).filter(
      ([, { authorizationType, schemes }]) =>
        authorizationType !== 'RSC' && [schemes['DelegatedWork'], schemes['Application']].some((scheme) => scheme?.id !== undefined),
    );

    expect(Object.fromEntries(all.map(({ name, ...facts }) => [name, facts]))).toEqual(
      Object.fromEntries(
        consentable.map(([name, { schemes }]) => {
          const scopeId = schemes['DelegatedWork']?.id;
          const facts = {
            scopeId,
            roleId: schemes['Application']?.id,
            needsAdministrator: scopeId !== undefined && schemes['DelegatedWork']?.adminConsentRequired,
            personal: scopeId !== undefined && (basicPermissions.includes(name) || 'DelegatedPersonal' in schemes),
          };
          return [name, facts];
        }),
      ),
    );
  });

  test.each(Object.entries(permissionTexts))('%s has its published texts', (name, text) => {
    const tidy = (published: string | undefined): string | undefined => published?.trim().replaceAll(/\s+/g, ' ');
    const work = permissions[name]?.schemes['DelegatedWork'];

    expect(text).toEqual({
      title: tidy(work?.userDisplayName),
      text: tidy(work?.userDescription),
      organizationTitle: tidy(work?.adminDisplayName),
    });
  });
});
