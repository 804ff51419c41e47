import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waitForCell } from '../../src/activities/excel/wait-for-cell.ts';
import { waitForRow } from '../../src/activities/excel/wait-for-row.ts';
import { waitForSheet } from '../../src/activities/excel/wait-for-sheet.ts';
import { localFiles } from '../../src/connection/machine/local-files.ts';
import type { AnyActivity } from '../../src/core/activity.ts';
import { readInput } from '../../src/core/input.ts';
import type { ActivityContext } from '../../src/core/ports.ts';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { createGraphClient } from '../../src/graph/index.ts';

// What is waited for in a workbook comes once, whoever did it; what was there before never does, and nothing is read while the file is as it was.

const book = 'https://graph.microsoft.com/v1.0/me/drive/root:/Documents/Budget.xlsx:/workbook';
const workbook = 'Documents/Budget.xlsx';

let emulator: Emulator;
let kept: Map<string, string>;

beforeEach(async () => {
  emulator = await createEmulator({ now: new Date('2026-11-02T09:00:00Z') });
  kept = new Map();
});

afterEach(async () => {
  await emulator[Symbol.asyncDispose]();
});

async function token(): Promise<string> {
  return (await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.ReadWrite'] })).accessToken;
}

async function send(method: string, path: string, body?: unknown): Promise<void> {
  const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
  const answer = await emulator.fetch(
    new Request(`${book}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }),
  );
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
  emulator.tenant.clock.advance(1000);
}

const addRow = (...values: unknown[]) => send('POST', '/tables/Costs/rows', { index: null, values: [values] });
const insertRow = (index: number, ...values: unknown[]) => send('POST', '/tables/Costs/rows', { index, values: [values] });
const deleteRow = (index: number) => send('DELETE', `/tables/Costs/rows/itemAt(index=${index})`);
const write = (address: string, values: unknown[][], sheet = 'Budget') =>
  send('PATCH', `/worksheets/${sheet}/range(address='${address}')`, { values });

/** Runs once. @param pauses - What happens in each pause; after the last one nothing comes. */
async function next(activity: AnyActivity, input: object, ...pauses: readonly (() => Promise<unknown>)[]): Promise<unknown> {
  const left = [...pauses];
  const client = createGraphClient({
    fetch: async (url, init) => await emulator.fetch(new Request(url, init as RequestInit)),
    graphUrl: 'https://graph.microsoft.com',
    token,
    sleep: async () => {},
  });
  const context: ActivityContext = {
    graph: client.bind({ activity: activity.name, operations: activity.calls.map(({ operation }) => operation) }),
    files: localFiles(),
    positions: {
      read: async (name) => kept.get(name),
      write: async (name, value) => void kept.set(name, value),
      remove: async (name) => void kept.delete(name),
    },
    signal: new AbortController().signal,
    now: () => emulator.tenant.clock.now(),
    timeZone: () => 'UTC',
    inTurn: (_, work) => work(),
    async wait(milliseconds) {
      emulator.tenant.clock.advance(milliseconds);
      await left.shift()?.();
    },
    progress: () => {},
  };
  const run = activity.run(
    context,
    readInput(activity.input, { workbook, timeoutSeconds: 120, ...input }, activity.name),
  ) as Promise<unknown>;
  return await run.catch((error: { code: string }) => error.code);
}

describe('a row at the bottom of a table', () => {
  const table = { table: 'Costs', position: 'costs' };
  const row = (item: string, amount: unknown, number: number) => ({ sheet: 'Costs', row: number, values: { Item: item, Amount: amount } });

  test('comes once, in order, also what was added in between, and one that looks like the one before', async () => {
    expect(await next(waitForRow, table, () => addRow('Stamps', 8))).toEqual(row('Stamps', 8, 4));
    await addRow('Stamps', 8);
    await addRow('Ink', 30);
    expect(await next(waitForRow, table)).toEqual(row('Stamps', 8, 5));
    expect(await next(waitForRow, table)).toEqual(row('Ink', 30, 6));
    expect(await next(waitForRow, table)).toBe('TIMED_OUT');
  });

  test('is told from rows that are inserted, changed or deleted above', async () => {
    expect(await next(waitForRow, table, () => addRow('Stamps', 8))).toEqual(row('Stamps', 8, 4));
    await insertRow(0, 'First', 1);
    expect(await next(waitForRow, table)).toBe('TIMED_OUT');
    await write('B3', [[36]], 'Costs');
    expect(await next(waitForRow, table)).toBe('TIMED_OUT');
    await insertRow(1, 'Second', 2);
    await addRow('Ink', 30);
    expect(await next(waitForRow, table)).toEqual(row('Ink', 30, 7));
    await deleteRow(0);
    expect(await next(waitForRow, table)).toBe('TIMED_OUT');
    await deleteRow(0);
    await addRow('Pens', 4);
    expect(await next(waitForRow, table)).toEqual(row('Pens', 4, 6));
  });

  test('counts when something is in it', async () => {
    expect(await next(waitForRow, table, () => addRow('', ''))).toBe('TIMED_OUT');
    expect(await next(waitForRow, table, () => write('A4:B4', [['Stamps', 8]], 'Costs'))).toEqual(row('Stamps', 8, 4));
  });

  test('of very many each comes once, in their order, and none is told again', async () => {
    expect(await next(waitForRow, table)).toBe('TIMED_OUT');
    const values = Array.from({ length: 250 }, (_, index) => [`Order ${index}`, index]);
    await send('POST', '/tables/Costs/rows', { index: null, values });
    const given: unknown[] = [];
    for (let count = 0; count < 250; count += 1)
      given.push(((await next(waitForRow, table)) as { values: { Amount: number } }).values.Amount);

    expect(given).toEqual(values.map(([, index]) => index));
    expect(await next(waitForRow, table)).toBe('TIMED_OUT');
  });
});

describe('a cell that is changed', () => {
  const cells = { sheet: 'Budget', range: 'A1:C10', position: 'budget' };
  const changed = (address: string, value: unknown) => ({ sheet: 'Budget', address, value });

  test('comes once with what is in it, row by row, and one that is written anew as it was does not', async () => {
    expect(await next(waitForCell, cells, () => write('B2', [[125]]))).toEqual(changed('B2', 125));
    await write('A2:B3', [
      ['Trips', 125],
      ['Rent', 950],
    ]);
    expect(await next(waitForCell, cells)).toEqual(changed('A2', 'Trips'));
    expect(await next(waitForCell, cells)).toEqual(changed('B3', 950));
    expect(await next(waitForCell, cells)).toBe('TIMED_OUT');
  });

  test('counts only where one looks; an emptied one is null, and the result of a formula is a change as well', async () => {
    expect(await next(waitForCell, cells, () => write('F2', [['outside']]))).toBe('TIMED_OUT');
    expect(await next(waitForCell, cells, () => write('A9', [['new']]))).toEqual(changed('A9', 'new'));
    expect(
      await next(waitForCell, cells, () => send('POST', "/worksheets/Budget/range(address='A9')/clear", { applyTo: 'Contents' })),
    ).toEqual(changed('A9', null));
    expect(await next(waitForCell, { sheet: 'Budget', range: 'D1:D4' }, () => write('B2', [[200]]))).toEqual(changed('D2', 240));
  });

  test('where all that is filled is looked at, also what is filled or emptied beyond it', async () => {
    const all = { sheet: 'Notes', position: 'notes' };
    expect(await next(waitForCell, all, () => write('D7', [['far']], 'Notes'))).toEqual({ sheet: 'Notes', address: 'D7', value: 'far' });
    const clear = () => send('POST', "/worksheets/Notes/range(address='D7')/clear", { applyTo: 'Contents' });
    expect(await next(waitForCell, all, clear)).toEqual({ sheet: 'Notes', address: 'D7', value: null });
    expect(await next(waitForCell, all)).toBe('TIMED_OUT');
  });

  test('more cells than can be compared are refused', async () => {
    await write('A30000', [['far down']], 'Notes');
    expect(await next(waitForCell, { sheet: 'Notes' })).toBe('INPUT_INVALID');
  });
});

test('a sheet that is added comes once; one that is renamed does not', async () => {
  const sheets = { position: 'months' };
  const added = { name: 'January', position: 3, visibility: 'visible' };
  expect(await next(waitForSheet, sheets, () => send('POST', '/worksheets/add', { name: 'January' }))).toEqual(added);
  await send('PATCH', '/worksheets/January', { name: 'Jan' });
  expect(await next(waitForSheet, sheets)).toBe('TIMED_OUT');
  await send('POST', '/worksheets/add', { name: 'February' });
  expect(await next(waitForSheet, sheets)).toMatchObject({ name: 'February' });
});

test('while the file is as it was nothing is read but its tag', async () => {
  await next(waitForCell, { sheet: 'Budget', range: 'A1:C10', position: 'budget' });
  const before = emulator.requests.list().length;
  await next(waitForCell, { sheet: 'Budget', range: 'A1:C10', position: 'budget' });
  const paths = emulator.requests
    .list()
    .slice(before)
    .map(({ path }) => path);

  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => path.includes('/workbook'))).toEqual([]);
});
