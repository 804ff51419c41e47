import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { age, key, ownStorage, versionOf } from '../../../test/storage/own-storage.ts';
import { partOf } from './file-storage.ts';
import { createMachineStorage } from './machine.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const onWindows = process.platform === 'win32';
let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('machine');
});
afterAll(() => rm(scratch, { recursive: true }));

const opened = () => ownStorage(scratch);
const modeOf = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8);

describe('files', () => {
  test('there is one encrypted file for an account, whose name tells nothing', async () => {
    const { open, tokens, files } = await opened();
    const written = await open().write(key, 'refresh-token', undefined);
    await open().write(key, 'newer-token', (written as { version: string }).version);

    expect(await files()).toEqual([`${key}.2`]);
    expect(await readFile(path.join(tokens, `${key}.2`), 'latin1')).not.toContain('token');
  });

  test.skipIf(onWindows)('only their owner can read them (Windows has access lists instead of modes)', async () => {
    const { open, home, tokens } = await opened();
    await open().write(key, 'text', undefined);

    expect(await Promise.all([home, tokens, path.join(home, 'token.key'), path.join(tokens, `${key}.1`)].map(modeOf))).toEqual([
      '700',
      '700',
      '600',
      '600',
    ]);
  });

  test.skipIf(onWindows)(
    'that others could read are closed again; folders keep their rights (Windows has access lists instead of modes)',
    async () => {
      const { open, home, tokens } = await opened();
      await open().write(key, 'text', undefined);
      for (const folder of [home, tokens]) await chmod(folder, 0o755);
      for (const file of [path.join(home, 'token.key'), path.join(tokens, `${key}.1`)]) await chmod(file, 0o644);

      expect(await open().read(key)).toMatchObject({ content: 'text' });
      expect(await Promise.all([home, tokens, path.join(home, 'token.key'), path.join(tokens, `${key}.1`)].map(modeOf))).toEqual([
        '755',
        '755',
        '600',
        '600',
      ]);
    },
  );

  test.skipIf(onWindows)(
    'go into a folder that was there before, which keeps its rights (Windows has access lists instead of modes)',
    async () => {
      const { open, home } = await opened();
      await mkdir(home);
      await chmod(home, 0o751);

      await open().write(key, 'text', undefined);

      expect(await Promise.all([home, path.join(home, 'tokens'), path.join(home, 'token.key')].map(modeOf))).toEqual(['751', '700', '600']);
    },
  );

  test.skipIf(onWindows).each([0o720, 0o702, 0o777])(
    'do not go into a folder that others may write to: %o (Windows has access lists)',
    async (mode) => {
      const { open, home } = await opened();
      await mkdir(home);
      await chmod(home, mode);

      await expect(open().write(key, 'text', undefined)).rejects.toMatchObject({
        code: 'STORAGE_UNAVAILABLE',
        message: `Others may write to the folder ${home} (its mode is ${mode.toString(8)}), so tokens are not kept there.`,
        details: { path: home },
        remedy: `Close it with \`chmod go-w ${home}\`, or name a folder of your own in ONBEHALF_HOME.`,
      });
      expect(await modeOf(home)).toBe(mode.toString(8));
      expect(await readdir(home)).toEqual([]);
    },
  );

  test.skipIf(process.getuid?.() !== 0)(
    'of another person are refused, and stay where they are (only root can give files away)',
    async () => {
      for (const which of ['key', 'entry']) {
        const { open, home, tokens } = await opened();
        await open().write(key, 'text', undefined);
        const file = which === 'key' ? path.join(home, 'token.key') : path.join(tokens, `${key}.1`);
        await chown(file, 12_345, 12_345);

        await expect(open().read(key)).rejects.toMatchObject({
          code: 'STORAGE_UNAVAILABLE',
          message: `${file} belongs to another person, and is not used.`,
          details: { path: file },
          remedy: expect.stringContaining('chown'),
        });
        await chown(file, 0, 0);
        expect(await open().read(key)).toMatchObject({ content: 'text' });
      }
    },
  );

  test('a removed entry leaves a mark without content, which goes after an hour', async () => {
    const { open, tokens, files } = await opened();
    await open().write(key, 'text', undefined);
    await open().remove(key);

    expect(await files()).toEqual([`${key}.2`]);
    expect((await stat(path.join(tokens, `${key}.2`))).size).toBe(4);
    await age(path.join(tokens, `${key}.2`), 2 * 3_600_000);
    expect(await open().list()).toEqual([]);
    expect(await files()).toEqual([]);
  });

  test('what a killed process left over is removed: unfinished files after a minute, superseded ones by whoever reads', async () => {
    const { open, home, tokens, files } = await opened();
    const first = await versionOf(open().write(key, 'first', undefined));
    const old = await readFile(path.join(tokens, `${key}.1`));
    await open().write(key, 'text', first);
    await writeFile(path.join(tokens, `${key}.1`), old);
    const [past, young] = ['.0123456789abcdef.tmp', '.fedcba9876543210.tmp'];
    for (const folder of [home, path.join(home, 'tokens'), tokens]) {
      for (const name of [past, young, 'mine.tmp', `${past}.txt`]) await writeFile(path.join(folder, name), 'x');
      for (const name of [past, 'mine.tmp', `${past}.txt`]) await age(path.join(folder, name), 61_000);
      await age(path.join(folder, young), 55_000);
    }
    const left = [`${past}.txt`, young];

    expect(await open().list()).toEqual([key]);
    expect(await files()).toContain(`${key}.1`);
    expect(await open().read(key)).toMatchObject({ content: 'text' });
    expect(await files()).toEqual([...left, `${key}.2`, 'mine.tmp'].toSorted());
    expect((await readdir(home)).toSorted()).toEqual([...left, 'mine.tmp', 'token.key', 'tokens'].toSorted());
    expect((await readdir(path.join(home, 'tokens'))).toSorted()).toEqual([...left, 'mine.tmp', partOf(key)].toSorted());
  });
});

