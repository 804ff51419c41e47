import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { testSheet, type TestSheet } from '../../../test/support/test-sheet.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { appendRange } from './append-range.ts';
import { copyRange } from './copy-range.ts';
import { forEachRow } from './for-each-row.ts';
import { readRange } from './read-range.ts';
import { writeRange } from './write-range.ts';

// What a person relies on: what was written is read, nothing that is there is written over, and what fails leaves nothing half done.

const workbook = { workbook: '01ABCDEFGHIJKLMNOPQRSTUVWXYZ234567' };

async function run<T>(sheet: TestSheet, activity: AnyActivity, input: object): Promise<T> {
  const world = recordedWorld(activity, sheet.answers);
  return (await runRecorded(activity, { ...workbook, ...input }, world)) as T;
}

const value = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('2026-11-23', '=1+1', '00123', null),
);
const lists = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

describe('cells', () => {
  test('are read as they were written, however few of them a request may hold', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 20 }), fc.nat(5), async (rows, mostCells, offset) => {
        const sheet = testSheet({ mostCells });
        const start = `${String.fromCharCode(65 + offset)}${offset + 1}`;
        await run(sheet, writeRange, { table: rows, start });
        expect(sheet.blocks.every(({ rows, columns }) => rows * columns <= mostCells)).toBe(true);
        const address = `${start}:${String.fromCharCode(65 + offset + (rows[0]?.length ?? 1) - 1)}${offset + rows.length}`;
        const read = await run<{ columns: { name: string }[]; rows: Record<string, unknown>[] }>(sheet, readRange, {
          range: address,
          headers: false,
        });
        const last = rows.findLastIndex((row) => row.some((cell) => cell !== null));
        expect(read.rows.map((row) => read.columns.map(({ name }) => row[name]))).toEqual(rows.slice(0, last + 1));
      }),
      { numRuns: 60 },
    );
  });

  test('are gone through row by row, each once, empty ones left out', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 20 }), async (rows, mostCells) => {
        const sheet = testSheet({ mostCells });
        await run(sheet, writeRange, { table: rows });
        const world = recordedWorld(forEachRow, sheet.answers);
        const seen: { index: number; row: number }[] = [];
        for await (const row of runRecorded(forEachRow, { ...workbook, headers: false }, world)) seen.push(row);
        const filled = rows.flatMap((row, index) => (row.some((cell) => cell !== null) ? [index + 1] : []));
        expect(seen.map(({ row }) => row)).toEqual(filled);
        expect(seen.map(({ index }) => index)).toEqual(filled.map((_, index) => index));
      }),
      { numRuns: 40 },
    );
  });

  test('that are copied are the same elsewhere, texts included that look like something else', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 20 }), async (rows, mostCells) => {
        const sheet = testSheet({ mostCells });
        await run(sheet, writeRange, { table: rows });
        const before = sheet.contents();
        await run(sheet, copyRange, { to: 'A100' });
        const after = sheet.contents();
        expect(after).toMatchObject(before);
        for (const [address, held] of Object.entries(before)) {
          const used = Math.min(...Object.keys(before).map((key) => Number(/\d+/.exec(key))));
          const left = Math.min(...Object.keys(before).map((key) => key.charCodeAt(0)));
          const column = String.fromCharCode(address.charCodeAt(0) - left + 65);
          expect(after[`${column}${Number(/\d+/.exec(address)) - used + 100}`]).toEqual(held);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('appending', () => {
  test('writes over nothing, and adds every row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lists, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 20 }), async (parts, mostCells) => {
        const sheet = testSheet({ mostCells });
        let filled = 0;
        for (const rows of parts) {
          const before = sheet.contents();
          await run(sheet, appendRange, { table: rows });
          const after = sheet.contents();
          expect(after).toMatchObject(before);
          filled += rows.flat().filter((cell) => cell !== null).length;
          expect(Object.keys(after)).toHaveLength(filled);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('that fails on the way leaves the sheet as it was, and says so', async () => {
    const sheet = testSheet({ mostCells: 4, failsFrom: 3 });
    sheet.put(0, 0, [
      ['Item', 'Amount'],
      ['Travel', 120],
    ]);
    const before = sheet.contents();
    const table = Array.from({ length: 10 }, (_, index) => [`Row ${index}`, index]);
    await expect(run(sheet, appendRange, { table })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('the sheet is as it was'),
      details: { rowsWritten: 3 },
    });
    expect(sheet.contents()).toEqual(before);
  });

  test('puts values below the headers of their names, and refuses a name without one', async () => {
    const sheet = testSheet();
    sheet.put(1, 1, [['Item', 'Note', 'Amount']]);
    await run(sheet, appendRange, { table: [{ Amount: 80, Item: 'Courier' }], byHeaders: true });
    expect(sheet.contents()).toMatchObject({ B3: 'Courier', D3: 80 });
    await expect(run(sheet, appendRange, { table: [{ Sum: 80 }], byHeaders: true })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('Item, Note, Amount'),
    });
    await expect(run(sheet, appendRange, { table: [[80]], byHeaders: true })).rejects.toMatchObject({ fields: [{ field: 'byHeaders' }] });
  });

  test('to an empty sheet writes the names of the columns first', async () => {
    const sheet = testSheet();
    await run(sheet, appendRange, { table: [{ Item: 'Courier', Amount: 80 }] });
    await run(sheet, appendRange, { table: [{ Item: 'Hotel', Amount: 90 }] });
    expect(sheet.contents()).toEqual({ A1: 'Item', B1: 'Amount', A2: 'Courier', B2: 80, A3: 'Hotel', B3: 90 });
  });

  test('nothing to an empty sheet, or to any, does nothing', async () => {
    const sheet = testSheet();
    expect(await run(sheet, appendRange, { table: [] })).toMatchObject({ rows: 0, address: '' });
    expect(sheet.contents()).toEqual({});
  });
});

test('what does not fit on a sheet is refused before anything is written', async () => {
  const sheet = testSheet();
  await expect(run(sheet, writeRange, { table: [[1, 2]], start: 'XFD1' })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ field: 'table' }],
  });
  expect(sheet.blocks).toEqual([]);
});
