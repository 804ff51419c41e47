import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { CompletionView, FlowView, PaletteItem } from '../../src/faces/studio/protocol.ts';
import { verbs } from '../../src/flow/verbs/verbs.ts';
import { flowSchema } from '../../src/flow/schema.ts';
import { childListsOf } from '../../src/faces/studio/flow/child-lists.ts';
import { offsetsOf } from '../../studio/state/offsets-of.ts';
import { linesOf } from '../../studio/text/lines-of.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';

const text = `# What we do each morning
version: 1
name: main
steps:
  - microsoft365Scope:
      steps:
        # the newest first
        - id: messages
          use: mail.list   # all of it
        - forEach: \${messages}
          as: message
          steps:
            - use: mail.move
              with: { message: "\${message}", to: Archive }
`;

const view = async (studio: TestStudio, path = 'main.flow.yaml'): Promise<FlowView> =>
  (await studio.ask<FlowView>(`flow?path=${encodeURIComponent(path)}`)).body;

test('a flow is shown with its steps, and each permission with the steps that need it', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const flow = await view(studio);
  const [scope] = flow.steps ?? [];
  const steps = scope?.lists[0]?.steps ?? [];

  expect(flow.problems).toEqual([]);
  expect(
    steps.map(({ title, summary, address }) => [title, summary, linesOf(text, offsetsOf(flow.steps ?? [], address) ?? [0, 0])]),
  ).toEqual([
    ['Get Mail', '', [8, 9]],
    ['For Each', 'message in messages', [10, 14]],
  ]);
  const inLoop = ['steps', 0, 'microsoft365Scope', 'steps', 1, 'steps', 0];
  expect(flow.connections[0]?.permissions.map(({ name, consent, steps: needing }) => ({ name, consent, needing }))).toEqual([
    { name: 'Mail.ReadWrite', consent: 'you', needing: [['steps', 0, 'microsoft365Scope', 'steps', 0], inLoop] },
  ]);
});

test('an edit changes the lines it is about, and nothing else; a file that was changed elsewhere is left as it is', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const file = join(studio.folder, 'main.flow.yaml');
  const { hash } = await view(studio);
  const edit = { kind: 'set', address: ['steps', 0, 'microsoft365Scope', 'steps', 0, 'with', 'top'], value: 5 };

  expect((await studio.ask('flow', { path: 'main.flow.yaml', hash, edit })).status).toBe(200);
  const after = await readFile(file, 'utf8');
  expect(after).toBe(text.replace('# all of it\n', '# all of it\n          with:\n            top: 5\n'));
  await writeFile(file, `${after}# by hand\n`);
  const late = await studio.ask<{ current: FlowView }>('flow', { path: 'main.flow.yaml', hash, edit: { kind: 'text', text: '' } });

  expect([late.status, late.body.current.text]).toEqual([412, `${after}# by hand\n`]);
  expect(await readFile(file, 'utf8')).toBe(`${after}# by hand\n`);
  expect((await readdir(studio.folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('steps are put into a block, named otherwise with what reads them, and taken out of it again', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const list = ['steps', 0, 'microsoft365Scope', 'steps'];
  const make = async (edit: object): Promise<void> => {
    const { hash } = await view(studio);
    expect((await studio.ask('flow', { path: 'main.flow.yaml', hash, edit })).status).toBe(200);
  };
  const saved = (): Promise<string> => readFile(join(studio.folder, 'main.flow.yaml'), 'utf8');
  await make({ kind: 'wrap', list, index: 1, count: 1, block: { verb: 'if', condition: true } });
  await make({ kind: 'rename', address: [...list, 0, 'id'], to: 'unread' });
  expect(await saved()).toContain('        - if: true\n          then:\n            - forEach: ${unread}\n');
  await make({ kind: 'unwrap', step: [...list, 1] });

  expect(await saved()).toBe(text.replace('id: messages', 'id: unread').replace('${messages}', '${unread}'));
});

test('of edits that are sent at the same time, each is made or refused whole', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const { hash } = await view(studio);
  const sent = Array.from({ length: 8 }, (_, number) =>
    studio.ask('flow', {
      path: 'main.flow.yaml',
      hash,
      edit: { kind: 'insert', list: ['steps'], index: 0, step: `- log: number ${number}\n` },
    }),
  );
  const statuses = (await Promise.all(sent)).map(({ status }) => status);

  expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
  expect((await readFile(join(studio.folder, 'main.flow.yaml'), 'utf8')).match(/number/g)).toHaveLength(1);
});

test('a text that is no YAML is shown with its mistake, and can be saved', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const { hash } = await view(studio);
  const broken = 'version: 1\nsteps: [\n';
  const { status, body } = await studio.ask<FlowView>('flow', { path: 'main.flow.yaml', hash, edit: { kind: 'text', text: broken } });

  expect([status, body.steps, body.text, body.problems.length]).toEqual([200, null, broken, 1]);
});

test('every kind of step of the palette can be inserted, filled in, and taken out again', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const palette = (await studio.ask<PaletteItem[]>('palette?path=main.flow.yaml')).body;
  const list = ['steps', 0, 'microsoft365Scope', 'steps', 1, 'steps'];
  let { hash } = await view(studio);
  const refused: string[] = [];
  // All verbs, and one activity of each area.
  const kinds = palette.filter(({ what, group }, at) => what.startsWith('verb:') || palette.findIndex((one) => one.group === group) === at);
  for (const { what } of kinds) {
    const form = await studio.ask(`form?path=main.flow.yaml&what=${encodeURIComponent(what)}`);
    const added = await studio.ask<FlowView>('flow', { path: 'main.flow.yaml', hash, edit: { kind: 'add', what, list, index: 1 } });
    const taken = await studio.ask<FlowView>('flow', {
      path: 'main.flow.yaml',
      hash: added.body.hash,
      edit: { kind: 'remove', step: [...list, 1] },
    });
    if (form.status !== 200 || added.status !== 200 || added.body.steps === null || taken.body.text !== text) refused.push(what);
    hash = taken.body.hash;
  }

  expect(refused).toEqual([]);
  expect(kinds.length).toBeGreaterThan(20);
});

