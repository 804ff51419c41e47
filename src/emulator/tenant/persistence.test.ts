import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTenant } from './create.ts';
import { loadTenant, saveTenant } from './persistence.ts';
import { decodePlain, encodePlain } from './plain-data.ts';
import { seedMail } from './seed/mail.ts';
import type { Tenant } from './tenant.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

describe('a saved tenant', () => {
  let folder = '';
  beforeEach(async () => {
    folder = join(await temporaryFolder('tenant'), 'data');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  const now = new Date('2026-03-02T09:00:00Z');

  function stateOf({ clock: _clock, ids: _ids, content: _content, ...state }: Tenant): object {
    return state;
  }

  test('is the same when it is loaded, mail and attachments included', async () => {
    const tenant = createTenant({ now });
    seedMail(tenant);
    await saveTenant(tenant, folder, { entra: { key: new Uint8Array([1, 2]) } });
    const loaded = await loadTenant(folder);

    // Not toEqual: it takes minutes over megabytes of attachments.
    expect(loaded && isDeepStrictEqual(stateOf(loaded.tenant), stateOf(tenant))).toBe(true);
    expect(loaded?.beside).toEqual({ entra: { key: new Uint8Array([1, 2]) } });
  });

  test('goes on with ids that were not given out', async () => {
    const tenant = createTenant({ now });
    // Given out before it was saved, as for people and messages.
    const before = new Set([...tenant.users.keys(), ...Array.from({ length: 100 }, () => tenant.ids.guid())]);
    await saveTenant(tenant, folder);
    const loaded = await loadTenant(folder);
    const after = Array.from({ length: 100 }, () => loaded?.tenant.ids.guid());

    expect(after.filter((id) => id === undefined || before.has(id))).toEqual([]);
    expect(new Set(after).size).toBe(100);
  });

  test('has a time that never goes back, or the one that was asked for', async () => {
    const tenant = createTenant();
    tenant.clock.advance(3_600_000);
    await saveTenant(tenant, folder);

    expect((await loadTenant(folder))?.tenant.clock.now().getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    expect((await loadTenant(folder, now))?.tenant.clock.now()).toEqual(now);
  });

  test.skipIf(process.platform === 'win32')('is for its owner only (Windows has no such modes)', async () => {
    await saveTenant(createTenant({ now }), folder);

    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'tenant.json'))).mode & 0o777).toBe(0o600);
  });

  test('is one file, which the next one replaces', async () => {
    await saveTenant(createTenant({ now }), folder);
    await saveTenant(createTenant({ now, seed: 2 }), folder);

    expect(await readdir(folder)).toEqual(['tenant.json']);
    expect((await loadTenant(folder))?.tenant.id).toBe(createTenant({ now, seed: 2 }).id);
  });

  test('is absent from a folder that has none', async () => {
    expect(await loadTenant(folder)).toBeUndefined();
  });

  test.each([
    '',
    '{',
    '[]',
    'null',
    '{"format":"other","version":1}',
    '{"format":"onbehalf-tenant","version":"2"}',
    '{"format":"onbehalf-tenant","version":3,"now":"never","nextSeed":1,"tenant":{}}',
    '{"format":"onbehalf-tenant","version":3,"now":"2026-01-01","nextSeed":1,"tenant":{}}',
  ])('that reads %j is refused by its path and left as it is', async (content) => {
    await saveTenant(createTenant({ now }), folder);
    const path = join(folder, 'tenant.json');
    await writeFile(path, content);

    await expect(loadTenant(folder)).rejects.toThrow(
      `${path} is not a tenant that this version saved. Move it away, or choose another data folder, to begin with a fresh tenant.`,
    );
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  test.each([2, 4])('that another version saved, in form %i, is refused by that and left as it is', async (version) => {
    await saveTenant(createTenant({ now }), folder);
    const path = join(folder, 'tenant.json');
    const content = (await readFile(path, 'utf8')).replace('"version":3', `"version":${version}`);
    await writeFile(path, content);

    await expect(loadTenant(folder)).rejects.toThrow(
      `${path} holds a tenant in form ${version}; this version reads form 3. Use the version that saved it, or move the file away to begin with a fresh tenant.`,
    );
    expect(await readFile(path, 'utf8')).toBe(content);
  });
});

test('plain data of any shape survives, and nothing is mistaken for a tag', () => {
  const keys = fc.constantFrom('a', 'b', '$map', '$set', '$bytes', '$object', '__proto__');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 0, -1.5, '', 'text', '$map'),
      fc.uint8Array({ maxLength: 4 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        keys.filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 3, noNullPrototype: true },
      ),
      fc.array(fc.tuple(keys, tie('value')), { maxLength: 3 }).map((entries) => new Map(entries)),
      fc.array(keys, { maxLength: 3 }).map((items) => new Set(items)),
    ),
  }));
  fc.assert(
    fc.property(value, (original) => {
      expect(decodePlain(JSON.parse(JSON.stringify(encodePlain(original))))).toEqual(original);
    }),
    { numRuns: 500 },
  );
});
