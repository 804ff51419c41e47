import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { loadFlow } from '../../flow/load-flow.ts';
import { keyOf } from './flow-key.ts';
import { openKnownNames } from './known-names.ts';
import { createProjectFlows } from './project-flows.ts';

let folder = '';
beforeEach(async () => {
  folder = await temporaryFolder('flows');
  await writeFile(join(folder, 'onbehalf.yaml'), 'version: 1\nname: many\nkind: process\n');
});
afterEach(() => rm(folder, { recursive: true }));

const flow = (steps: string): string => `version: 1\nname: a\nsteps:\n  - microsoft365Scope: { steps: [${steps}] }\n`;
const write = (name: string, steps: string): Promise<void> => writeFile(join(folder, name), flow(steps));

async function permissions(name: string, build: string | undefined): Promise<readonly string[]> {
  const flows = createProjectFlows({ folder: join(folder, 'known'), build });
  const found = await flows.permissions(join(folder, name), name);
  await flows.keep();
  return found;
}

/** Puts another answer for a flow into the memory, as if it had been found out. */
async function pretend(name: string): Promise<void> {
  const [file = ''] = await readdir(join(folder, 'known'));
  const key = keyOf(await loadFlow(join(folder, name), name));
  const [, content = ''] = (await readFile(join(folder, 'known', file), 'utf8')).split('\n');
  const { rules } = JSON.parse(content) as { readonly rules: string };
  await rm(join(folder, 'known', file));
  const known = await openKnownNames(join(folder, 'known'), folder, rules);
  known.set(key, ['Pretended']);
  await known.keep();
}

test('a flow that is as it was is not judged again; one that another program knew is', async () => {
  await write('a.flow.yaml', 'use: mail.list');

  expect(await permissions('a.flow.yaml', 'one')).toEqual(['Mail.Read']);
  await pretend('a.flow.yaml');
  expect(await permissions('a.flow.yaml', 'one')).toEqual(['Pretended']);
  expect(await permissions('a.flow.yaml', 'two')).toEqual(['Mail.Read']);
  expect(await permissions('a.flow.yaml', undefined)).toEqual(['Mail.Read']);
});

test('nothing that stands in a flow is in the memory, but for the paths of the flows that it invokes', async () => {
  await write('a.flow.yaml', 'invoke: ./b.flow.yaml');
  await write('b.flow.yaml', '{ use: mail.send, with: { to: [ben@contoso.example], subject: Quarter } }');
  await permissions('a.flow.yaml', 'one');
  const [name = ''] = await readdir(join(folder, 'known'));
  const text = await readFile(join(folder, 'known', name), 'utf8');

  expect(text).toContain('Mail.Send');
  expect(text).toContain('./b.flow.yaml');
  expect(text).not.toMatch(/contoso|Quarter|mail\.send|microsoft365Scope/);
});
