import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partOf } from './file-storage.ts';
import { createMachineStorage } from './machine.ts';
import type { StorageNotice } from './storage-notice.ts';
import type { TokenStorage } from './token-storage.ts';

const key = '0123456789abcdef-fedcba9876543210';
const onWindows = process.platform === 'win32';
let scratch = '';
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'onbehalf-machine-'));
});
afterAll(() => rm(scratch, { recursive: true }));

interface Opened {
  readonly home: string;
  readonly tokens: string;
  readonly notices: StorageNotice[];
  /** A storage as another process has it. */
  open(): TokenStorage;
  files(): Promise<string[]>;
}

async function opened(): Promise<Opened> {
  const home = path.join(await mkdtemp(path.join(scratch, 'x')), 'onbehalf');
  const tokens = path.join(home, 'tokens', partOf(key));
  const notices: StorageNotice[] = [];
  return {
    home,
    tokens,
    notices,
    open: () => createMachineStorage({ folder: home, notify: (notice) => notices.push(notice) }),
    files: async () => (await readdir(tokens)).toSorted(),
  };
}

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

  test.skipIf(onWindows)('that others could read are closed again (Windows has access lists instead of modes)', async () => {
    const { open, home, tokens } = await opened();
    await open().write(key, 'text', undefined);
    for (const file of [home, tokens]) await chmod(file, 0o755);
    for (const file of [path.join(home, 'token.key'), path.join(tokens, `${key}.1`)]) await chmod(file, 0o644);

    expect(await open().read(key)).toMatchObject({ content: 'text' });
    expect(await Promise.all([home, tokens, path.join(home, 'token.key'), path.join(tokens, `${key}.1`)].map(modeOf))).toEqual([
      '700',
      '700',
      '600',
      '600',
    ]);
  });

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

  test('what a killed process left over is removed: unfinished files after a minute, superseded ones at once', async () => {
    const { open, tokens, files } = await opened();
    await open().write(key, 'text', undefined);
    await rename(path.join(tokens, `${key}.1`), path.join(tokens, `${key}.7`));
    for (const name of [`${key}.5`, '.old.tmp', '.young.tmp']) await writeFile(path.join(tokens, name), 'x');
    await age(path.join(tokens, '.old.tmp'), 120_000);

    expect(await open().list()).toEqual([key]);
    expect(await files()).toEqual(['.young.tmp', `${key}.7`]);
    expect(await open().read(key)).toMatchObject({ content: 'text' });
  });
});

describe('a file that cannot be read is set aside, and the entry is not there', () => {
  const damages: [what: string, damage: (file: string) => Promise<unknown>, reason: string][] = [
    ['torn', async (file) => writeFile(file, (await readFile(file)).subarray(0, 43)), 'it is damaged, or belongs to another entry'],
    ['emptied', (file) => writeFile(file, ''), 'it is cut short'],
    ['something else', (file) => writeFile(file, 'a'.repeat(500)), 'it is no token file'],
    ['a folder', async (file) => (await rm(file), mkdir(file)), 'the system says EISDIR'],
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

async function age(file: string, milliseconds: number): Promise<void> {
  const then = new Date(Date.now() - milliseconds);
  await utimes(file, then, then);
}

async function versionOf(written: Promise<{ readonly version: string } | 'changed'>): Promise<string> {
  const result = await written;
  if (result === 'changed') throw new Error('The write was refused.');
  return result.version;
}
