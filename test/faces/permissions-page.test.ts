import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { microsoft365Scope, nodeWorld, onEmulator } from '../../src/connection/index.ts';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';

let emulator: Emulator;
let origin = '';
let home = '';
const before = process.env['ONBEHALF_HOME'];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'onbehalf-permissions-page-'));
  process.env['ONBEHALF_HOME'] = home;
  emulator = await createEmulator();
  ({ origin } = await emulator.listen());
});
afterAll(async () => {
  if (before === undefined) delete process.env['ONBEHALF_HOME'];
  else process.env['ONBEHALF_HOME'] = before;
  await emulator[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

/** Ada signs in on this machine and consents. */
async function signIn(...permissions: readonly string[]): Promise<void> {
  const person = emulator.person('ada@contoso.example');
  const world = onEmulator({ ...nodeWorld({ emulator: '', notify: () => undefined }), openBrowser: (url) => person.openBrowser(url) }, origin);
  await using scope = await microsoft365Scope({ activities: [], permissions: { add: permissions } }, { ...world, canAsk: true });
  await scope.signIn();
}

test('docs/permissions.md shows what is really printed', async () => {
  const page = await readFile(join(packageFolder, 'docs/permissions.md'), 'utf8');
  const shown = [...page.matchAll(/```console\n\$ onbehalf (.*)\n([^]*?)```/g)].map(([, line = '', output = '']) => ({ line, output }));
  const preparations = [async () => undefined, async () => await signIn('Mail.Read', 'Mail.Send'), async () => undefined];
  const printed: typeof shown = [];
  for (const [index, { line }] of shown.entries()) {
    await preparations[index]?.();
    const { stdout, stderr } = await onbehalfCommand([...line.split(' '), '--emulator', origin, '--unattended']);
    printed.push({ line, output: stdout + stderr });
  }

  expect(shown).toHaveLength(preparations.length);
  expect(printed).toEqual(shown);
});
