import { expect, test } from 'vitest';
import { publishedPermissions } from '../../../test/support/published.ts';
import { applicationPermissionTexts } from './application-permission-texts.ts';

const { permissions, isThere, reason } = publishedPermissions();
const tidy = (text: string | undefined): string | undefined => text?.trim().replaceAll(/\s+/g, ' ');

test.skipIf(!isThere)(`application permissions have their published texts${reason}`, () => {
  const published = Object.keys(applicationPermissionTexts).map((name) => {
    const scheme = permissions[name]?.schemes['Application'];
    return [name, { title: tidy(scheme?.adminDisplayName), text: tidy(scheme?.adminDescription) }];
  });

  expect(applicationPermissionTexts).toEqual(Object.fromEntries(published));
});
