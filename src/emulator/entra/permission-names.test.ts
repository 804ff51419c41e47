import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
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

interface Published {
  readonly permissions: Record<string, { schemes: Record<string, PublishedTexts> }>;
}

interface PublishedTexts {
  readonly userDisplayName?: string;
  readonly userDescription?: string;
  readonly adminDisplayName: string;
  readonly adminConsentRequired: boolean;
}

const file = new URL('../../../../shared/data/permissions.json', import.meta.url);

// The published data is kept beside the checkout and is not part of it.
const isThere = existsSync(file);
const reason = isThere ? '' : ' (left out: ../shared/data/permissions.json is not there)';

describe.skipIf(!isThere)(`permission texts against the published data${reason}`, () => {
  const tidy = (text: string | undefined): string | undefined => text?.trim().replaceAll(/\s+/g, ' ');

  let permissions: Published['permissions'] = {};
  beforeAll(() => {
    ({ permissions } = JSON.parse(readFileSync(file, 'utf8')) as Published);
  });

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
