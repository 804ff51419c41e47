import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { permissionTexts } from '../../entra/permission-texts.ts';
import { permissionIds } from './permission-ids.ts';

interface Published {
  readonly permissions: Record<string, { schemes: Record<string, { id: string }> }>;
}

test('every permission that can be consented to has the id under which it is registered', () => {
  expect(Object.keys(permissionTexts).filter((name) => permissionIds[name]?.scope === undefined)).toEqual([]);
});

const file = new URL('../../../../../shared/data/permissions.json', import.meta.url);
const isThere = existsSync(file);
const reason = isThere ? '' : ' (left out: ../shared/data/permissions.json is not there)';

describe.skipIf(!isThere)(`permission ids against the published data${reason}`, () => {
  const { permissions } = (isThere ? JSON.parse(readFileSync(file, 'utf8')) : { permissions: {} }) as Published;

  test.each(Object.entries(permissionIds))('%s has its published ids', (name, { scope, role }) => {
    const schemes = permissions[name]?.schemes ?? {};

    expect(role).toBe(schemes['Application']?.id);
    // Where only the application permission is used, the table leaves the other one out.
    expect([undefined, schemes['DelegatedWork']?.id]).toContain(scope);
    expect(scope ?? role).toBeDefined();
  });
});
