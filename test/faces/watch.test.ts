import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embed } from '../../src/embedded.ts';
import type { Embedded } from '../../src/faces/cli/command.ts';
import { overviewOf, readRun } from '../../src/run/report/read-run.ts';
import { runIds, runsFolder } from '../../src/run/report/runs-folder.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

const flow = (steps: string): string => `version: 1
name: test
inputs: { limit: { type: number, default: 3 } }
steps:
  - microsoft365Scope:
      steps:
        ${steps}
`;
const newest = flow(
  '- { id: newest, use: mail.list, with: { top: "${inputs.limit}" } }\n        - { forEach: "${newest}", as: message, steps: [{ log: "${message.subject}" }] }',
);
const missing = flow('- { use: mail.get, with: { message: AAMkAGmissing } }');

/** Makes a project with these entries. */
async function project(watch: string): Promise<string> {
  await onbehalfCommand(['new', 'tidy', '--location', home.folder]);
  const folder = join(home.folder, 'tidy');
  await writeFile(join(folder, 'onbehalf.yaml'), `version: 1\nname: tidy\nwatch:\n${watch}`);
  await writeFile(join(folder, 'newest.flow.yaml'), newest);
  await writeFile(join(folder, 'missing.flow.yaml'), missing);
  return folder;
}

/** A flow takes its time, whatever the clock says. */
async function untilNothingRuns(): Promise<void> {
  for (;;) {
    await setTimeout(5);
    const runs = await Promise.all((await runIds(runsFolder())).map(async (id) => overviewOf(id, await readRun(join(runsFolder(), id)))));
    if (runs.every(({ outcome }) => outcome !== 'unfinished')) return;
  }
}

/** A tenant whose time passes as fast as somebody waits for it, until a moment; then Ctrl-C is pressed. */
function hurried(start: string, end: string): { readonly emulator: Embedded; readonly signal: AbortSignal } {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    emulator: {
      async start(options) {
        const cloud = await embed({ ...options, now: new Date(start) });
        const { clock } = cloud.emulator.tenant;
        return {
          ...cloud,
          world: (base) => ({
            ...cloud.world(base),
            async wait(milliseconds, signal) {
              signal.throwIfAborted();
              await untilNothingRuns();
              clock.advance(milliseconds);
              if (clock.now() >= new Date(end)) stop.abort();
            },
          }),
        };
      },
      serve: () => Promise.reject(new Error('Nothing is served.')),
    },
  };
}

test('flows run on their schedules, one that fails stops nothing, and Ctrl-C ends it cleanly', async () => {
  const folder = await project(`  - { run: newest.flow.yaml, schedule: 0 8 * * *, zone: Europe/Berlin, with: { limit: 2 } }
  - { run: missing.flow.yaml, schedule: '20,30 7 * * *', zone: UTC }
`);
  const ended = await onbehalfCommand(['watch', folder, '--emulator', '--json'], hurried('2026-11-02T06:55:00Z', '2026-11-02T07:35:00Z'));
  const events = ended.stdout
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));

  expect(ended.status).toBe(0);
  expect(events.map(({ type, entry, at, code }) => [type, entry, at, code].filter(Boolean).join(' '))).toEqual([
    'watching',
    'runStarted newest.flow.yaml 2026-11-02T07:00:00.000Z',
    'runDone newest.flow.yaml 2026-11-02T07:00:00.000Z',
    'runStarted missing.flow.yaml 2026-11-02T07:20:00.000Z',
    'runFailed missing.flow.yaml 2026-11-02T07:20:00.000Z NOT_FOUND',
    'runStarted missing.flow.yaml 2026-11-02T07:30:00.000Z',
    'runFailed missing.flow.yaml 2026-11-02T07:30:00.000Z NOT_FOUND',
    'ended',
  ]);
  expect(ended.stderr.match(/^newest\.flow\.yaml: /gm)).toHaveLength(2);
  const runs = (await onbehalfCommand(['runs', 'list', '--json'])).stdout.trim().split('\n');
  expect(runs.map((line) => (JSON.parse(line) as { outcome: string }).outcome)).toEqual(['failed', 'failed', 'done']);
});

