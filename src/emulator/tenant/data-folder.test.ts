import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorityFile, keptAuthority } from '../server/authority-file.ts';
import { keptText, openDataFolder, tenantFile } from './data-folder.ts';
import { loadTenant } from './persistence.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const onWindows = process.platform === 'win32';
let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('data-folder');
});
afterAll(() => rm(scratch, { recursive: true }));

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

test.skipIf(onWindows)('what is made is private, and what was there keeps its rights (Windows has no such modes)', async () => {
  const there = join(scratch, 'there');
  await mkdir(there);
  await chmod(there, 0o755);

  await openDataFolder(there);
  await openDataFolder(join(there, 'a', 'b'));

  expect(await Promise.all([there, join(there, 'a'), join(there, 'a', 'b')].map(modeOf))).toEqual(['755', '700', '700']);
  expect(await readdir(join(there, 'a', 'b'))).toEqual([]);
});

test.skipIf(onWindows)('a pipe in the place of a file is refused at once, by all who read there (Windows has no such pipes)', async () => {
  const folder = join(scratch, 'pipes');
  await mkdir(folder);
  for (const name of [tenantFile, authorityFile]) execFileSync('mkfifo', [join(folder, name)]);

  await expect(loadTenant(folder)).rejects.toThrow(`${join(folder, tenantFile)} is a folder, a device or a pipe, not a file.`);
  await expect(keptAuthority(folder, new Date())).rejects.toThrow(`${join(folder, authorityFile)} is a folder, a device or a pipe`);
  expect(await keptText(join(folder, 'nothing'))).toBeUndefined();
});

test('many may make one at once', async () => {
  const folder = join(scratch, 'many', 'deep');
  await Promise.all(Array.from({ length: 8 }, () => openDataFolder(folder)));

  expect(await readdir(folder)).toEqual([]);
});

test('what killed saves left is removed after a minute, and nothing else', async () => {
  const folder = join(scratch, 'left');
  await mkdir(folder);
  const ages: Record<string, number> = {
    'tenant.json.123.tmp': 61_000,
    'tenant.json.0b-1c.tmp': 55_000,
    'tenant.json.123.tmp.txt': 61_000,
    'mine.tenant.json.1.tmp': 61_000,
    'tenant.json': 61_000,
  };
  for (const [name, age] of Object.entries(ages)) {
    await writeFile(join(folder, name), '');
    const then = new Date(Date.now() - age);
    await utimes(join(folder, name), then, then);
  }

  await openDataFolder(folder);

  expect((await readdir(folder)).toSorted()).toEqual(Object.keys(ages).slice(1).toSorted());
});

describe('a folder that cannot be written is refused with its cause', () => {
  test('a file', async () => {
    const file = join(scratch, 'file');
    await writeFile(file, '');

    await expect(openDataFolder(file)).rejects.toThrow(`The folder ${file} cannot be written: it is a file (EEXIST).`);
    await expect(openDataFolder(join(file, 'x'))).rejects.toThrow(
      `The folder ${join(file, 'x')} cannot be written: a part of the path is a file (ENOTDIR).`,
    );
  });

  test.skipIf(process.platform !== 'linux')(
    'a place that takes no folders, which Node.js would try for ever (only Linux has one for sure)',
    async () => {
      await expect(openDataFolder('/proc/onbehalf/data')).rejects.toThrow(
        'The folder /proc/onbehalf/data cannot be written: no folder can be made there (ENOENT).',
      );
      await expect(openDataFolder('/proc')).rejects.toThrow('The folder /proc cannot be written: no folder can be made there (ENOENT).');
    },
  );

  test.skipIf(onWindows || process.getuid?.() === 0)('one without the right to write (root has every right)', async () => {
    const folder = join(scratch, 'closed');
    await mkdir(folder);
    await chmod(folder, 0o555);

    await expect(openDataFolder(folder)).rejects.toThrow(`The folder ${folder} cannot be written: permission denied (EACCES).`);
  });

  test('what has no words of its own', async () => {
    const folder = join(scratch, 'x'.repeat(300));
    await expect(openDataFolder(folder)).rejects.toThrow(`The folder ${folder} cannot be written: the system says ENAMETOOLONG.`);
  });
});
