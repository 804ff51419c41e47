import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as mail from '../../src/activities/mail/index.ts';
import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { ScriptView } from '../../src/faces/studio/protocol-scripts.ts';
import * as onbehalf from '../../src/index.ts';
import { testStudio } from '../support/studio.ts';

const script = `import { microsoft365Scope } from 'onbehalf';
import { list, send } from 'onbehalf/activities/mail';
globalThis.scriptsThatRan = (globalThis.scriptsThatRan ?? 0) + 1;
await using m365 = await microsoft365Scope({ activities: [list, send] });
export const subjects = [];
for await (const { subject } of m365.mail.list({ top: 2 })) subjects.push(subject);
`;

const ranSoFar = (): unknown => Reflect.get(globalThis, 'scriptsThatRan');

test('a TypeScript automation is read without running it, and runs on the emulated tenant when it is told to', async () => {
  const modules = async () => ({ onbehalf, 'onbehalf/activities/mail': mail });
  await using studio = await testStudio({ 'tidy.ts': script, 'odd.ts': 'export const one = 1;\n' }, { ports: { modules } });
  const { body: view } = await studio.ask<ScriptView>('script?path=tidy.ts');
  const odd = await studio.ask<ScriptView>('script?path=odd.ts');

  expect(view).toMatchObject({ path: 'tidy.ts', file: join(studio.folder, 'tidy.ts'), problem: '' });
  expect(view.scopes[0]?.activities.map(({ title, effect }) => [title, effect])).toEqual([
    ['Get Mail', 'reads'],
    ['Send Mail', 'sends'],
  ]);
  expect(view.permissions.map(({ name, consent }) => [name, consent])).toEqual(
    expect.arrayContaining([
      ['Mail.Read', 'you'],
      ['Mail.Send', 'you'],
    ]),
  );
  expect([odd.status, odd.body.problem]).toEqual([200, expect.stringContaining('odd.ts opens no Microsoft 365 Scope')]);
  expect(ranSoFar()).toBeUndefined();

  expect((await studio.ask('script/run', { path: 'tidy.ts' })).status).toBe(200);
  let run: RunView;
  do {
    await new Promise((resolve) => setTimeout(resolve, 30));
    run = (await studio.ask<RunView>('run')).body;
  } while (run.state === 'running');
  expect(run).toMatchObject({ state: 'done', path: 'tidy.ts', place: { kind: 'emulator' } });
  expect(JSON.parse(run.outputs?.['subjects'] ?? '')).toHaveLength(2);
  expect(run.log).toContain('mail.list: 2 results');
  expect(ranSoFar()).toBe(1);

  expect((await studio.ask('script?path=onbehalf.yaml')).status).toBe(400);
  await rm(join(studio.folder, 'tidy.ts'));
  expect((await studio.ask('script?path=tidy.ts')).status).toBe(404);
});
