import { execFileSync } from 'node:child_process';
import { mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { machineFiles } from './file-system.ts';
import { makeFolder } from './make-folder.ts';
import { readRegularFile } from './regular-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder('files');
});
afterEach(() => rm(folder, { recursive: true }));

const at = (...names: string[]): string => join(folder, ...names);
const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe.skipIf(process.platform === 'win32')('a folder', () => {
  test('is made with those above it, each with the mode', async () => {
    await makeFolder(at('a', 'b', 'c'), 0o700);
    expect(await Promise.all([at('a'), at('a', 'b'), at('a', 'b', 'c')].map(modeOf))).toEqual([0o700, 0o700, 0o700]);
  });

  test('that is there keeps its mode', async () => {
    await mkdir(at('a'), { mode: 0o750 });
    await makeFolder(at('a'), 0o700);
    expect(await modeOf(at('a'))).toBe(0o750);
  });

  test('without a mode has what the process leaves', async () => {
    await makeFolder(at('a'));
    expect(await modeOf(at('a'))).toBe(0o777 & ~process.umask());
  });

  test.each([['a'], ['a', 'b'], ['a', 'b', 'c']])('is not made where a file is in the way: %j', async (...names) => {
    await writeFile(at('a'), '');
    await expect(makeFolder(at(...names))).rejects.toMatchObject({ code: expect.stringMatching(/^(?:EEXIST|ENOTDIR)$/) as string });
  });
});

describe.skipIf(process.platform === 'win32')('what is no file is not read', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['EISDIR', () => mkdir(at('x'))],
    ['ERR_NOT_A_FILE', async () => execFileSync('mkfifo', [at('x')])],
    ['ERR_NOT_A_FILE', () => symlink('/dev/null', at('x'))],
    ['ENOENT', async () => undefined],
  ])('%s', async (code, make) => {
    await make();
    await expect(readRegularFile(at('x'))).rejects.toMatchObject({ code });
  });

  test('a file that a person names is read through a link, one of ours is not', async () => {
    await writeFile(at('a'), 'text');
    await symlink(at('a'), at('b'));

    expect(String(await readRegularFile(at('b')))).toBe('text');
    expect(() => machineFiles.read(at('b'), undefined)).toThrow(expect.objectContaining({ code: 'ELOOP' }) as Error);
  });
});

describe.skipIf(process.platform === 'win32')('a file of ours', () => {
  test.each([
    [0o644, 0o600, 0o600],
    [0o640, 0o600, 0o600],
    [0o601, 0o600, 0o600],
    [0o600, 0o600, 0o600],
    [0o400, 0o600, 0o400],
    [0o644, undefined, 0o644],
  ])('of the mode %o that is closed to %s has %o once it was read', async (mode, closeTo, closed) => {
    await writeFile(at('a'), 'text', { mode });
    await machineFiles.changeMode(at('a'), mode);

    expect(String(machineFiles.read(at('a'), closeTo))).toBe('text');
    expect(await modeOf(at('a'))).toBe(closed);
  });

  test('is made anew only, with its mode', async () => {
    await machineFiles.writeNew(at('a'), Buffer.from('one'), 0o600);
    await expect(machineFiles.writeNew(at('a'), Buffer.from('two'), 0o600)).rejects.toMatchObject({ code: 'EEXIST' });

    expect(String(await readRegularFile(at('a')))).toBe('one');
    expect(await modeOf(at('a'))).toBe(0o600);
  });

  test('has its facts; one that is not there has none', async () => {
    await writeFile(at('a'), 'text', { mode: 0o600 });
    await machineFiles.link(at('a'), at('b'));
    const facts = machineFiles.facts(at('a'));

    expect(facts).toMatchObject({ size: 4, links: 2 });
    expect((facts?.mode ?? 0) & 0o777).toBe(0o600);
    expect(facts?.modifiedMS).toBe((await stat(at('a'))).mtimeMs);
    expect(machineFiles.facts(at('c'))).toBeUndefined();
    expect(machineFiles.names(folder).toSorted()).toEqual(['a', 'b']);
    await machineFiles.flushFolder(folder);
  });
});
