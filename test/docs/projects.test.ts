import { cp, mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemLine } from '../../src/project/file/problem.ts';
import { readProjectFile } from '../../src/project/file/read-project-file.ts';
import { linkPackages } from '../support/activity-package.ts';
import { packageFolder } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { programProcess } from '../support/program-process.ts';

const page = await readFile(join(packageFolder, 'docs', 'projects.md'), 'utf8');

/** Commands with what they print; what installs takes packages from the network, and test/projects/registry.test.ts does that from a registry. */
const blocks = [...page.matchAll(/```text\n\$ onbehalf (.*)\n([^]*?)```/g)]
  .map(([, line = '', output = '']) => ({ line, output }))
  .filter(({ line }) => !line.startsWith('packages install'));

/** Each run has a name of its own. */
const ofRun = /"run":"[^"]*"/;

let home: OwnHome;
let folder = '';
beforeAll(async () => {
  home = await ownHome();
  folder = join(await realpath(home.folder), 'ada');
  await mkdir(join(folder, 'packages'), { recursive: true });
  await cp(join(packageFolder, 'examples', 'packages'), join(folder, 'examples', 'packages'), { recursive: true });
  await linkPackages(join(folder, 'examples'));
});
afterAll(() => home[Symbol.asyncDispose]());

test('the commands of the page print what stands there, one after the other', async () => {
  expect(blocks.map(({ line }) => line.split(' ')[0])).toEqual(['new', 'run', 'check', 'pack']);
  for (const { line, output } of blocks) {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { code, stdout, stderr } = await programProcess(words, { home: home.folder, cwd: folder }).ended;

    expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
    // What is said about the work comes on standard error, which a terminal shows as well.
    const shown =
      stdout +
      stderr
        .split('\n')
        .filter((one) => one.startsWith('Right.'))
        .map((one) => `${one}\n`)
        .join('');
    expect(shown.replaceAll(folder, '/home/ada').replaceAll('\\', '/').replace(ofRun, '"run":"..."')).toBe(
      output.replace(ofRun, '"run":"..."'),
    );
  }
}, 60_000);

test('the file of the page is right, and the mistake of the page is told as it stands there', () => {
  const [, file = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
  const [, mistake = ''] = /```text\n(onbehalf\.yaml:.*)\n```/.exec(page) ?? [];

  expect(readProjectFile(file).problems).toEqual([]);
  expect(readProjectFile(file.replace('kind: process', 'kind: proces')).problems.map((one) => problemLine('onbehalf.yaml', one))).toEqual([
    mistake,
  ]);
});
