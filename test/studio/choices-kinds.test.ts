import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChoicesView, ChoiceView } from '../../src/faces/studio/protocol-choices.ts';
import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { FlowView, FormSchema } from '../../src/faces/studio/protocol.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { choosers } from '../../src/faces/studio/choices/choosers.ts';
import { formOf } from '../../src/faces/studio/flow/form.ts';
import { testStudio, type TestStudio } from '../support/studio.ts';

const site = 'https://contoso.sharepoint.com/sites/accounts-payable';
const path = 'main.flow.yaml';

/** Steps whose fields are chosen: an activity, what is known of it, and for each field what is typed, the choices, and whether it is a list. */
const steps = [
  ['mail.list', '{ top: 1 }', { mailbox: ['invoices', ['invoices@contoso.example']], folder: ['paid', ['Inbox/Paid']] }],
  ['users.get', '{}', { user: ['oka', ['ben@contoso.example']] }],
  ['calendar.freeBusy', '{ start: 2026-11-30T08:00, end: 2026-11-30T18:00 }', { people: ['chloe@', ['chloe@contoso.example']] }],
  ['calendar.list', '{ start: 2026-11-30, end: 2026-12-05 }', { calendar: ['', ['Calendar']] }],
  ['files.get', '{}', { item: ['Documents/supplier', ['Documents/Supplier budget.csv']] }],
  ['files.list', '{}', { folder: ['', ['Documents', 'Pictures']] }],
  ['files.list', `{ drive: "${site}" }`, { folder: ['gen', ['General']] }],
  ['excel.readRange', '{}', { workbook: ['Documents/', ['Documents/Budget.xlsx']], sheet: ['bud', ['Budget']] }],
  ['excel.tableRange', '{ workbook: Documents/Budget.xlsx }', { table: ['', ['Costs']] }],
  ['lists.items', '{ top: 1 }', { site: ['payable', [site]], list: ['inv', ['Invoices']] }],
] as const;

const flow = `version: 1
name: main
steps:
  - microsoft365Scope:
      steps:
${steps.map(([activity, given]) => `        - { use: ${activity}, with: ${given} }`).join('\n')}
`;
const addressOf = (index: number): (string | number)[] => ['steps', 0, 'microsoft365Scope', 'steps', index];

let studio: TestStudio;
beforeAll(async () => {
  studio = await testStudio({ [path]: flow });
});
afterAll(() => studio[Symbol.asyncDispose]());

async function choicesFor(index: number, field: string, typed: string, isFresh = true): Promise<readonly ChoiceView[]> {
  const wish = { path, step: addressOf(index), field: [field], place: 'emulator', typed, isFresh };
  const { body } = await studio.ask<ChoicesView>('choices', wish);
  if (body.state !== 'found') throw new Error(`Nothing was found for ${field}: ${JSON.stringify(body)}`);
  return body.isComing ? choicesFor(index, field, typed, false) : body.choices;
}

/** Chooses what comes first, as the page does. */
async function choose(index: number, field: string, value: string | undefined): Promise<void> {
  const { body } = await studio.ask<FlowView>(`flow?path=${path}`);
  const edit = { kind: 'set', address: [...addressOf(index), 'with', field], value: field === 'people' ? [value] : value };
  expect((await studio.ask('flow', { path, hash: body.hash, edit })).status).toBe(200);
}

test('what is chosen, of each kind, is what a run takes', async () => {
  const offered: Record<string, unknown> = {};
  const wanted: Record<string, unknown> = {};
  for (const [index, [activity, , fields]] of steps.entries())
    for (const [field, [typed, values]] of Object.entries(fields) as [string, [string, string[]]][]) {
      const choices = await choicesFor(index, field, typed);
      offered[`${index} ${activity} ${field}`] = choices.flatMap(({ value }) => value ?? []);
      wanted[`${index} ${activity} ${field}`] = values;
      await choose(index, field, choices[0]?.value);
    }
  const { body: view } = await studio.ask<FlowView>(`flow?path=${path}`);
  await studio.ask('run', { path, isAsking: false });
  let run: RunView;
  do ({ body: run } = await studio.ask<RunView>('run'));
  while (run.state === 'running');

  expect(offered).toEqual(wanted);
  expect(view.problems).toEqual([]);
  expect(run).toMatchObject({ state: 'done' });
}, 120_000);

test('a folder is looked into by what stands for its inside; a workbook is never a folder', async () => {
  const [first] = await choicesFor(7, 'workbook', '');

  expect([first?.value, first?.inside]).toEqual([undefined, 'Documents/']);
  expect((await choicesFor(4, 'item', first?.inside ?? '')).map(({ label }) => label)).toContain('Budget.xlsx');
});

test('what is only found by words is not asked for without any', async () => {
  const wish = { path, step: addressOf(9), field: ['site'], place: 'emulator', typed: ' ', isFresh: true };
  const { body } = await studio.ask<ChoicesView>('choices', wish);

  expect(body).toMatchObject({ state: 'found', choices: [], isMore: true, isComing: false });
});

test('what stands beside a field must be known before it is asked', async () => {
  const wish = { path, step: addressOf(7), field: ['sheet'], place: 'emulator', typed: '', isFresh: true };
  const { body: view } = await studio.ask<FlowView>(`flow?path=${path}`);
  const edit = { kind: 'unset', address: [...addressOf(7), 'with', 'workbook'] };
  await studio.ask('flow', { path, hash: view.hash, edit });
  const { status, body } = await studio.ask<{ error: string; remedy: string }>('choices', wish);

  expect([status, body.error, body.remedy]).toEqual([400, expect.stringContaining('Which workbook'), 'Fill in workbook.']);
});

test('every kind that a field names can be offered, and is named by some field', async () => {
  const forms = await Promise.all((await ownActivities.names()).map((name) => formOf(name, ownActivities)));
  const named = forms.flatMap((form: FormSchema | undefined) => Object.values(form?.names ?? {}));

  expect([...new Set(named)].toSorted()).toEqual(Object.keys(choosers).toSorted());
  expect(forms.find((form) => form?.names['toSheet'])).toBeUndefined();
});
