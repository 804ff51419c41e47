import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { list } from '../../src/activities/mail/list.ts';
import { nodeWorld, onEmulator, saveConnection } from '../../src/connection/index.ts';
import type { KeptRun, RunEntry, RunPlan, RunView, ValuesView } from '../../src/faces/studio/protocol-runs.ts';
import type { Refusal } from '../../src/faces/studio/protocol.ts';
import { recordRun } from '../../src/run/report/record-run.ts';
import { runsFolder } from '../../src/run/report/runs-folder.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';

const flow = `version: 1
name: main
inputs:
  to: { type: text, default: ben@contoso.example }
  times: { type: number, default: 1 }
steps:
  - microsoft365Scope:
      steps:
        - id: messages
          use: mail.list
          with: { top: 3 }
          collect: true
        - use: mail.send
          with: { to: ["\${inputs.to}"], subject: Hello, body: Secret }
        - log: "\${messages[0].subject}"
          private: true
outputs: { count: "\${double(messages.size())}" }
`;
const mailList = ['steps', 0, 'microsoft365Scope', 'steps', 0];
const mailSend = ['steps', 0, 'microsoft365Scope', 'steps', 1];

let machine: OwnMachine;
let studio: TestStudio;
/** What stands for Microsoft 365 here: an emulator that is not the one of the Studio. */
const microsoft = (): string[] => machine.emulator.requests.list().map(({ method, path }) => `${method} ${path}`);

/** Who answers the sign-in pages of Microsoft. */
let answering = 'ada@contoso.example';
/** Reports that came up in the browser. */
const opened: string[] = [];

beforeAll(async () => {
  machine = await ownMachine();
  await saveConnection('work', { emailAddress: 'ada@contoso.example' }, { asDefault: true });
  await machine.signIn('ada@contoso.example', { activities: [list] });
  const open = async (url: string): Promise<void> => {
    if (url.startsWith('file:')) opened.push(url);
    else await machine.emulator.person(answering).openBrowser(url);
  };
  studio = await testStudio(
    { 'main.flow.yaml': flow, 'named.flow.yaml': flow.replace('      steps:', '      connection: work\n      steps:') },
    {
      ports: {
        world: (notify) => onEmulator({ ...nodeWorld({ emulator: '', notify }), openBrowser: open }, machine.origin),
      },
    },
  );
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
  await machine[Symbol.asyncDispose]();
});
beforeEach(async () => {
  answering = 'ada@contoso.example';
  await writeFile(join(studio.folder, 'main.flow.yaml'), flow);
});

