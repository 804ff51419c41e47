import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeFile, readIfThere } from './change-file.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

const onWindows = process.platform === 'win32';
let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('change-file');
});
afterAll(() => rm(scratch, { recursive: true }));

const folder = (): Promise<string> => mkdtemp(join(scratch, 'x'));
const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('reading', () => {
  test('gives the text, or nothing where there is no file', async () => {
    const file = join(await folder(), 'a.json');
    expect(await readIfThere(file)).toBeUndefined();
    await writeFile(file, 'Zoë');
    expect(await readIfThere(file)).toBe('Zoë');
  });

  test.skipIf(onWindows)('refuses a pipe at once, instead of waiting for somebody to write (Windows has no such pipes)', async () => {
    const file = join(await folder(), 'a.json');
    execFileSync('mkfifo', [file]);

    await expect(readIfThere(file)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: `${file} is a device or a pipe, not a file.`,
      remedy: 'Name a file.',
    });
  });
});

describe('changing', () => {
  test('makes the file and folders for it, and changes it whole', async () => {
    const file = join(await folder(), 'deep', 'er', 'a.json');
    await changeFile(file, (text) => `${text ?? 'none'}1`);
    await changeFile(file, (text) => `${text ?? 'none'}2`);

    expect(await readFile(file, 'utf8')).toBe('none12');
    expect(await readdir(join(file, '..'))).toEqual(['a.json']);
  });

  test.skipIf(onWindows).each([
    [undefined, '600', '700'],
    [0o600, '600', '700'],
    [0o644, '644', '755'],
  ] as const)('with the rights %o (Windows has access lists instead)', async (mode, file, made) => {
    const home = await folder();
    await chmod(home, 0o751);
    await changeFile(join(home, 'new', 'a.json'), () => 'text', mode);

    expect(await modeOf(join(home, 'new', 'a.json'))).toBe(file);
    expect(await modeOf(join(home, 'new'))).toBe(made);
    // Not ours: it was there before.
    expect(await modeOf(home)).toBe('751');
  });

  test('loses no change of many at once', async () => {
    const file = join(await folder(), 'a.json');
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => changeFile(file, (text) => `${text ?? ''}${String.fromCharCode(97 + index)}`)),
    );

    expect([...(await readFile(file, 'utf8'))].toSorted().join('')).toBe('abcdefghijklmnopqrst');
  });

  test('leaves the file alone where nothing changes, and where the change throws', async () => {
    const home = await folder();
    const file = join(home, 'a.json');
    await writeFile(file, 'text');
    await chmod(file, 0o640);

    await changeFile(file, (text) => text ?? '');
    await expect(
      changeFile(file, () => {
        throw new Error('no');
      }),
    ).rejects.toThrow('no');

    expect(await modeOf(file)).toBe(onWindows ? await modeOf(file) : '640');
    expect(await readdir(home)).toEqual(['a.json']);
  });

  test.skipIf(onWindows)('changes what a link leads to (Windows needs a privilege to make one)', async () => {
    const home = await folder();
    await mkdir(join(home, 'real'));
    await writeFile(join(home, 'real', 'a.json'), 'old');
    await symlink(join(home, 'real', 'a.json'), join(home, 'a.json'));

    await changeFile(join(home, 'a.json'), () => 'new');

    expect(await readFile(join(home, 'real', 'a.json'), 'utf8')).toBe('new');
    expect((await readdir(join(home, 'real'))).length).toBe(1);
  });

  test('sweeps what a process left that was killed while it wrote, and nothing else', async () => {
    const home = await folder();
    const files = {
      gone: 'a.json.0123456789ab.tmp',
      young: 'a.json.ba9876543210.tmp',
      other: 'b.json.0123456789ab.tmp',
      mine: 'a.json.mine.tmp',
      short: 'a.json.0123456789a.tmp',
    };
    for (const name of Object.values(files)) {
      await writeFile(join(home, name), 'x');
      const then = new Date(Date.now() - (name === files.young ? 55_000 : 61_000));
      await utimes(join(home, name), then, then);
    }

    await changeFile(join(home, 'a.json'), () => 'text');

    const { gone: _, ...left } = files;
    expect((await readdir(home)).toSorted()).toEqual(['a.json', ...Object.values(left)].toSorted());
  });
});