/** Nobody ever writes to it; opening it as a file would wait for that. */
const pipe: [string, (file: string) => Promise<unknown>, string] = [
  'a pipe',
  async (file) => (await rm(file), execFileSync('mkfifo', [file])),
  'it is a pipe or a device',
];

describe('a file that cannot be read is set aside, and the entry is not there', () => {
  const damages: [what: string, damage: (file: string) => Promise<unknown>, reason: string][] = [
    ['torn', async (file) => writeFile(file, (await readFile(file)).subarray(0, 43)), 'it is damaged, or was put in the place of another'],
    ['emptied', (file) => writeFile(file, ''), 'it is cut short'],
    ['something else', (file) => writeFile(file, 'a'.repeat(500)), 'it is no token file'],
    ['a folder', async (file) => (await rm(file), mkdir(file)), 'the system says EISDIR'],
    ...(onWindows ? [] : [pipe]),
  ];
  test.each(damages)('%s', async (_, damage, reason) => {
    const { open, tokens, files, notices } = await opened();
    await open().write(key, 'text', undefined);
    await damage(path.join(tokens, `${key}.1`));

    expect(await open().read(key)).toBeUndefined();
    expect(notices).toEqual([{ type: 'storageSetAside', file: expect.stringMatching(/\.1\.unreadable-\d{4}-\d\d-\d\dT[\d-]+Z$/), reason }]);
    expect(await open().write(key, 'again', undefined)).not.toBe('changed');
    expect(await files()).toEqual([expect.stringContaining(`${key}.1.unreadable-`), `${key}.2`]);
    expect(await open().read(key)).toMatchObject({ content: 'again' });
  });

  test.skipIf(onWindows)('a link to another file (Windows needs a privilege to make one)', async () => {
    const { open, tokens, notices } = await opened();
    await open().write(key, 'text', undefined);
    await rename(path.join(tokens, `${key}.1`), path.join(scratch, 'elsewhere'));
    await symlink(path.join(scratch, 'elsewhere'), path.join(tokens, `${key}.1`));

    expect(await open().read(key)).toBeUndefined();
    expect(notices).toHaveLength(1);
  });

  test('the file of another account under this name', async () => {
    const { open, home, tokens } = await opened();
    await open().write('other', 'text', undefined);
    await mkdir(tokens);
    await rename(path.join(home, 'tokens', partOf('other'), 'other.1'), path.join(tokens, `${key}.1`));

    expect(await open().read(key)).toBeUndefined();
  });

  test('all of them when the key was lost', async () => {
    const { open, home, notices } = await opened();
    await open().write(key, 'text', undefined);
    await rm(path.join(home, 'token.key'));

    expect(await open().read(key)).toBeUndefined();
    expect(notices).toHaveLength(1);
  });

  test.skipIf(onWindows)('a pipe in the place of the key file, without waiting for anybody (Windows has no such pipes)', async () => {
    const { open, home, notices } = await opened();
    await open().write(key, 'text', undefined);
    await pipe[1](path.join(home, 'token.key'));

    expect(await open().read(key)).toBeUndefined();
    expect(notices.map(({ reason }) => reason)).toEqual(['it is a pipe or a device', expect.stringContaining('which is not here')]);
  });

  test('a key file of another length, too', async () => {
    const { open, home, notices } = await opened();
    await open().write(key, 'text', undefined);
    await writeFile(path.join(home, 'token.key'), 'short');
    await open().write('other', 'text', undefined);

    expect(notices).toEqual([
      expect.objectContaining({ file: expect.stringContaining('token.key.unreadable-'), reason: 'it has 5 bytes instead of 32' }),
    ]);
    expect(await open().read('other')).toMatchObject({ content: 'text' });
  });
});

describe('processes', () => {
  test('that start together agree on one key', async () => {
    const { open } = await opened();
    const storages = Array.from({ length: 20 }, open);
    await Promise.all(storages.map((storage, index) => storage.write(`entry-${index}`, `text ${index}`, undefined)));

    expect(await Promise.all(storages.map(async (_, index) => (await open().read(`entry-${index}`))?.content))).toEqual(
      storages.map((_, index) => `text ${index}`),
    );
  });

  test('that come late, with a number that others have passed, change nothing', async () => {
    const { open, tokens, files } = await opened();
    const first = await versionOf(open().write(key, 'first', undefined));
    const second = await versionOf(open().write(key, 'second', first));
    await open().write(key, 'third', second);
    await writeFile(path.join(tokens, `${key}.2`), 'what the late one wrote');

    expect(await open().read(key)).toMatchObject({ content: 'third' });
    expect(await open().list()).toEqual([key]);
    expect(await files()).toEqual([`${key}.3`]);
  });
});

describe('a folder that cannot be used', () => {
  test('is named, with what to do', async () => {
    const file = path.join(scratch, 'a-file');
    await writeFile(file, '');
    const storage = createMachineStorage({ folder: path.join(file, 'onbehalf') });

    await expect(storage.read(key)).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      exitStatus: 3,
      message: `Tokens cannot be kept in ${path.join(file, 'onbehalf')}: the system says ENOTDIR.`,
      remedy: 'Make the folder writable for you, or name another one: in ONBEHALF_HOME, or for a bucket in the setting folder.',
    });
  });

  test('can be used once it was put right', async () => {
    const home = path.join(scratch, 'later');
    await writeFile(home, '');
    const storage = createMachineStorage({ folder: home });
    await expect(storage.list()).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    await rm(home);

    expect(await storage.list()).toEqual([]);
  });
});
