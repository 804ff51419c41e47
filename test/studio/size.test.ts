import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';

const folder = join(packageFolder, 'dist', 'studio');

/** A script, and those that it cannot begin without. */
async function loadedWith(name: string, known: ReadonlySet<string> = new Set()): Promise<ReadonlySet<string>> {
  if (known.has(name)) return known;
  const text = await readFile(join(folder, name), 'utf8');
  let all: ReadonlySet<string> = new Set([...known, name]);
  for (const [, other = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) all = await loadedWith(other, all);
  return all;
}

test('what a tab loads first weighs at most 90 KB, packed, and what it needs later is not in it', async () => {
  const first = ['index.html', 'studio.css', 'icon.svg', ...(await loadedWith('studio.js'))];
  const sizes = await Promise.all(first.map(async (name) => gzipSync(await readFile(join(folder, name))).length));
  const later = (await readdir(folder)).filter((name) => !first.includes(name));

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000);
  expect(later).toEqual(expect.arrayContaining([expect.stringMatching(/^run-dock-/), expect.stringMatching(/^text-editor-/)]));
});

test('with the text pane, all that a tab can load weighs at most 220 KB, packed', async () => {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => gzipSync(await readFile(join(folder, name))).length));

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(220_000);
});
