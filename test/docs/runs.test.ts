import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

const page = await readFile(join(packageFolder, 'docs', 'runs.md'), 'utf8');
const [, flow = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
const [, printed = ''] = /```text\n\$ onbehalf run hello\.flow\.yaml --emulator --json\n([^]*?)```/.exec(page) ?? [];

let home: OwnHome;
beforeAll(async () => {
  home = await ownHome();
});
afterAll(() => home[Symbol.asyncDispose]());

/** Without what is another in each run. */
function steady(output: string, file: string): string {
  return output
    .replaceAll(JSON.stringify(file).slice(1, -1), 'hello.flow.yaml')
    .replace(/"(at|since|until|run)":"[^"]*"/g, '"$1":"..."')
    .replace(/"milliseconds":\d+/g, '"milliseconds":0');
}

test('the flow of the page prints the lines that stand there', async () => {
  const file = join(home.folder, 'hello.flow.yaml');
  await writeFile(file, flow);
  const { status, stdout } = await onbehalfCommand(['run', file, '--emulator', '--json']);

  expect(status).toBe(0);
  expect(steady(stdout, file)).toBe(steady(printed, file));
});

test('every type of line that a run prints is in the table of the page', async () => {
  const source = await readFile(join(packageFolder, 'src', 'run', 'report', 'line.ts'), 'utf8');
  const types = [...source.matchAll(/type: '(\w+)'/g)].map(([, type]) => type);
  const table = page.slice(page.indexOf('| type |'));
  // What is added up is only in the folder of a run.
  expect(types.filter((type) => type !== 'waits' && !table.includes(`\`${type}\``))).toEqual([]);
  expect(types.length).toBeGreaterThan(15);
});
