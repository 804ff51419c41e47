import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import type { FlowEvent, StepRun } from '../flow/events.ts';
import { overviewOf, readRun } from './read-run.ts';
import { recordRun } from './record-run.ts';
import { folderOfRun, runIds } from './runs-folder.ts';
import { reportFiles, writeReport } from './write-report.ts';

const now = (): Date => new Date('2026-11-27T22:15:00Z');

async function runsHere(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-runs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const step = (more: Partial<StepRun> = {}): StepRun => ({
  file: 'a.flow.yaml',
  address: ['steps', 0],
  verb: 'log',
  turns: [],
  private: false,
  ...more,
});
const failed = (of: StepRun, message: string): FlowEvent => ({
  type: 'stepFailed',
  step: of,
  milliseconds: 1,
  code: 'NOT_FOUND',
  message,
  goesOn: false,
});

test('a run is there as it goes, also when its process ends in the middle of a line', async () => {
  const folder = await runsHere();
  const record = await recordRun({ folder, file: 'a.flow.yaml', now });
  record.tell({ type: 'stepStarted', step: step() });
  await appendFile(join(record.folder, 'events.jsonl'), '{"at":"2026');

  const lines = await readRun(record.folder);
  expect(lines.map(({ type }) => type)).toEqual(['runStarted', 'stepStarted']);
  expect(overviewOf(record.id, lines)).toEqual({
    run: record.id,
    file: 'a.flow.yaml',
    started: '2026-11-27T22:15:00.000Z',
    outcome: 'unfinished',
  });
});

test.skipIf(process.platform === 'win32')('only its owner reads a run', async () => {
  const record = await recordRun({ folder: await runsHere(), file: 'a.flow.yaml', now });
  const rights = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
  expect([await rights(record.folder), await rights(join(record.folder, 'events.jsonl'))]).toEqual([0o700, 0o600]);
});

test('a loop of 100,000 turns is counted; its first turns and its first failures are kept', async () => {
  const record = await recordRun({ folder: await runsHere(), file: 'a.flow.yaml', now });
  for (let turn = 0; turn < 100_000; turn += 1) {
    const inTurn = step({ turns: [turn] });
    record.tell({ type: 'stepStarted', step: inTurn });
    record.tell(turn % 1000 === 999 ? failed(inTurn, `row ${turn}`) : { type: 'stepDone', step: inTurn, milliseconds: 1 });
  }
  record.end();

  const lines = await readRun(record.folder);
  expect(lines.length).toBeLessThan(100);
  expect(lines).toContainEqual(expect.objectContaining({ type: 'stepFailed', message: 'row 999' }));
  expect(lines.findLast(({ type }) => type === 'counted')).toMatchObject({ done: 99_900, failed: 100 });
});

test('secrets are not written, and nothing of a private step', async () => {
  const record = await recordRun({ folder: await runsHere(), file: 'a.flow.yaml', now });
  record.tell({ type: 'logged', step: step(), text: 'password=hunter22' });
  record.tell({ type: 'logged', step: step({ private: true }), text: 'salary 5000' });
  record.tell(failed(step({ private: true }), 'salary 5000 is no message'));
  record.end(new OnbehalfError('NOT_FOUND', 'salary 5000 is no message'));

  const lines = await readRun(record.folder);
  expect(JSON.stringify(lines)).not.toMatch(/hunter22|salary/);
  expect(lines.at(-1)).toMatchObject({ type: 'runEnded', outcome: 'failed', code: 'NOT_FOUND' });
});

test('the newest hundred runs are kept, and what is no run is left alone', async () => {
  const folder = await runsHere();
  for (let n = 0; n < 101; n += 1) await mkdir(join(folder, `20250101-000000-${String(n).padStart(8, '0')}`));
  await mkdir(join(folder, 'mine'));
  const record = await recordRun({ folder, file: 'a.flow.yaml', now });

  const ids = await runIds(folder);
  expect(ids).toHaveLength(100);
  expect(ids[0]).toBe(record.id);
  expect(ids.at(-1)).toBe('20250101-000000-00000002');
  expect(await readdir(folder)).toContain('mine');
});

test('an id never leads out of the folder', async () => {
  await expect(folderOfRun(await runsHere(), '../mine')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});

test('a run goes on when its folder is taken away, and writes no more', async () => {
  const record = await recordRun({ folder: await runsHere(), file: 'a.flow.yaml', now });
  await rm(record.folder, { recursive: true });
  record.tell({ type: 'stepStarted', step: step() });
  record.end();
  expect(await readRun(record.folder)).toEqual([]);
});

test('the report of a loop over 10,000 rows with large subjects stays small, and says nothing of a private step', async () => {
  const record = await recordRun({ folder: await runsHere(), file: 'a.flow.yaml', now });
  const subject = '<b>&\u202E'.repeat(200_000);
  const [loop, filing] = [step({ verb: 'forEach' }), ['steps', 0, 'steps', 0]];
  record.tell({ type: 'stepStarted', step: loop });
  for (let turn = 0; turn < 10_000; turn += 1) {
    const inTurn = step({ address: filing, verb: 'use', title: turn === 0 ? subject : 'Filing', turns: [turn] });
    record.tell({ type: 'stepStarted', step: inTurn });
    record.tell(turn % 2 === 0 ? { type: 'stepDone', step: inTurn, milliseconds: 1 } : failed(inTurn, `row ${turn} <script>`));
  }
  record.tell({ type: 'logged', step: step({ private: true }), text: 'salary 5000' });
  record.tell({ type: 'stepDone', step: loop, milliseconds: 20_000 });
  record.end();

  const path = await writeReport(record.folder);
  const page = await readFile(path, 'utf8');
  expect(Buffer.byteLength(page)).toBeLessThan(100_000);
  expect(page).toContain('10000 times, 5000 failed');
  expect(page).not.toMatch(/<script|salary/);
  const { size } = await stat(join(record.folder, reportFiles.facts));
  expect(size).toBeLessThan(100_000);
});

test('a run that was killed has a report when it is asked for', async () => {
  const record = await recordRun({ folder: await runsHere(), file: 'a.flow.yaml', now });
  record.tell({ type: 'stepStarted', step: step() });
  await appendFile(join(record.folder, 'events.jsonl'), '{"at":"2026');

  expect(await readFile(await writeReport(record.folder), 'utf8')).toContain('its process was killed');
});
