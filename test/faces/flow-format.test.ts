import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

test('a flow that is not there is told as `run` tells it, and the others are left as they are', async () => {
  const untidy = join(home.folder, 'untidy.flow.yaml');
  const text = 'name: untidy\nversion: 1\nsteps:\n  - { log: Hello }\n';
  await writeFile(untidy, text);
  await mkdir(join(home.folder, 'folder.flow.yaml'));

  for (const name of ['nothing.flow.yaml', 'folder.flow.yaml']) {
    const missing = join(home.folder, name);
    const formatted = await onbehalfCommand(['flow', 'format', untidy, missing]);
    const run = await onbehalfCommand(['run', missing, '--emulator']);

    expect(formatted).toMatchObject({ status: 5, stderr: expect.stringContaining(`There is no file ${missing}.`) as string });
    expect(formatted).toEqual(run);
  }
  expect(await readFile(untidy, 'utf8')).toBe(text);
});
