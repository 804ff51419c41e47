import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { applicationPermissionTexts } from './application-permission-texts.ts';

interface Published {
  readonly permissions: Record<string, { schemes: Record<string, { adminDisplayName: string; adminDescription: string }> }>;
}

const file = new URL('../../../../shared/data/permissions.json', import.meta.url);

// The published data is kept beside the checkout and is not part of it.
const isThere = existsSync(file);
const reason = isThere ? '' : ' (left out: ../shared/data/permissions.json is not there)';
const tidy = (text: string | undefined): string | undefined => text?.trim().replaceAll(/\s+/g, ' ');

test.skipIf(!isThere)(`application permissions have their published texts${reason}`, () => {
  const { permissions }: Published = JSON.parse(readFileSync(file, 'utf8'));
  const published = Object.keys(applicationPermissionTexts).map((name) => {
    const scheme = permissions[name]?.schemes['Application'];
    return [name, { title: tidy(scheme?.adminDisplayName), text: tidy(scheme?.adminDescription) }];
  });

  expect(applicationPermissionTexts).toEqual(Object.fromEntries(published));
});
