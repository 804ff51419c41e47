import { expect, test } from 'vitest';
import { runText, withFlow } from '../../../test/support/flow-text.ts';
import { activityModules } from '../../activities/areas.ts';
import { mail } from '../../activities/index.ts';
import { askForRun, microsoft365Scope, previewPermissions } from '../../connection/index.ts';
import { embed } from '../../embedded.ts';
import { ownActivities } from '../../flow/catalogue.ts';
import { outlineFlow } from '../../flow/outline.ts';
import * as onbehalf from '../../index.ts';
import { plannedChanges } from './planned-changes.ts';
import type { FlowRunOptions } from './run-flow.ts';

const modules = async (): Promise<Record<string, unknown>> => ({ onbehalf, ...(await activityModules()) });

const flow = (steps: string, more = ''): string => `version: 1\nname: test\nsteps:\n${steps.replace(/^(?=.)/gm, '  ')}\n${more}`;

/** Runs a step that invokes `a` of a file, and gives its result. */
async function call(source: string, given = '{}', options: Partial<FlowRunOptions> = {}, more = '') {
  const text = flow(`- id: found\n  invoke: ./lib.ts#a\n  with: ${given}${more}`, 'outputs: { found: "${found}" }\n');
  return runText(text, { others: { 'lib.ts': source }, modules, ...options });
}

test('a function is given one object, and what it gives is the result', async () => {
  const { outputs, error } = await runText(
    flow(
      '- id: total\n  invoke: ./totals.ts#sum\n  with: { amounts: [1, 2.5], note: "${first([1].filter(one, one > 1))}" }',
      'outputs: { sum: "${total.sum + 1.0}", note: "${total.note}" }\n',
    ),
    {
      modules,
      others: {
        'totals.ts': `export interface Given { amounts: number[]; note?: number }
export async function sum({ amounts, note = 7 }: Given): Promise<{ sum: number; note: number }> {
  return { sum: amounts.reduce((all, one) => all + one, 0), note };
}`,
      },
    },
  );

  expect(error).toBeUndefined();
  expect(outputs).toEqual({ sum: 4.5, note: 7 });
});

test('a file is run once in a run, when the first of its functions is called, and what it opened is closed at its end', async () => {
  const told: string[] = [];
  const source = `import { tell } from 'onbehalf/testing';
tell('run');
await using open = { [Symbol.asyncDispose]: async () => tell('closed') };
let calls = 0;
export function a() { tell('called'); return ++calls; }`;
  const text = flow(
    '- log: before\n- forEach: [1, 2]\n  as: one\n  steps: [{ invoke: ./lib.ts#a }]\n- id: last\n  invoke: ./lib.ts#a',
    'outputs: { last: "${last}" }\n',
  );
  const handed = async () => ({ 'onbehalf/testing': { tell: (what: string) => told.push(what) } });
  const { outputs } = await runText(text, { others: { 'lib.ts': source }, modules: handed });

  expect(outputs).toEqual({ last: 3 });
  expect(told).toEqual(['run', 'called', 'called', 'called', 'closed']);
});

test('what a function does to what it was given changes nothing in the flow', async () => {
  const { outputs } = await runText(
    flow('- set: { list: [2, 1] }\n- invoke: ./lib.ts#a\n  with: { list: "${list}" }', 'outputs: { list: "${list}" }\n'),
    { others: { 'lib.ts': 'export const a = ({ list }) => list.sort().push(3);' }, modules },
  );

  expect(outputs).toEqual({ list: [2, 1] });
});

test('what a function throws is a failure of the author, with the line', async () => {
  const { error } = await call('export function a() {\n  throw new Error("No rate.");\n}');

  expect(error).toMatchObject({ code: 'AUTOMATION_FAILED', details: { line: 2, column: 9 } });
  expect(String(error)).toMatch(/lib\.ts, line 2, column 9: No rate\./);
});

test('what a function throws beside its work is its failure, too', async () => {
  const { error } = await call(
    'export async function a() {\n  setTimeout(() => { throw new Error("Late."); }, 1);\n  await new Promise((resolve) => setTimeout(resolve, 5000).unref());\n}',
  );

  expect(error).toMatchObject({ code: 'AUTOMATION_FAILED', details: { line: 2 } });
});

