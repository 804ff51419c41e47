import { describe, expect, test } from 'vitest';
import { publishedPermissions } from '../../../../test/support/published.ts';
import { permissionTexts } from '../../entra/permission-texts.ts';
import { permissionIds } from './permission-ids.ts';

test('every permission that can be consented to has the id under which it is registered', () => {
  expect(Object.keys(permissionTexts).filter((name) => permissionIds[name]?.scope === undefined)).toEqual([]);
});

const { permissions, isThere, reason } = publishedPermissions();

describe.skipIf(!isThere)(`permission ids against the published data${reason}`, () => {
  test.each(Object.entries(permissionIds))('%s has its published ids', (name, { scope, role }) => {
    const schemes = permissions[name]?.schemes ?? {};

    expect(role).toBe(schemes['Application']?.id);
    // Where only the application permission is used, the table leaves the other one out.
    expect([undefined, schemes['DelegatedWork']?.id]).toContain(scope);
    expect(scope ?? role).toBeDefined();
  });
});
