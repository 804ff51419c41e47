import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outsideCommand } from '../../../test/support/command-context.ts';
import { ownHome, type OwnHome } from '../../../test/support/own-home.ts';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import { recordedRun } from './recorded-run.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

test('a report that cannot be written is said, and fails nothing', async () => {
  const { io, stderr } = testTerminal();
  const run = await recordedRun({ ...outsideCommand, io }, { file: 'a.flow.yaml' }, false);
  await mkdir(join(home.folder, 'runs', run.id ?? '', 'report.html'));
  await run.end();

  expect(stderr()).toContain('The report of the run is not written: ');
});

test('a run that cannot be written down is said, and goes on', async () => {
  const { io, stderr } = testTerminal();
  await writeFile(join(home.folder, 'runs'), 'in the way');
  const run = await recordedRun({ ...outsideCommand, io }, { file: 'a.flow.yaml' }, false);
  await run.end(new Error('no'));
  await rm(join(home.folder, 'runs'));

  expect(run.id).toBeUndefined();
  expect(stderr()).toContain('The run is not written down: ');
});
