import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../../test/support/published.ts';
import { basicPermissions, canonicalPermission, permissionText } from './permission-names.ts';
import { permissionTexts } from './permission-texts.ts';

test('names are found in any letter case', () => {
  expect([canonicalPermission('MAIL.READ'), canonicalPermission('offline_access'), canonicalPermission('Mail.Reed')]).toEqual([
    'Mail.Read',
    'offline_access',
    undefined,
  ]);
});

test('a permission without texts is a mistake in the emulator', () => {
  expect(() => permissionText('Mail.Reed')).toThrow('The permission Mail.Reed has no texts. Add it to permissionTexts.');
});

const { permissions, isThere, reason } = publishedPermissions();

describe.skipIf(!isThere)(`permission texts against the published data${reason}`, () => {
  const tidy = (text: string | undefined): string | undefined => text?.trim().replaceAll(/\s+/g, ' ');

  test.each(Object.entries(permissionTexts))('%s has its published texts', (name, text) => {
    const schemes = permissions[name]?.schemes ?? {};
    const work = schemes['DelegatedWork'];

    expect(text).toEqual({
      title: tidy(work?.userDisplayName),
      text: tidy(work?.userDescription),
      organizationTitle: tidy(work?.adminDisplayName),
      needsAdministrator: work?.adminConsentRequired,
      // The data knows the permissions of OpenID Connect by their texts only; they are for everybody.
      personal: basicPermissions.includes(name) || 'DelegatedPersonal' in schemes,
    });
  });
});
