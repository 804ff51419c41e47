import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { calendars } from '../../src/activities/calendar/calendars.ts';
import { nodeWorld, onEmulator, openIdentity, saveConnection } from '../../src/connection/index.ts';
import type { ChoicesView, ConsentWish } from '../../src/faces/studio/protocol-choices.ts';
import type { FlowView, Refusal } from '../../src/faces/studio/protocol.ts';
import { endSessions } from '../../src/emulator/tenant/end-sessions.ts';
import { studioTenant } from '../../src/start-studio.ts';
import { withInboxFolder } from '../support/inbox-folder.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';

const flow = `version: 1
name: main
inputs: { whose: { type: text, default: ada@contoso.example } }
steps:
  - microsoft365Scope:
      connection: work
      permissions: { add: [Calendars.ReadWrite], remove: [Mail.Read] }
      steps:
        - use: mail.move
          with: { message: abc, to: Archive }
        - use: mail.list
          with: { mailbox: "\${inputs.whose}" }
        - use: mail.send
          with: { to: [ben@contoso.example], subject: Hi }
  - use: mail.list
`;
const path = 'main.flow.yaml';
const inScope = ['steps', 0, 'microsoft365Scope', 'steps'];
const to = { path, step: [...inScope, 0], field: ['to'], place: 'connection', typed: '', isFresh: true };

/** A name that harms whoever shows it as anything but text, or writes it as anything but a name. */
const hostileName = '<img src=x onerror=alert(1)>\u202Egpj ${inputs.whose}';

let machine: OwnMachine;
let studio: TestStudio;
/** Addresses that came up in the browser. */
let opened: string[] = [];
let answering = 'ada@contoso.example';
const microsoft = (): string[] => machine.emulator.requests.list().map(({ method, path: asked }) => `${method} ${asked}`);

beforeAll(async () => {
  machine = await ownMachine();
  await saveConnection('work', { emailAddress: 'ada@contoso.example' });
  const openBrowser = (url: string): Promise<void> => {
    opened.push(url);
    return machine.emulator.person(answering).openBrowser(url);
  };
  studio = await testStudio(
    { [path]: flow },
    {
      ports: {
        tenant: () => studioTenant(withInboxFolder(hostileName)),
        world: (notify) => onEmulator({ ...nodeWorld({ emulator: '', notify }), openBrowser }, machine.origin),
      },
    },
  );
});
afterAll(async () => {
  await studio[Symbol.asyncDispose]();
  await machine[Symbol.asyncDispose]();
});
beforeEach(async () => {
  opened = [];
  answering = 'ada@contoso.example';
  machine.emulator.tenant.consents.length = 0;
  await machine.signIn('ada@contoso.example', { activities: [calendars] });
});
afterEach(async () => {
  machine.emulator.faults.clear();
  await (await openIdentity({ emailAddress: 'ada@contoso.example' }, onEmulator(nodeWorld({ emulator: '' }), machine.origin))).signOut();
});

const ask = async (more: object = {}) => studio.ask<ChoicesView & Refusal>('choices', { ...to, ...more });
const { path: _path, place: _place, typed: _typed, isFresh: _isFresh, ...field } = to;
const consent = async ({ account, permissions }: ConsentWish) =>
  studio.ask<{ accounts: string[] } & Refusal>('choices/consent', {
    path,
    ...field,
    told: { account, permissions: permissions.map(({ name }) => name) },
  });

/** As the page asks: again for as long as more comes. */
async function found(more: object = {}): Promise<Extract<ChoicesView, { state: 'found' }>> {
  const { body } = await ask(more);
  if (body.state !== 'found') throw new Error(`Nothing was found: ${JSON.stringify(body)}`);
  return body.isComing ? found({ ...more, isFresh: false }) : body;
}

async function wished(): Promise<ConsentWish> {
  const { body } = await ask();
  if (body.state !== 'consent') throw new Error(`No consent is wished: ${JSON.stringify(body)}`);
  return body.wish;
}

test('the folders of the emulated mailbox are offered, and what is typed is looked for among all of them', async () => {
  const before = microsoft().length;
  const all = await found({ place: 'emulator' });
  const some = await found({ place: 'emulator', typed: 'ApOLLo', isFresh: false });

  expect(all.account).toBe('ada@contoso.example');
  expect(all.choices.map(({ value }) => value)).toEqual(expect.arrayContaining(['Inbox', 'Inbox/Projects/Apollo', 'Archive']));
  expect(some).toMatchObject({ choices: [{ value: 'Inbox/Projects/Apollo', label: 'Inbox/Projects/Apollo' }], isMore: false });
  expect([microsoft().slice(before), opened]).toEqual([[], []]);
});

