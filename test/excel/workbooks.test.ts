import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { excel } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

// Workbooks through a scope and the engine of the emulator: what only the whole of it can show.

const workbook = 'Documents/Budget.xlsx';
const activities = [
  excel.createWorkbook,
  excel.addSheet,
  excel.readRange,
  excel.writeRange,
  excel.appendRange,
  excel.readCell,
  excel.writeCell,
  excel.copyRange,
  excel.forEachRow,
  excel.insertColumn,
] as const;

async function opened() {
  const cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  onTestFinished(() => cloud[Symbol.asyncDispose]());
  const scope = await microsoft365Scope({ activities }, cloud.world());
  const requests = (last: RegExp) => cloud.emulator.requests.list().filter(({ operation = '' }) => last.test(operation));
  return { cloud, scope, requests };
}

describe('the session of a workbook', () => {
  test('is one for all calls of a scope, and ends with it', async () => {
    const { scope, requests } = await opened();
    await Promise.all([
      scope.excel.readRange({ workbook, sheet: 'Budget' }),
      scope.excel.readCell({ workbook, sheet: 'Notes', cell: 'A1' }),
    ]);
    await scope.excel.writeCell({ workbook, sheet: 'Notes', cell: 'A9', value: 'x' });
    expect(requests(/createSession$/)).toHaveLength(1);
    expect(requests(/closeSession$/)).toHaveLength(0);
    await scope.close();
    expect(requests(/closeSession$/)).toMatchObject([{ status: 204 }]);
  });

  test('ends also after a failure, and when the run was cancelled', async () => {
    const { cloud, requests } = await opened();
    const controller = new AbortController();
    const failing = async () => {
      await using scope = await microsoft365Scope({ activities, signal: controller.signal }, cloud.world());
      for await (const { index } of scope.excel.forEachRow({ workbook, sheet: 'Budget' })) {
        if (index === 1) controller.abort();
        await scope.excel.readCell({ workbook, sheet: 'Budget', cell: 'A1' });
      }
    };
    await expect(failing()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(requests(/createSession$/)).toHaveLength(1);
    expect(requests(/closeSession$/)).toMatchObject([{ status: 204 }]);
  });
});

test('a table of any values is read as it was written', async () => {
  const { scope } = await opened();
  const text = fc.oneof(
    fc.stringMatching(/^[ -~]{1,12}$/),
    fc.constantFrom('=1+1', '00123', 'TRUE', '1/2', 'Jan 5', '#N/A', "'x", '1e5', '50%', '+1', '@a'),
  );
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }).map((n) => Math.round(n * 1000) / 1000 + 0),
    fc.boolean(),
    fc.constantFrom('2026-11-23', '2026-11-23T09:30:00', '09:30:00', 'PT30H15M', null),
  );
  const rows = fc.array(fc.record({ A: value, B: value, C: value }), { minLength: 1, maxLength: 8 });
  let number = 0;
  await fc.assert(
    fc.asyncProperty(rows, async (rows) => {
      const { name: sheet } = await scope.excel.addSheet({ workbook, name: `T${(number += 1)}` });
      await scope.excel.writeRange({ workbook, sheet, start: 'B2', table: rows });
      const read = await scope.excel.readRange({ workbook, sheet, range: `B2:D${rows.length + 2}` });
      const last = rows.findLastIndex((row) => Object.values(row).some((cell) => cell !== null));
      const widened = rows.slice(0, last + 1).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => {
            const isTimed = read.columns.some((column) => column.name === name && column.type === 'dateTime');
            return [name, isTimed && cell === '2026-11-23' ? '2026-11-23T00:00:00' : cell];
          }),
        ),
      );
      expect(read.rows).toEqual(widened);
    }),
    { numRuns: 25 },
  );
});

