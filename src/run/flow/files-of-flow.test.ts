import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localFiles } from '../../connection/index.ts';
import { filesOfFlow } from './files-of-flow.ts';

let folder = '';
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'onbehalf-files-')));
  await mkdir(join(folder, 'project/flows'), { recursive: true });
  await writeFile(join(folder, 'project/onbehalf.yaml'), 'version: 1\nname: project\n');
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['of a project', 'project/flows/main.flow.yaml', 'project'],
  ['without a project', 'main.flow.yaml', '.'],
])('a flow %s reads and writes relative paths in one folder, wherever it is started', async (_what, flow, base) => {
  const files = filesOfFlow(join(folder, flow), localFiles());
  const { path } = await files.write('out', 'a.txt', Buffer.from('there'), 'fail');

  expect(path).toBe(join(folder, base, 'out', 'a.txt'));
  expect(await files.plan('out', ['a.txt'], 'rename')).toEqual(['a (1).txt']);
  expect((await files.open('out/a.txt')).size).toBe(5);
  expect((await files.open(path)).size).toBe(5);
  await expect(files.open('a.txt')).rejects.toThrow(`There is no file ${join(folder, base, 'a.txt')}.`);
});