test('in a field those names are offered that the check lets be read there, with their types', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const list = ['steps', 0, 'microsoft365Scope', 'steps'];
  const offered = async (step: object, typed: string): Promise<object[]> =>
    (await studio.ask<CompletionView[]>('flow/expression', { path: 'main.flow.yaml', step, typed })).body.filter(
      ({ kind }) => kind !== 'function',
    );
  const inLoop = [...list, 1, 'steps', 0];

  expect(await offered(inLoop, 'mess')).toMatchObject([{ label: 'message' }, { label: 'messages' }]);
  expect(await offered([...list, 1], 'size(mess')).toMatchObject([{ label: 'messages', from: 5, to: 9 }]);
  expect(await offered([...list, 0], 'mess')).toEqual([]);
  expect(await offered(inLoop, 'message.subj')).toMatchObject([{ label: 'subject', detail: 'a text', insert: 'subject' }]);
  expect((await studio.ask('flow/expression', { path: 'main.flow.yaml', step: ['steps', 9], typed: '' })).status).toBe(400);
});

test('a verb that has steps in it shows them', async () => {
  const definitions = flowSchema([])['$defs'] as Readonly<Record<string, object>>;
  const holders = verbs.filter(({ verb }) => JSON.stringify(definitions[verb]).includes('#/$defs/steps')).map(({ verb }) => verb);
  const place = { start: 0, end: 0 };
  const list = { kind: 'list', items: [], place } as const;
  const map = (entries: Readonly<Record<string, object>>): object => ({
    kind: 'map',
    place,
    entries: Object.entries(entries).map(([key, value]) => ({ key, place, value })),
  });
  const node = map({
    steps: list,
    // oxlint-disable-next-line unicorn/no-thenable -- the key of the format
    then: list,
    try: list,
    microsoft365Scope: map({ steps: list }),
    else: list,
    parallel: { ...list, items: [list] },
  });

  expect(holders.filter((verb) => childListsOf(verb, node as Parameters<typeof childListsOf>[1]).length === 0)).toEqual([]);
});

test('a run on the emulator is followed step by step, and its mistakes are told before it', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text, 'wrong.flow.yaml': text.replace('to: Archive', 'too: Archive') });
  const wrong = await studio.ask<{ error: string }>('run', { path: 'wrong.flow.yaml' });
  await studio.ask('run', { path: 'main.flow.yaml' });
  let run: RunView | null = null;
  do {
    await new Promise((resolve) => setTimeout(resolve, 50));
    run = (await studio.ask<RunView>('run')).body;
  } while (run.state === 'running');

  expect([wrong.status, wrong.body.error]).toEqual([400, expect.stringContaining('nothing of it was run')]);
  const states = new Map(run.steps.map(({ address, state, done }) => [address.length, { state, done }]));
  expect(run.error).toBeUndefined();
  expect(states.get(2)).toEqual({ state: 'done', done: 1 });
  expect(states.get(7)?.done).toBeGreaterThan(1);
  expect(run.log.join('\n')).toContain('asks for');
});

test('who listens hears of a change on the disk, and of nothing that a tab saved itself', async () => {
  await using studio = await testStudio({ 'main.flow.yaml': text });
  const { hash } = await view(studio);
  const controller = new AbortController();
  const token = await studio.token();
  const answer = await fetch(`${studio.served.origin}/api/events`, { headers: { 'X-Onbehalf-Studio': token }, signal: controller.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  let heard = '';
  const until = async (what: string): Promise<void> => {
    while (!heard.includes(what)) heard += new TextDecoder().decode((await reader.read()).value);
  };
  await until('hello');
  await studio.ask('flow', { path: 'main.flow.yaml', hash, edit: { kind: 'text', text: `${text}# saved\n` } });
  await writeFile(join(studio.folder, 'main.flow.yaml'), `${text}# by hand\n`);
  await until('flowChanged');
  controller.abort();

  expect(heard.match(/flowChanged/g)).toHaveLength(1);
});
