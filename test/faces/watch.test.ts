import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embed } from '../../src/embedded.ts';
import type { Embedded } from '../../src/faces/cli/command.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { hurried } from '../support/hurried-tenant.ts';
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

const arrived = `version: 1
name: arrived
inputs: { item: { type: object } }
steps:
  - log: "\${inputs.item.subject}"
`;

/** Makes a project with these entries. */
async function project(watch: string): Promise<string> {
  await onbehalfCommand(['new', 'tidy', '--location', home.folder]);
  const folder = join(home.folder, 'tidy');
  await writeFile(join(folder, 'onbehalf.yaml'), `version: 1\nname: tidy\nwatch:\n${watch}`);
  await writeFile(join(folder, 'newest.flow.yaml'), newest);
  await writeFile(join(folder, 'missing.flow.yaml'), missing);
  await writeFile(join(folder, 'arrived.flow.yaml'), arrived);
  return folder;
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

test('a flow is handed what its trigger waits for; both are asked for together, and told by permissions', async () => {
  const folder = await project(`  - run: arrived.flow.yaml
    on: { trigger: calendar.created, with: { query: isOrganizer eq true } }
  - run: newest.flow.yaml
    schedule: 0 8 * * *
    zone: UTC
`);
  const { emulator, signal } = hurried('2026-11-02T06:55:00Z', '2026-11-02T07:35:00Z', async (cloud) => {
    const { accessToken } = await cloud.token({ user: cloud.account, permissions: ['Calendars.ReadWrite'] });
    const at = (hour: number): object => ({ dateTime: `2026-11-04T${hour}:00:00`, timeZone: 'UTC' });
    const answer = await cloud.emulator.fetch(
      new Request('https://graph.microsoft.com/v1.0/me/events', {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ subject: 'Made by hand', start: at(10), end: at(11) }),
      }),
    );
    expect(answer.status).toBe(201);
  });
  const ended = await onbehalfCommand(['watch', folder, '--emulator'], { emulator, signal });
  const permissions = await onbehalfCommand(['permissions', folder, '--json']);

  expect(ended.status).toBe(0);
  expect(ended.stderr).toContain('arrived.flow.yaml: Made by hand\n');
  expect(ended.stdout).toMatch(
    /^ {2}arrived\.flow\.yaml: on calendar\.created\n {2}newest\.flow\.yaml: next at 2026-11-02T08:00:00\.000Z$/m,
  );
  expect(ended.stdout).toMatch(/^arrived\.flow\.yaml of \S+: done after/m);
  expect(ended.stderr.match(/asks for/g)).toHaveLength(1);
  const told = (JSON.parse(permissions.stdout) as { permissions: { name: string; because: { activity: string }[] }[] }).permissions;
  expect(told.map(({ name, because }) => [name, because[0]?.activity])).toEqual(
    expect.arrayContaining([
      ['Calendars.Read', 'calendar.waitForCreated'],
      ['Mail.Read', 'mail.list'],
    ]),
  );
});

test('everything that is wrong with triggers is told at its place', async () => {
  const folder = await project(`  - { name: a, run: arrived.flow.yaml, on: { trigger: mail.recieved } }
  - { name: b, run: arrived.flow.yaml, on: { trigger: mail.received, with: { folders: Inbox, position: mine }, as: message } }
  - { name: c, run: newest.flow.yaml, on: { trigger: lists.added, as: limit } }
`);
  const { problems } = JSON.parse((await onbehalfCommand(['check', folder, '--json'])).stdout) as { problems: string[] };

  expect(problems).toEqual([
    'onbehalf.yaml:4:55: watch.0.on.trigger must be a trigger, not mail.recieved; did you mean mail.received?',
    'onbehalf.yaml:5:5: watch.1.with.item is required: it must be names and their values.',
    'onbehalf.yaml:5:78: watch.1.on.with.folders is not known; did you mean folder?',
    'onbehalf.yaml:5:104: watch.1.on.with.position is for the watcher to say.',
    'onbehalf.yaml:5:116: watch.1.on.as is message, which is no input of the flow: add `message: { type: object }` to its inputs.',
    'onbehalf.yaml:6:43: watch.2.on.with.list is required.',
    'onbehalf.yaml:6:71: watch.2.on.as is limit, an input of type number; what comes needs one of type object.',
  ]);
});

test('an entry has one occasion, and what belongs to it', async () => {
  const folder = await project(`  - { name: a, run: newest.flow.yaml }
  - { name: b, run: newest.flow.yaml, schedule: 0 8 * * *, on: { trigger: mail.received, witt: {} } }
  - { name: c, run: newest.flow.yaml, schedule: 0 8 * * * }
  - { name: d, run: newest.flow.yaml, on: { trigger: mail.received }, zone: UTC, missed: once }
`);
  const { problems } = JSON.parse((await onbehalfCommand(['check', folder, '--json'])).stdout) as { problems: string[] };

  expect(problems).toEqual([
    'onbehalf.yaml:4:21: watch.0.run needs an occasion beside it: `schedule` with `zone`, or `on`.',
    'onbehalf.yaml:5:49: watch.1.schedule needs `zone` beside it, such as `zone: Europe/Berlin`.',
    'onbehalf.yaml:5:64: watch.1.on must be in an entry of its own: this one has a schedule.',
    'onbehalf.yaml:5:90: watch.1.on.witt is not known; did you mean with?',
    'onbehalf.yaml:6:49: watch.2.schedule needs `zone` beside it, such as `zone: Europe/Berlin`.',
    'onbehalf.yaml:7:77: watch.3.zone belongs to a schedule.',
    'onbehalf.yaml:7:90: watch.3.missed belongs to a schedule.',
  ]);
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
  - { run: main.py, schedule: 0 8 * * *, zone: UTC }
  - { run: newest.flow.yaml, schedule: 0 8 31 2 *, zone: UTC }
`);
  const expected = [
    'onbehalf.yaml:5:15: watch.0.schedule is no cron expression: Invalid value for hour: 25.',
    'onbehalf.yaml:7:20: watch.0.with.limit must be a number.',
    'onbehalf.yaml:7:26: watch.0.with.limits is no input: did you mean limit?',
    'onbehalf.yaml:8:12: watch.1.run names nowhere.flow.yaml, which is not there.',
    'onbehalf.yaml:9:12: watch.2.run names main.py, which is neither a flow, a `.flow.yaml` file, nor a TypeScript file, alone or with a function of it, `main.ts#name`.',
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

test('outside of a project it says how watch names one, which has no --project', async () => {
  const { status, stderr } = await onbehalfCommand(['watch']);

  expect(status).toBe(5);
  expect(stderr).toContain('Go to a project, name its folder, or make one with');
  expect(stderr).not.toContain('--project');
  expect((await onbehalfCommand(['packages', 'list'])).stderr).toContain('name one with --project');
});

test('a project without package.json has no packages, and is watched', async () => {
  const folder = await project('  - { run: newest.flow.yaml, schedule: "0 8 * * *", zone: Europe/Berlin }');
  await rm(join(folder, 'package.json'));

  const ended = await onbehalfCommand(['watch', folder, '--emulator', '--json'], hurried('2026-11-02T06:55:00Z', '2026-11-02T07:05:00Z'));

  expect(ended).toMatchObject({ status: 0, stdout: expect.stringContaining('"type":"runDone"') as string });
  expect(await onbehalfCommand(['run', join(folder, 'newest.flow.yaml'), '--emulator'])).toMatchObject({ status: 0 });
});