test('what is chosen is written as the run takes it, and a name from Microsoft 365 is text, never an expression', async () => {
  const { choices } = await found({ place: 'emulator', typed: 'onerror' });
  const [hostile] = choices;
  const { body: before } = await studio.ask<FlowView>(`flow?path=${path}`);
  const edit = { kind: 'set', address: [...field.step, 'with', 'to'], value: hostile?.value };
  const { body: after } = await studio.ask<FlowView>('flow', { path, hash: before.hash, edit });
  const text = await readFile(join(studio.folder, path), 'utf8');
  await studio.ask('flow', { path, hash: after.hash, edit: { kind: 'text', text: flow } });

  expect(hostile?.label).toBe('Inbox/<img src=x onerror=alert(1)>\\u202Egpj ${inputs.whose}');
  expect(text.split('\n').filter((line) => !flow.includes(line))).toEqual([expect.stringContaining('$${inputs.whose}')]);
  expect(after.problems.map(({ message }) => message)).toEqual(before.problems.map(({ message }) => message));
});

test('a connection is asked with what it holds; where that is too little nobody is asked, and the consent is offered by name', async () => {
  const before = microsoft().length;
  const wish = await wished();

  expect(wish).toMatchObject({
    connection: 'work',
    account: 'ada@contoso.example',
    permissions: [{ name: 'Mail.Read', consent: 'you' }],
  });
  expect([microsoft().slice(before), opened]).toEqual([[], []]);
  expect((await consent(wish)).body).toEqual({ accounts: ['ada@contoso.example'] });
  expect(opened).toHaveLength(1);
  expect((await found()).choices.map(({ value }) => value)).toContain('Inbox/Projects/Apollo');
  expect(opened).toHaveLength(1);
  expect(await readFile(join(studio.folder, path), 'utf8')).toBe(flow);
});

test('nobody is asked for anything but what was told: another account, other permissions, another answer', async () => {
  const wish = await wished();
  const [permission] = wish.permissions;
  const wrong = [
    { ...wish, account: 'ben@contoso.example' },
    { ...wish, permissions: [{ ...permission, name: 'Mail.ReadWrite' }] },
  ] as ConsentWish[];

  for (const each of wrong) expect((await consent(each)).status).toBe(409);
  expect(opened).toEqual([]);
  answering = 'ben@contoso.example';
  expect((await consent(wish)).body.error).toContain('ben@contoso.example');
});

test('where nobody is signed in any more, nobody is asked either', async () => {
  await (await openIdentity({ emailAddress: 'ada@contoso.example' }, onEmulator(nodeWorld({ emulator: '' }), machine.origin))).signOut();

  expect(await wished()).toMatchObject({ account: null, permissions: [{ name: 'Mail.Read' }] });
  expect(opened).toEqual([]);
});

test('a stored sign-in that was revoked is told as one, and no page comes up', async () => {
  expect((await consent(await wished())).status).toBe(200);
  opened = [];
  const { tenant } = machine.emulator;
  for (const user of tenant.users.values()) endSessions(tenant, user);

  expect(await wished()).toMatchObject({ account: 'ada@contoso.example', permissions: [{ name: 'Mail.Read' }] });
  expect(opened).toEqual([]);
});

test('whoever types on is answered, whatever becomes of what was asked before', async () => {
  const wish = { step: [...inScope, 2], place: 'emulator', isFresh: false };
  const typed = ['c', 'chl', 'ben', 'ben', 'oka'];
  const answers = await Promise.all(typed.map((text) => ask({ ...wish, typed: text })));
  const found = answers.map(({ body }) => (body.state === 'found' ? body.choices.map(({ value }) => value) : body));

  expect(found.slice(2)).toEqual([['ben@contoso.example'], ['ben@contoso.example'], ['ben@contoso.example']]);
});

test.each([
  ['throttle', 'service', /fewer|busy|throttl|too many/i],
  ['unavailable', 'service', /unavailable|answer/i],
] as const)('%s is said in words, with whose move it is', async (kind, whose, text) => {
  expect((await consent(await wished())).status).toBe(200);
  machine.emulator.faults.add({ kind, retryAfter: 60, times: 'always' });
  const { body } = await ask();

  expect(body).toMatchObject({ state: 'failed', whose, text: expect.stringMatching(text) });
  machine.emulator.faults.clear();
  expect((await ask()).body.state).toBe('found');
});

test.each([
  ['where to look is only known in a run', { step: [...inScope, 1], field: ['folder'] }, 400, /mailbox is only known in a run/],
  ['a step without a scope', { step: ['steps', 1], field: ['folder'] }, 400, /in no Microsoft 365 Scope/],
  ['a field that names nothing', { field: ['message'] }, 400, /nothing can be offered/],
  ['a field that is none', { field: ['__proto__'] }, 400, /nothing can be offered/],
  ['a step that is not there', { step: [...inScope, 7] }, 404, /no such step/],
  ['a scope', { step: ['steps', 0] }, 404, /no such step/],
])('%s is told before anybody is asked', async (_what, more, status, error) => {
  const answer = await ask(more);

  expect([answer.status, answer.body.error]).toEqual([status, expect.stringMatching(error)]);
});
