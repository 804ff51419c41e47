import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';

const dist = join(packageFolder, 'dist');
const isSignpost = (code: string): boolean => /^export\s*\{[\w$,\s]+\}\s*from\s*"[^"]+";?\s*$/.test(code);

describe('the files of the program', () => {
  const programs = new Map<string, string>();
  beforeAll(async () => {
    const names = await readdir(dist, { recursive: true });
    for (const name of names.filter((each) => each.endsWith('.js')))
      programs.set(join(dist, name), await readFile(join(dist, name), 'utf8'));
  });

  test('none of those that are loaded by a command only says that another has what is asked of it', () => {
    const chunks = [...programs].filter(([file]) => dirname(file) === join(dist, 'chunks'));

    expect(chunks.length).toBeGreaterThan(100);
    // A package that says one thing under two names needs its own.
    const ours = chunks.filter(([file]) => !basename(file).startsWith('esm-'));
    expect(ours.filter(([, code]) => isSignpost(code)).map(([file]) => file)).toEqual([]);
  });

  test('each that is loaded by another is there', () => {
    const wanted = [...programs].flatMap(([file, code]) =>
      [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[\w$./-]+\.js)["'`]/g)].map(([, path = '']) =>
        resolve(dirname(file), path),
      ),
    );

    expect(wanted.length).toBeGreaterThan(1000);
    expect(wanted.filter((file) => !programs.has(file))).toEqual([]);
  });
});
