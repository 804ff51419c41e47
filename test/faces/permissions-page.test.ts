import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';

let machine: OwnMachine;
beforeAll(async () => {
  machine = await ownMachine();
});
afterAll(() => machine[Symbol.asyncDispose]());

test('docs/permissions.md shows what is really printed', async () => {
  const page = await readFile(join(packageFolder, 'docs/permissions.md'), 'utf8');
  const shown = [...page.matchAll(/```console\n\$ onbehalf (.*)\n([^]*?)```/g)].map(([, line = '', output = '']) => ({ line, output }));
  const [, nightly = ''] = /```ts\n([^`]*)```\n\n```console\n\$ onbehalf permissions nightly\.ts/.exec(page) ?? [];
  const folder = `${machine.folder}/`;
  const preparations = [
    async () => undefined,
    async () => await writeFile(`${folder}nightly.ts`, nightly),
    async () => await machine.signIn('ada@contoso.example', { activities: [], permissions: { add: ['Mail.Read', 'Mail.Send'] } }),
    async () => undefined,
  ];
  const printed: typeof shown = [];
  for (const [index, { line }] of shown.entries()) {
    await preparations[index]?.();
    const words = line.replace('nightly.ts', `${folder}nightly.ts`).split(' ');
    const { stdout, stderr } = await onbehalfCommand([...words, '--emulator', machine.origin, '--unattended']);
    printed.push({ line, output: (stdout + stderr).replace(folder, '') });
  }

  expect(shown).toHaveLength(preparations.length);
  expect(printed).toEqual(shown);
});
