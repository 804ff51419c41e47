import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));

/** Every file that is loaded with a file, each with the one that imports it. Types alone load nothing. */
function loadedWith(file: string, importer = '', known = new Map<string, string>()): ReadonlyMap<string, string> {
  if (known.has(file)) return known;
  known.set(file, importer);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)(?:[^;]*? from )?'(\.[^']+)';/gm)) {
    loadedWith(resolve(dirname(file), path), file, known);
  }
  return known;
}

test.each(['emulator.ts', 'index.ts', '../embedded.ts', '../index.ts'])('nothing that is generated is loaded with %s', (entry) => {
  const loaded = loadedWith(resolve(here, entry));

  expect(loaded.size).toBeGreaterThan(20);
  expect([...loaded].filter(([file]) => file.includes('.generated.'))).toEqual([]);
});

test('nor are the routes of an area, the portal, the control API and the server', () => {
  const rooms = [...loadedWith(resolve(here, 'emulator.ts')).keys()].map((file) => file.slice(here.length + 1).replaceAll('\\', '/'));

  expect(rooms.filter((file) => /routes\.ts$|^(?:portal|control|server)\//.test(file))).toEqual([]);
});

test('what loads a table is found', () => {
  const loaded = loadedWith(resolve(here, 'graph/schema/schema.ts'));

  expect([...loaded.keys()].map((file) => /[^\\/]+$/.exec(file)?.[0])).toContain('schema-table.generated.ts');
});
