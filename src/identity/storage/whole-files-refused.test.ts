import { chmod, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { machineFiles, type FileSystem } from './file-system.ts';
import { onlyMine, shared, wholeFiles, type FileAccess } from './whole-files.ts';

const failure = (code: string, syscall?: string): Error => Object.assign(new Error(code), { code, ...(syscall && { syscall }) });

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder('whole');
});
afterEach(() => rm(folder, { recursive: true }));

/** Files of a system whose reads end so, one after the other, and what it was asked for. */
function reading(access: FileAccess, ...ends: (string | Buffer)[]) {
  const asked: unknown[] = [];
  const system: FileSystem = {
    ...machineFiles,
    read(_file, closeTo) {
      asked.push(closeTo);
      const end = ends.shift() ?? 'ENOENT';
      if (typeof end === 'string') throw failure(end);
      return end;
    },
    changeMode: async (_file, mode) => void asked.push(['changeMode', mode]),
  };
  return { read: () => wholeFiles(access, system).read('/a/b'), asked };
}
const bytes = Buffer.from('text');

describe('a file that is read', () => {
  test.each<[string, FileAccess, (string | Buffer)[], unknown, unknown[]]>([
    ['is there', onlyMine, [bytes], bytes, [0o600]],
    ['is shared', shared, [bytes], bytes, [undefined]],
    ['is not there', onlyMine, ['ENOENT'], undefined, [0o600]],
    ['cannot be read for a moment', onlyMine, ['EIO', 'EBUSY', bytes], bytes, [0o600, 0o600, 0o600]],
    ['is a pipe', onlyMine, ['ERR_NOT_A_FILE'], { unreadable: 'it is a pipe or a device' }, [0o600]],
    ['is a folder', onlyMine, ['EISDIR'], { unreadable: 'the system says EISDIR' }, [0o600]],
    ['is a link', onlyMine, ['ELOOP'], { unreadable: 'the system says ELOOP' }, [0o600]],
    ['is shared and closed', shared, ['EACCES'], { unreadable: 'the system says EACCES' }, [undefined]],
    ['was closed to its owner', onlyMine, ['EACCES', bytes], bytes, [0o600, ['changeMode', 0o600], 0o600]],
    ['was closed, and then taken away', onlyMine, ['EACCES', 'ENOENT'], undefined, [0o600, ['changeMode', 0o600], 0o600]],
  ])('%s', async (_, access, ends, outcome, wanted) => {
    const { read, asked } = reading(access, ...ends);
    expect(await read()).toEqual(outcome);
    expect(asked).toEqual(wanted);
  });

  test.each([['ERR_NOT_MINE'], ['EACCES', 'EACCES'], ['EACCES', 'EPERM'], ['EACCES', 'ERR_NOT_MINE']])(
    'is somebody else’s: %s',
    async (...ends) => {
      await expect(reading(onlyMine, ...ends).read()).rejects.toMatchObject({
        code: 'STORAGE_UNAVAILABLE',
        message: '/a/b belongs to another person, and is not used.',
        details: { path: '/a/b' },
      });
    },
  );

  test('and is closed for a moment while it is opened again is opened again', async () => {
    expect(await reading(onlyMine, 'EACCES', 'EIO', bytes).read()).toEqual(bytes);
  });
});

describe.skipIf(process.platform === 'win32')('a folder into which others may write', () => {
  test.each([0o720, 0o702, 0o777, 0o1777])('is not used for oneself, but may be shared: mode %o', async (mode) => {
    await mkdir(join(folder, 'a'));
    await chmod(join(folder, 'a'), mode);

    await expect(wholeFiles(onlyMine).openFolder(join(folder, 'a'))).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message: expect.stringContaining(`(its mode is ${(mode & 0o777).toString(8)})`) as string,
      details: { path: join(folder, 'a') },
    });
    await wholeFiles(shared).openFolder(join(folder, 'a'));
  });

  test.each([0o700, 0o750, 0o755, 0o711])('is not one that they may only read: mode %o', async (mode) => {
    await mkdir(join(folder, 'a'));
    await chmod(join(folder, 'a'), mode);
    await expect(wholeFiles(onlyMine).openFolder(join(folder, 'a'))).resolves.toBeUndefined();
  });
});

describe('what the file system refuses', () => {
  const refusing = (part: Partial<FileSystem>) => wholeFiles(onlyMine, { ...machineFiles, ...part });
  const refuse = (code: string, syscall?: string) => () => Promise.reject(failure(code, syscall));

  test.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])('%s of a link: it cannot make hard links', async (code) => {
    await expect(refusing({ link: refuse(code, 'link') }).create(folder, 'a', bytes)).rejects.toMatchObject({
      code: 'STORAGE_UNAVAILABLE',
      message: `Tokens cannot be kept in ${folder}: its file system cannot make hard links.`,
    });
  });

  test.each<[string, string | undefined]>([
    ['ENOSPC', 'link'],
    ['EPERM', 'open'],
    ['EROFS', undefined],
  ])('%s of %s is named', async (code, syscall) => {
    const failed = refusing({ writeNew: refuse(code, syscall) }).create(folder, 'a', bytes);
    await expect(failed).rejects.toMatchObject({
      message: `Tokens cannot be kept in ${folder}: the system says ${code}.`,
      remedy: expect.stringMatching(/^Make the folder writable/) as string,
    });
  });

  test('a bug stays a bug', async () => {
    const bug = new TypeError('x');
    await expect(refusing({ rename: () => Promise.reject(bug) }).setAside(join(folder, 'a'))).rejects.toBe(bug);
  });
});

test('what is not there cannot be set aside', async () => {
  expect(await wholeFiles(onlyMine).setAside(join(folder, 'a'))).toBeUndefined();
});

test('what was left unfinished for a minute is removed, and never listed; all else stays', async () => {
  const old = new Date(Date.now() - 61_000);
  const unfinished = '.0123456789abcdef.tmp';
  for (const name of ['a.1', unfinished, '.fedcba9876543210.tmp', '.0123456789abcdef.tmp2', '.0123.tmp', 'x.0123456789abcdef.tmp'])
    await writeFile(join(folder, name), '');
  for (const name of ['a.1', unfinished, '.0123.tmp']) await utimes(join(folder, name), old, old);
  const listed = ['.0123.tmp', '.0123456789abcdef.tmp2', 'a.1', 'x.0123456789abcdef.tmp'];

  expect((await wholeFiles(onlyMine).names(folder)).toSorted()).toEqual(listed);
  expect(machineFiles.names(folder).toSorted()).toEqual([...listed, '.fedcba9876543210.tmp'].toSorted());
});