test('consent for all flows is asked for before watching starts; declined, nothing starts', async () => {
  const folder = await project('  - { run: newest.flow.yaml, schedule: 0 8 * * *, zone: UTC }\n');
  const emulator: Embedded = { start: (options) => embed({ ...options, consent: 'decline' }), serve: () => Promise.reject(new Error()) };
  const ended = await onbehalfCommand(['watch', folder, '--emulator', '--json'], { emulator });

  expect(ended).toMatchObject({ status: 4, stdout: '' });
});

test('the next five times of each entry, or of one flow', async () => {
  const folder = await project(`  - { name: mornings, run: newest.flow.yaml, schedule: 0 8 * * 1-5, zone: Europe/Berlin }
  - { run: missing.flow.yaml, schedule: '@daily', zone: UTC }
`);
  const all = await onbehalfCommand(['watch', folder, '--list']);
  const one = await onbehalfCommand(['watch', join(folder, 'missing.flow.yaml'), '--list', '--json']);

  expect(all.stdout).toMatch(
    /^mornings: newest\.flow\.yaml, 0 8 \* \* 1-5, Europe\/Berlin\n(?: {2}\S+ .* 08:00 CES?T {2}\S+Z\n){5}missing/,
  );
  expect(JSON.parse(one.stdout)).toMatchObject({
    entry: 'missing.flow.yaml',
    next: Array.from({ length: 5 }, () => expect.stringContaining('T00:00')),
  });
});

test('everything that is wrong with the entries is told at its place, before anything runs, and by check', async () => {
  const folder = await project(`  - run: newest.flow.yaml
    schedule: 0 25 * * *
    zone: UTC
    with: { limit: many, limits: 3 }
  - { run: nowhere.flow.yaml, schedule: 0 8 * * *, zone: UTC }
  - { run: main.ts, schedule: 0 8 * * *, zone: UTC }
  - { run: newest.flow.yaml, schedule: 0 8 31 2 *, zone: UTC }
`);
  const expected = [
    'onbehalf.yaml:5:15: watch.0.schedule is no cron expression: Invalid value for hour: 25.',
    'onbehalf.yaml:7:20: watch.0.with.limit must be a number.',
    'onbehalf.yaml:7:26: watch.0.with.limits is no input: did you mean limit?',
    'onbehalf.yaml:8:12: watch.1.run names nowhere.flow.yaml, which is not there.',
    'onbehalf.yaml:9:12: watch.2.run names main.ts, which is no flow: what is watched for runs a `.flow.yaml` file.',
    'onbehalf.yaml:10:12: watch.3.run is the name of watch.0 as well; give each a name of its own with `name`.',
    'onbehalf.yaml:10:40: watch.3.schedule names a day that never comes.',
  ];
  const watched = await onbehalfCommand(['watch', folder, '--emulator']);
  const checked = await onbehalfCommand(['check', folder, '--json']);

  expect(watched.status).toBe(2);
  expect(watched.stderr.split('\n')).toEqual(expect.arrayContaining(expected));
  expect((JSON.parse(checked.stdout) as { problems: string[] }).problems).toEqual(expected);
});

test('what the file itself has wrong is told as of any project file', async () => {
  const folder = await project('  - { run: newest.flow.yaml, schedule: 0 8 * * *, zone: Mars/Base, overlap: both, mised: once }\n');
  const { status, stderr } = await onbehalfCommand(['watch', folder]);

  expect(status).toBe(2);
  expect(stderr).toContain('onbehalf.yaml:4:57: watch.0.zone must be a time zone by its IANA name, such as Europe/Berlin or UTC.');
  expect(stderr).toContain('onbehalf.yaml:4:77: watch.0.overlap must be one of queue, skip, not "both".');
  expect(stderr).toContain('onbehalf.yaml:4:83: watch.0.mised is not known; did you mean missed?');
});

test('a project that watches for nothing says so', async () => {
  await onbehalfCommand(['new', 'tidy', '--location', home.folder]);
  expect(await onbehalfCommand(['watch', join(home.folder, 'tidy')])).toMatchObject({
    status: 5,
    stderr: expect.stringContaining('onbehalf.yaml of tidy names nothing under `watch`.'),
  });
});
