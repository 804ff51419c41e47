import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TypedCell } from './cell.ts';
import { type Bottom, bottomOf, lastKnown } from './row-changes.ts';

type Row = readonly TypedCell[];

const row = (text: string): Row => [{ value: text, type: 'text' }];
const empty: Row = [{ value: null, type: 'empty' }];

function bottom(rows: readonly Row[]): Bottom {
  const from = Math.max(0, rows.length - 20);
  const seen = bottomOf(from);
  for (const one of rows.slice(from)) seen.add(one);
  return seen.now();
}

const found = (before: Bottom, rows: readonly Row[]): Promise<number> =>
  lastKnown(before, rows.length, async function* (from) {
    yield* rows.slice(from);
  });

const rowsOf = (prefix: string, count: number): Row[] => Array.from({ length: count }, (_, index) => row(`${prefix}${index}`));

/** What somebody does in a table between two looks. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 30 }) }),
);

test('whatever is inserted, deleted and changed above, the last row is known again, and what is below it is new', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 30, max: 120 }), fc.array(change, { maxLength: 4 }), async (count, changes) => {
      const rows = rowsOf('old ', count);
      const before = bottom(rows);
      const last = rows.at(-1);
      let made = 0;
      for (const one of changes) {
        const above = rows.indexOf(last ?? empty);
        if (one.kind === 'insert') rows.splice(one.at % above, 0, ...rowsOf(`inserted ${(made += 1)} `, one.count));
        if (one.kind === 'delete') rows.splice(one.at % above, 1);
        if (one.kind === 'edit') rows[one.at % above] = row(`changed ${(made += 1)}`);
        if (one.kind === 'append') rows.push(...rowsOf(`new ${(made += 1)} `, one.count));
      }
      expect(await found(before, rows)).toBe(rows.indexOf(last ?? empty));
    }),
    { numRuns: 400 },
  );
});

test('rows that look alike are counted, not compared', async () => {
  const rows = [...rowsOf('old ', 3), row('same'), row('same')];
  expect(await found(bottom(rows), [...rows, row('same'), row('same')])).toBe(4);
});

test('the last row may be changed itself, and the whole table too', async () => {
  const rows = rowsOf('old ', 10);
  expect(await found(bottom(rows), [...rows.slice(0, 9), row('changed'), row('new')])).toBe(9);
  expect(await found(bottom(rows), rowsOf('other ', 12))).toBe(9);
  expect(await found(bottom(rows), rowsOf('other ', 4))).toBe(3);
});

test('empty rows at the bottom are none yet, and an empty table has none', async () => {
  const rows = [...rowsOf('old ', 3), empty, empty];
  expect(bottom(rows)).toMatchObject({ count: 3 });
  expect(await found(bottom(rows), [...rowsOf('old ', 3), row('new'), empty])).toBe(2);
  expect(bottom([empty])).toEqual({ count: 0, tail: [] });
  expect(await found(bottom([empty]), [row('first')])).toBe(-1);
});