test('rows that are appended at the same time are all there, and nothing is written over', async () => {
  const { scope } = await opened();
  const before = await scope.excel.readRange({ workbook, sheet: 'Notes' });
  const names = Array.from({ length: 12 }, (_, index) => `Person ${index}`);
  await Promise.all(
    names.map((Who) => scope.excel.appendRange({ workbook, sheet: 'Notes', table: [{ Who, What: 'x' }], byHeaders: true })),
  );
  const { rows } = await scope.excel.readRange({ workbook, sheet: 'Notes' });
  expect(rows.slice(0, before.rows.length)).toEqual(before.rows);
  expect(
    rows
      .slice(before.rows.length)
      .map(({ Who }) => Who)
      .toSorted(),
  ).toEqual(names.toSorted());
});

test('formulas that are copied point to what is beside the copy', async () => {
  const { scope } = await opened();
  await scope.excel.writeRange({ workbook, sheet: 'Notes', start: 'F1', table: [[1, 2, '=F1+G1']], formulas: true });
  await scope.excel.copyRange({ workbook, sheet: 'Notes', range: 'F1:H1', to: 'G5' });
  expect(await scope.excel.readCell({ workbook, sheet: 'Notes', cell: 'I5', readAs: 'formulas' })).toMatchObject({ value: '=G5+H5' });
  expect(await scope.excel.readCell({ workbook, sheet: 'Notes', cell: 'I5' })).toMatchObject({ value: 3 });
});

test('a hundred thousand cells are written and read in few requests', async () => {
  const { scope, requests } = await opened();
  const { name: sheet } = await scope.excel.addSheet({ workbook });
  const table = Array.from({ length: 5000 }, (_, row) => Array.from({ length: 20 }, (_, column) => row * 20 + column));
  await scope.excel.writeRange({ workbook, sheet, table });
  const { rows } = await scope.excel.readRange({ workbook, sheet, headers: false });
  expect(rows).toHaveLength(5000);
  expect(rows.reduce((sum, row) => sum + Object.values(row).reduce<number>((part, cell) => part + Number(cell), 0), 0)).toBe(
    (100_000 * 99_999) / 2,
  );
  expect(requests(/^PATCH .*range/)).toHaveLength(1);
  expect(requests(/^GET .*range\(address/)).toHaveLength(1);
});

test('a new workbook has the sheet that was named, and takes a table', async () => {
  const { scope } = await opened();
  const made = await scope.excel.createWorkbook({ name: 'Trip & more', folder: 'Documents', firstSheet: "Day's <1>" });
  expect(made.name).toBe('Trip & more.xlsx');
  await scope.excel.writeRange({ workbook: made, sheet: "Day's <1>", table: [{ Where: 'Graz', Km: 12.5 }] });
  expect((await scope.excel.readRange({ workbook: made, sheet: "Day's <1>" })).rows).toEqual([{ Where: 'Graz', Km: 12.5 }]);
});

test('a sheet that is not there is told with those that are', async () => {
  const { scope } = await opened();
  await expect(scope.excel.readRange({ workbook })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'There is no sheet Sheet1 in the workbook. The sheets are: Budget, Notes, Costs.',
  });
});

test('a column that is inserted has its header beside the others, also where rows above them are empty', async () => {
  const { scope } = await opened();
  const sheet = 'Costs of May';
  await scope.excel.addSheet({ workbook, name: sheet });
  await scope.excel.writeRange({ workbook, sheet, start: 'B3', table: [{ Item: 'Paper', Amount: 12 }] });
  await scope.excel.insertColumn({ workbook, sheet, column: 'Amount', header: 'Due' });
  const { address, rows } = await scope.excel.readRange({ workbook, sheet });
  expect({ address, rows }).toEqual({ address: 'B3:D4', rows: [{ Item: 'Paper', Due: null, Amount: 12 }] });
  await scope.excel.insertColumn({ workbook, sheet, column: 'B', headers: false, header: 'Above' });
  expect(await scope.excel.readCell({ workbook, sheet, cell: 'B1' })).toMatchObject({ value: 'Above' });
});
