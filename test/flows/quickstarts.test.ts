import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { files, lists, mail, calendar, excel } from '../../src/activities/index.ts';
import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';
import { askForRun } from '../../src/connection/index.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import { loadFlow } from '../../src/flow/load-flow.ts';
import { outlineFlow } from '../../src/flow/outline.ts';
import { templateFiles, templateNames } from '../../src/project/template.ts';
import { runFlow } from '../../src/run/flow/run-flow.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';

const site = 'https://contoso.sharepoint.com/sites/accounts-payable';
const templates = join(packageFolder, 'src/project/templates');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onbehalf-quickstarts-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What each changes, as somebody sees it who looks afterwards. */
const looks: Readonly<Record<string, (cloud: Embedment) => Promise<unknown>>> = {
  async mail(cloud) {
    await using m365 = await microsoft365Scope({ activities: [mail.list] }, cloud.world());
    const archived = await m365.mail.list({ folder: 'Archive/Invoices' }).all();
    const sent = await m365.mail.list({ folder: 'SentItems', top: 1 }).all();
    return { archived: archived.length, answered: sent[0]?.subject.startsWith('RE: Invoice') };
  },
  async calendar(cloud) {
    await using m365 = await microsoft365Scope({ activities: [calendar.search, calendar.list] }, cloud.world());
    const day = (after: number): string =>
      new Date(cloud.emulator.tenant.clock.now().getTime() + after * 86_400_000).toISOString().slice(0, 10);
    const events = await m365.calendar.list({ start: day(1), end: day(2) }).all();
    return events
      .filter(({ subject }) => subject === 'Review of the invoices')
      .map(({ start }) => JSON.stringify(start).includes('T10:00'));
  },
  async files(cloud) {
    await using m365 = await microsoft365Scope({ activities: [files.list] }, cloud.world());
    return (await m365.files.list({ folder: 'Reports/Notes' }).all()).map(({ name }) => name);
  },
  async sheets(cloud) {
    await using m365 = await microsoft365Scope({ activities: [excel.readRange] }, cloud.world());
    return (await m365.excel.readRange({ workbook: 'Totals.xlsx' })).rows;
  },
  async lists(cloud) {
    await using m365 = await microsoft365Scope({ activities: [lists.items] }, cloud.world());
    return (await m365.lists.items({ site, list: 'Invoices' }).all()).length;
  },
  async 'end-to-end'(cloud) {
    await using m365 = await microsoft365Scope({ activities: [mail.list, lists.items, files.list] }, cloud.world());
    return {
      archived: (await m365.mail.list({ folder: 'Archive/Invoices' }).all()).length,
      tracked: (await m365.lists.items({ site, list: 'Invoices' }).all()).length,
      filed: (await m365.files.list({ folder: 'Invoices', includeSubfolders: true, what: 'files' }).all()).length >= 5,
      sent: (await m365.mail.list({ folder: 'SentItems', top: 1 }).all())[0]?.subject,
    };
  },
};

const changed: Readonly<Record<string, unknown>> = {
  mail: { archived: 10, answered: true },
  calendar: [true],
  files: ['notes.txt'],
  sheets: [
    { Customer: 'Litware', Amount: 120.5 },
    { Customer: 'Adatum', Amount: 80 },
    { Customer: 'Litware', Amount: 99.5 },
  ],
  lists: 4,
  'end-to-end': { archived: 5, tracked: 8, filed: true, sent: '5 invoices filed' },
};

const inputs: Readonly<Record<string, () => Record<string, unknown>>> = {
  'end-to-end': () => ({ folder: join(folder, 'invoices') }),
};

test.each(Object.keys(looks))('the flow of the quickstart %s changes what it says', async (name) => {
  await using cloud = await embed();
  const loaded = await loadFlow(join(templates, name, 'flow/main.flow.yaml'), 'main.flow.yaml');
  const checked = await checkFlow(loaded, ownActivities);
  const world = cloud.world();
  await askForRun(await outlineFlow(loaded, ownActivities), world);
  await runFlow(checked, { world, inputs: inputs[name]?.() ?? {} });

  expect(await looks[name]?.(cloud)).toEqual(changed[name]);
});

test.each(Object.keys(looks))('the TypeScript of the quickstart %s finds that it did its work, and changes the same', async (name) => {
  await using cloud = await embed();
  const emulator = { ...embedded, start: async () => ({ ...cloud, [Symbol.asyncDispose]: async () => undefined }) };
  const { status, stderr } = await onbehalfCommand(['run', join(templates, name, 'typescript/main.test.ts'), '--emulator', '--json'], {
    emulator,
  });

  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  expect(await looks[name]?.(cloud)).toEqual(changed[name]);
});

test('each quickstart has both ways, and at most 40 lines', async () => {
  const names = Object.keys(looks);

  expect(await templateNames('flow')).toEqual(expect.arrayContaining(names));
  expect(await templateNames('typescript')).toEqual(expect.arrayContaining(names));
  for (const name of names)
    for (const way of ['flow', 'typescript'] as const)
      for (const [file, text] of await templateFiles(name, way))
        expect({ name, file, lines: text.trimEnd().split('\n').length <= 40 }).toEqual({ name, file, lines: true });
});