test.each([
  ['new Date(0)', /lib\.ts#a gave an object of Date, and .* plain data\. Give its text/],
  ['({ list: [1, new Map()] })', /gave an object of Map at list\[1\]/],
  ['({ of: { it: () => 1 } })', /gave a function at of\.it/],
  ['NaN', /gave NaN/],
  ['1n', /gave a bigint/],
  ['new (class Total {})()', /gave an object of Total/],
  ['(() => { const all = {}; all.all = all; return all; })()', /without an end at all\.all/],
])('a result that is no plain data is refused by its name: %s', async (source, says) => {
  const { error } = await call(`export const a = () => ${source};`);

  expect(error).toMatchObject({ code: 'AUTOMATION_FAILED' });
  expect(`${(error as Error).message} ${(error as onbehalf.OnbehalfError).remedy}`).toMatch(says);
});

test.each([
  ['undefined', null],
  ['({ a: undefined, b: null, c: [undefined] })', { b: null, c: [null] }],
  ['Object.assign(Object.create(null), { a: 1 })', { a: 1 }],
  ['JSON.parse(\'{"__proto__": {"b": 1}}\')', JSON.parse('{"__proto__": {"b": 1}}') as unknown],
])('a result of plain data is taken: %s', async (source, result) => {
  expect((await call(`export const a = () => (${source});`)).outputs?.['found']).toEqual(result);
});

test('a function is told when the run is cancelled, and is waited for no longer', async () => {
  const stop = new AbortController();
  const told: string[] = [];
  const source = `import { tell } from 'onbehalf/testing';
export async function a(_given, { signal }) {
  signal.addEventListener('abort', () => tell('aborted'));
  tell('called');
  await new Promise(() => setInterval(() => {}, 1000).unref());
}`;
  const running = call(source, '{}', {
    signal: stop.signal,
    modules: async () => ({
      'onbehalf/testing': {
        tell: (what: string) => {
          told.push(what);
          stop.abort();
        },
      },
    }),
  });

  expect((await running).error).toMatchObject({ code: 'CANCELLED' });
  expect(told).toEqual(['called', 'aborted']);
});

test('a function that takes longer than its step may is ended, and one that throws may be tried again', async () => {
  const slow = 'export const a = () => new Promise(() => setInterval(() => {}, 1000).unref());';
  expect((await call(slow, '{}', {}, '\n  timeout: 1s')).error).toMatchObject({ code: 'TIMED_OUT' });

  const second = 'let calls = 0;\nexport function a() { calls += 1; if (calls < 2) throw new Error("Not yet."); return calls; }';
  const retry = '\n  retry: { attempts: 2, backoff: 1s, on: [AUTOMATION_FAILED] }';
  expect((await call(second, '{}', {}, retry)).outputs).toEqual({ found: 2 });
});

const sending = `import { mail, microsoft365Scope } from 'onbehalf';
export async function a({ to }: { to: string }) {
  await using m365 = await microsoft365Scope({ activities: [mail.send] });
  await m365.mail.send({ to: [to], subject: 'From a function', body: 'Hello' });
  return to;
}`;
const invoking = flow('- id: sent\n  invoke: ./lib.ts#a\n  with: { to: ben@contoso.example }', 'outputs: { sent: "${sent}" }\n');

test('what a function asks for is asked for before the first step, and its scopes work in the world of the run', async () => {
  await using cloud = await embed({ account: 'elin@contoso.example' });
  const world = cloud.world();
  const others = { 'lib.ts': sending };
  const outlines = await withFlow(invoking, others, (loaded) => outlineFlow(loaded, ownActivities));
  const said = (await previewPermissions(outlines, world)).flatMap(({ detection }) => detection.permissions.map(({ name }) => name));
  await askForRun(outlines, world);
  const { outputs, error } = await runText(invoking, { others, modules, world });

  expect(error).toBeUndefined();
  expect(outputs).toEqual({ sent: 'ben@contoso.example' });
  expect(said).toEqual(['Mail.Send']);
  expect(cloud.consents).toHaveLength(1);
  await using m365 = await microsoft365Scope({ activities: [mail.list] }, cloud.world());
  expect(await m365.mail.list({ folder: 'SentItems', top: 1 }).all()).toMatchObject([{ subject: 'From a function' }]);
});

test('a function reaches nobody whom the project blocks', async () => {
  await using cloud = await embed({ account: 'elin@contoso.example' });
  const { error } = await runText(invoking, {
    others: { 'lib.ts': sending },
    modules,
    world: cloud.world(),
    project: { blockedRecipients: ['ben@*'], privateNames: [] },
  });

  expect(error).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('ben@*') as string });
});

test('a dry run runs no function: it is told, and its result is not known', async () => {
  const source = 'throw new Error("It was run.");\nexport const a = ({ x }) => x;';
  const text = flow(
    '- id: found\n  invoke: ./lib.ts#a\n  with: { x: 1 }\n- if: ${found == 1}\n  then: [{ log: one }]',
    'outputs: { found: "${found}" }\n',
  );
  const { outputs, events, logged } = await runText(text, { others: { 'lib.ts': source }, modules, isDry: true });

  expect(outputs).toEqual({ found: null });
  expect(logged).toEqual([]);
  expect(events).toContainEqual(expect.objectContaining({ type: 'wouldDo', effect: 'runs', input: { x: 1 } }));
  expect(events.filter(({ type }) => type === 'notKnown')).toHaveLength(1);
});

test('what a function may do at worst is told before a run, and asked about where it sends or deletes', async () => {
  const changes = await withFlow(invoking, { 'lib.ts': sending }, (loaded) => plannedChanges(loaded, ownActivities));
  expect(changes).toMatchObject([{ activity: './lib.ts#a', title: './lib.ts#a', effect: 'sends', input: { to: 'ben@contoso.example' } }]);

  const asked: unknown[] = [];
  const { error } = await runText(invoking, {
    others: { 'lib.ts': sending },
    modules,
    async ask(_step, ...question) {
      asked.push(question);
      throw new onbehalf.OnbehalfError('CANCELLED', 'No.');
    },
  });
  expect(error).toMatchObject({ code: 'CANCELLED' });
  expect(asked).toEqual([['sends', { to: 'ben@contoso.example' }]]);

  const { outputs } = await call('export const a = () => 1;', '{}', { ask: () => Promise.reject(new Error('It asked.')) });
  expect(outputs).toEqual({ found: 1 });
});

test('a name that gives no function when the file runs is refused by its name', async () => {
  const { error } = await call('export const { a } = { a: 5 };');

  expect(error).toMatchObject({ code: 'AUTOMATION_FAILED', message: expect.stringContaining('./lib.ts#a is no function') as string });
});
