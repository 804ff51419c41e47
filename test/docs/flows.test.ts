import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageFolder } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { programProcess } from '../support/program-process.ts';

const page = await readFile(join(packageFolder, 'docs', 'flows.md'), 'utf8');
const blocks = [...page.matchAll(/```text\n\$ onbehalf (.*)\n([^]*?)```/g)].map(([, line = '', output = '']) => ({ line, output }));
const [, flow = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];

/** Each run has a name of its own. */
const ofRun = /"run":"[^"]*"/;

let home: OwnHome;
let folder = '';
beforeAll(async () => {
  home = await ownHome();
  folder = await realpath(home.folder);
});
afterAll(() => home[Symbol.asyncDispose]());

test('the commands of the page print what stands there, one after the other', async () => {
  expect(blocks.map(({ line }) => line.split(' ')[0])).toEqual(['new', 'permissions', 'run', 'run']);
  for (const { line, output } of blocks) {
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { code, stdout, stderr } = await programProcess(words, { home: home.folder, cwd: folder }).ended;

    expect({ line, code, stderr: code === 0 ? '' : stderr }).toEqual({ line, code: 0, stderr: '' });
    expect(stdout.replaceAll(folder, '/home/ada').replaceAll('\\', '/').replace(ofRun, '"run":"..."')).toBe(
      output.replace(ofRun, '"run":"..."'),
    );
    if (words[0] === 'new') await writeFile(join(folder, 'tidy/main.flow.yaml'), flow);
  }
}, 120_000);

test('the function of the page is checked and run as its step says', async () => {
  const [, source = ''] = /```ts\n([^]*?)```/.exec(page) ?? [];
  const [, step = ''] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text);
  const steps = `- set: { rows: [{ Amount: 100 }, { Amount: 10 }] }\n${step}`.replace(/^(?=.)/gm, '  ');
  await writeFile(join(folder, 'tidy/totals.ts'), source);
  await writeFile(
    join(folder, 'tidy/totals.flow.yaml'),
    `version: 1\nname: totals\nsteps:\n${steps}outputs: { total: '\${totals.total}' }\n`,
  );
  const onbehalf = async (...words: string[]) => programProcess(words, { home: home.folder, cwd: folder }).ended;

  expect(await onbehalf('permissions', 'tidy/totals.flow.yaml', '--json')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"permissions":[]') as string,
  });
  const { stdout } = await onbehalf('run', 'tidy/totals.flow.yaml', '--emulator', '--output', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'done', outputs: { total: 130.9 } });
  const dry = await onbehalf('run', 'tidy/totals.flow.yaml', '--emulator', '--dry-run');
  expect(dry.stdout).toMatch(/^Would run: \.\/totals\.ts#sum rows=.* rate=1\.19$/m);
}, 120_000);

test('the mistakes of the page are told as they stand there', async () => {
  const [, told = ''] = /```text\n(tidy\/main\.flow\.yaml:[^]*?)```/.exec(page) ?? [];
  await writeFile(join(folder, 'tidy/main.flow.yaml'), flow.replace('top:', 'tpo:').replace('message.subject}', 'message.subjet}'));
  const { code, stderr } = await programProcess(['run', 'tidy/main.flow.yaml', '--emulator'], { home: home.folder, cwd: folder }).ended;

  expect(code).toBe(2);
  expect(stderr).toContain(told);
}, 60_000);
