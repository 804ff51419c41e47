import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openKnownNames } from './known-names.ts';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder('names');
});
afterEach(() => rm(folder, { recursive: true }));

async function learn(names: Readonly<Record<string, readonly string[]>>, rules = 'these', whose = 'mine'): Promise<void> {
  const known = await openKnownNames(folder, whose, rules);
  for (const [key, value] of Object.entries(names)) known.set(key, value);
  await known.keep();
}

test('what was set is known the next time, to whom it belongs and under the same rules', async () => {
  await learn({ one: ['Mail.Read'] });

  expect((await openKnownNames(folder, 'mine', 'these')).get('one')).toEqual(['Mail.Read']);
  expect((await openKnownNames(folder, 'mine', 'others')).get('one')).toBeUndefined();
  expect((await openKnownNames(folder, 'yours', 'these')).get('one')).toBeUndefined();
});

test('what nobody asked for the last time is forgotten', async () => {
  await learn({ one: ['Mail.Read'], two: [] });
  const known = await openKnownNames(folder, 'mine', 'these');
  known.get('two');
  await known.keep();

  const after = await openKnownNames(folder, 'mine', 'these');
  expect([after.get('one'), after.get('two')]).toEqual([undefined, []]);
});

test('nothing is written where nothing is new', async () => {
  await learn({ one: ['Mail.Read'] });
  const [name = ''] = await readdir(folder);
  await utimes(join(folder, name), 1, 1);
  const known = await openKnownNames(folder, 'mine', 'these');
  known.get('one');
  await known.keep();

  expect((await stat(join(folder, name))).mtimeMs).toBe(1000);
});

test('a file in which one bit is another one, or of which a part is missing, counts as none', async () => {
  await learn({ one: ['Mail.Read'] });
  const [name = ''] = await readdir(folder);
  const whole = await readFile(join(folder, name));
  for (const at of whole.keys()) {
    for (const bytes of [whole.subarray(0, at), whole.with(at, (whole[at] ?? 0) ^ 1)]) {
      await writeFile(join(folder, name), bytes);

      expect((await openKnownNames(folder, 'mine', 'these')).get('one')).toBeUndefined();
    }
  }
});

test('of many only fifty are kept, the newest, and nothing that a killed process left behind stays for ever', async () => {
  await writeFile(join(folder, 'left.tmp'), '');
  for (let one = 0; one < 60; one += 1) await learn({ one: [String(one)] }, 'these', String(one));

  const names = await readdir(folder);
  expect([names.length, names.includes('left.tmp')]).toEqual([50, false]);
  expect((await openKnownNames(folder, '59', 'these')).get('one')).toEqual(['59']);
});

test('where nothing can be written nothing is remembered, and nothing fails', async () => {
  await writeFile(join(folder, 'file'), '');
  folder = join(folder, 'file');
  try {
    await learn({ one: ['Mail.Read'] });

    expect((await openKnownNames(folder, 'mine', 'these')).get('one')).toBeUndefined();
  } finally {
    folder = join(folder, '..');
  }
});

test.skipIf(process.platform === 'win32')('the file is for its owner alone', async () => {
  await mkdir(join(folder, 'below'));
  folder = join(folder, 'below', 'more');
  await learn({ one: ['Mail.Read'] });
  const [name = ''] = await readdir(folder);
  const modes = await Promise.all([folder, join(folder, name)].map(async (each) => ((await stat(each)).mode & 0o777).toString(8)));
  folder = join(folder, '..', '..');

  expect(modes).toEqual(['700', '600']);
});
