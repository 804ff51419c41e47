import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { permissions } from '../permissions/index.ts';
import { permissionIds } from './permission-ids.ts';

interface Published {
  readonly permissions: Record<string, { schemes: Record<string, { id: string }> }>;
}

test('every permission that an activity may ask for can be registered', () => {
  const onlyApplication = ['Mail.ReadBasic.All'];

  expect([...permissions.keys()].filter((name) => !permissionIds.has(name))).toEqual(onlyApplication);
});

// Microsoft's published permission data, beside the repository where there is a copy of it.
const file = new URL('../../../shared/data/permissions.json', import.meta.url);
const isThere = existsSync(file);
const reason = isThere ? '' : ' (left out: ../shared/data/permissions.json is not there)';

describe.skipIf(!isThere)(`permission ids against the published data${reason}`, () => {
  const published = (isThere ? JSON.parse(readFileSync(file, 'utf8')) : { permissions: {} }) as Published;

  test.each([...permissionIds])('%s', (name, id) => {
    expect(published.permissions[name]?.schemes['DelegatedWork']?.id).toBe(id);
  });
});
