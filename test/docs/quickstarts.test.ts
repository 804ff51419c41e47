import { mkdir, readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../support/command-line.ts';
import { ownHome } from '../support/own-home.ts';
import { programProcess } from '../support/program-process.ts';

const { anyDay } = (await import(new URL('../../tools/any-day.mjs', import.meta.url).href)) as { anyDay(text: string): string };
const folder = join(packageFolder, 'docs/quickstarts');
const templates = join(packageFolder, 'src/project/templates');
const names = (await readdir(folder)).map((file) => file.replace('.md', ''));
const pageOf = (name: string): Promise<string> => readFile(join(folder, `${name}.md`), 'utf8');

/** Results and what is said on the way come by two ways, in an order of their own. */
function linesOf(text: string): string[] {
  return anyDay(text)
    .split('\n')
    .filter((line) => line !== '')
    .toSorted();
}

test('each template but the blank one has its page', async () => {
  const made = await readdir(templates);

  expect(names.toSorted()).toEqual(made.filter((name) => name !== 'blank').toSorted());
});

test.each(names)('the page of %s has the files of the template', async (name) => {
  const page = await pageOf(name);
  const codeOf = (language: string): string => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

  expect(codeOf('yaml')).toBe(await readFile(join(templates, name, 'flow/main.flow.yaml'), 'utf8'));
  expect(codeOf('ts')).toBe(await readFile(join(templates, name, 'typescript/main.ts'), 'utf8'));
});

test.each(names)(
  'the commands of the page of %s print what stands there, one after the other',
  async (name) => {
    await using home = await ownHome();
    const work = join(await realpath(home.folder), 'ada');
    await mkdir(work);
    const blocks = [...(await pageOf(name)).matchAll(/```text\n\$ onbehalf (.*)\n([^]*?)```/g)];
    expect(blocks.map(([, line = '']) => line.split(' ')[0])).toEqual(['new', 'permissions', 'run', 'run', 'new', 'run']);
    for (const [, line = '', output = ''] of blocks) {
      const { code, stdout, stderr } = await programProcess(line.split(' '), { home: home.folder, cwd: work }).ended;

      expect({ line, code, printed: linesOf(`${stdout}\n${stderr}`.replaceAll(work, '/home/ada')) }).toEqual({
        line,
        code: 0,
        printed: linesOf(output),
      });
    }
  },
  120_000,
);