async function ended(): Promise<RunView> {
  for (;;) {
    const { body } = await studio.ask<RunView>('run');
    if (body.state !== 'running') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const path = 'main.flow.yaml';
const plan = (more: object = {}) => studio.ask<RunPlan & Refusal>('run/plan', { path, connection: 'work', ...more });
const run = (more: object = {}) => studio.ask<RunView & Refusal>('run', { path, ...more });

test('without what a person was told, every run is one on the emulated tenant, whatever the flow and this machine name', async () => {
  const before = microsoft().length;
  for (const wish of [{}, { path: 'named.flow.yaml' }, { isDry: true }, { isAsking: false }]) {
    expect((await run(wish)).status).toBe(200);
    expect(await ended()).toMatchObject({ state: 'done', place: { kind: 'emulator' } });
  }
  const odd = [{ connection: 'work' }, { place: 'real' }, { ticket: '' }, { ticket: 'a'.repeat(32) }, { ticket: null }, { ticket: true }];
  const answers = await Promise.all(odd.map(async (wish) => (await run(wish)).status));

  expect(answers).toEqual([400, 400, 409, 409, 400, 400]);
  expect(microsoft().slice(before)).toEqual([]);
});

test('a run on a connection names who works where, and what it sends, before anything is sent; what was told is done once', async () => {
  const before = microsoft().length;
  const { body: told } = await plan({ inputs: { to: 'cleo@contoso.example' } });

  expect(told.people).toEqual([
    { connection: 'work', application: expect.any(String), account: 'ada@contoso.example', missing: ['Mail.Send'] },
  ]);
  expect(told.changes.map(({ effect, title, text }) => ({ effect, title, text }))).toEqual([
    { effect: 'sends', title: 'Send Mail', text: 'to=["${inputs.to}"] subject=Hello body=Secret' },
  ]);
  expect(microsoft().slice(before)).toEqual([]);
  const inputs = { to: 'cleo@contoso.example' };
  expect((await run({ inputs, ticket: told.ticket })).body.place).toEqual({ kind: 'connection', people: told.people });
  expect(await ended()).toMatchObject({ state: 'done', outputs: { count: '3' } });
  expect(microsoft().slice(before)).toContain('POST /v1.0/me/sendMail');
  expect((await run({ inputs, ticket: told.ticket })).status).toBe(409);
});

test('what would not be what was told is not done', async () => {
  const ticketFor = async (more: object = {}): Promise<string> => (await plan(more)).body.ticket;
  const dry = await ticketFor({ isDry: true });
  const other = await ticketFor();
  const changed = await ticketFor();
  const before = microsoft().length;
  const statuses = [
    (await run({ ticket: dry })).status,
    (await run({ ticket: other, inputs: { to: 'evil@elsewhere.example' } })).status,
    (await run({ ticket: await ticketFor(), path: 'named.flow.yaml' })).status,
  ];
  await writeFile(join(studio.folder, path), flow.replace('Hello', 'Other'));
  statuses.push((await run({ ticket: changed })).status);

  expect(statuses).toEqual([409, 409, 409, 409]);
  expect(microsoft().slice(before)).toEqual([]);
});

test('nobody but who was named works on a connection', async () => {
  await saveConnection('whoever', {});
  await writeFile(join(studio.folder, path), flow.replace(/- use: mail\.send[^]*?Secret \}/, '- { use: calendar.calendars }'));
  const { body: told } = await plan({ connection: 'whoever' });
  answering = 'ben@contoso.example';
  const before = microsoft().length;
  await run({ ticket: told.ticket });

  expect(told.people).toMatchObject([{ connection: 'whoever', account: 'ada@contoso.example' }]);
  expect(await ended()).toMatchObject({ state: 'failed', error: { code: 'ACCOUNT_MISMATCH' } });
  expect(
    microsoft()
      .slice(before)
      .filter((request) => request.includes('/v1.0/')),
  ).toEqual([]);
});

test('a dry run tells what would be changed, and changes nothing, on a connection too', async () => {
  const before = microsoft().length;
  await run({ isDry: true, ticket: (await plan({ isDry: true })).body.ticket });
  const dry = await ended();

  expect(dry).toMatchObject({ state: 'done', isDry: true });
  expect(dry.would.map(({ effect, title, text }) => [effect, title, text])).toEqual([
    ['sends', 'mail.send', 'to=["ben@contoso.example"] subject=Hello body=Secret'],
  ]);
  expect(
    microsoft()
      .slice(before)
      .filter((request) => !/^GET |\/oauth2\//.test(request)),
  ).toEqual([]);
});

test('a person is asked before a step sends; without a yes it is not sent', async () => {
  const before = microsoft().length;
  await run({ isAsking: true, ticket: (await plan()).body.ticket });
  let asked: RunView['question'];
  while (!asked) asked = (await studio.ask<RunView>('run')).body.question;
  await studio.ask('run/answer', { number: asked.number + 1, goesOn: true });
  await studio.ask('run/answer', { number: asked.number, goesOn: false });

  expect(asked).toMatchObject({ address: mailSend, text: 'mail.send sends: to=["ben@contoso.example"] subject=Hello body=Secret' });
  expect(await ended()).toMatchObject({ state: 'cancelled' });
  expect(microsoft().slice(before)).not.toContain('POST /v1.0/me/sendMail');
});

test('inputs are checked by the words of the run, field by field', async () => {
  const { status, body } = await run({ inputs: { times: 'three', too: 'x' } });

  expect([status, body.fields]).toEqual([
    400,
    [
      { field: 'too', problem: 'is no input: did you mean to?' },
      { field: 'times', problem: 'must be a number.' },
    ],
  ]);
});

test('what steps were given and gave is told, and nothing of what is private', async () => {
  await run();
  await ended();
  const values = async (address: readonly (string | number)[]): Promise<ValuesView> =>
    (await studio.ask<ValuesView>(`run/values?address=${encodeURIComponent(JSON.stringify(address))}`)).body;
  const [listed] = (await values(mailList)).values;

  expect(JSON.parse(listed?.given ?? '')).toEqual({ top: 3 });
  expect(JSON.parse(listed?.gave ?? '')).toHaveLength(3);
  expect((await values(mailSend)).values[0]?.given).toContain('ben@contoso.example');
  expect(await values(['steps', 0, 'microsoft365Scope', 'steps', 2])).toEqual({ values: [], leftOut: 0, isPrivate: true });
  expect((await studio.ask<RunView>('run')).body.log.at(-1)).toBe('(private)');
});

test('what is cancelled ends, and another run can begin', async () => {
  await writeFile(join(studio.folder, path), 'version: 1\nname: main\nsteps: [{ wait: 1h }]\n');
  await run();
  expect((await run()).status).toBe(409);
  expect((await studio.ask('tenant/reset', {})).status).toBe(409);
  await expect.poll(async () => (await studio.ask<RunView>('run')).body.steps.length).toBe(1);
  await studio.ask('run/cancel', {});

  expect(await ended()).toMatchObject({ state: 'cancelled', steps: [{ address: ['steps', 0], state: 'failed' }] });
});

test('the runs of the project are kept, and can be read, opened and removed', async () => {
  await run();
  const { run: id } = await ended();
  await recordRun({
    folder: runsFolder(),
    file: 'other.flow.yaml',
    about: { kind: 'flow', project: { name: 'other' } },
    now: () => new Date(),
  });
  const runs = async (): Promise<RunEntry[]> => (await studio.ask<RunEntry[]>('runs')).body;
  const [first] = await runs();

  expect(first).toMatchObject({ run: id, file: path, outcome: 'done', isDry: false, place: 'the emulator', isOpen: false });
  expect((await runs()).map(({ file }) => file)).not.toContain('other.flow.yaml');
  const { body: kept } = await studio.ask<KeptRun>(`runs/show?run=${id}`);
  expect(kept.log.map(({ text }) => text)).toContainEqual(expect.stringContaining('works as ada@contoso.example'));
  expect((await studio.ask('runs/report', { run: id })).body).toEqual({ path: fileURLToPath(opened[0] ?? '') });
  expect((await studio.ask('runs/remove', { run: id })).status).toBe(200);
  expect((await studio.ask(`runs/show?run=${id}`)).status).toBe(404);
  expect(await runs()).not.toContainEqual(first);
});
