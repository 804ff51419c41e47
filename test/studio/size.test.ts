import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';

test('what a tab loads first weighs at most 90 KB, packed', async () => {
  const folder = join(packageFolder, 'dist', 'studio');
  // Files with a hash in their names are loaded later.
  const first = (await readdir(folder)).filter((name) => ['index.html', 'studio.js', 'studio.css', 'icon.svg'].includes(name));
  const sizes = await Promise.all(first.map(async (name) => gzipSync(await readFile(join(folder, name))).length));

  expect(first).toHaveLength(4);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(90_000);
});
