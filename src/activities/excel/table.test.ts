import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCell, type Cell } from './cell.ts';
import { namesOf, plainTable, tableOf, typedRows } from './table.ts';
import { toSent } from './to-graph.ts';

/** What a sheet holds after cells were sent to it, as far as Excel is known to do that. */
function held(rows: readonly (readonly { value: string | number | boolean; format?: string }[])[]) {
  return {
    values: rows.map((row) => row.map(({ value }) => (typeof value === 'string' && value.startsWith("'") ? value.slice(1) : value))),
    formats: rows.map((row) => row.map(({ format }) => format ?? 'General')),
  };
}

const texts = fc
  .oneof(fc.string(), fc.constantFrom('=A1', "'", '00123', 'TRUE', '1/2', '@x', '2026-02-30', ' a ', 'Jan 5', '#N/A'))
  .filter((text) => text !== '');
const moments = fc.constantFrom('2026-11-23', '2026-11-23T09:30:00', '09:30:00', 'PT30H15M');
const cells: fc.Arbitrary<Cell> = fc.oneof(
  texts,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
  moments,
);

describe('a table', () => {
  test('of any values is read as it was written, with and without headers', () => {
    const names = fc.uniqueArray(
      fc
        .string({ minLength: 1 })
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        names,
        fc.array(fc.array(cells, { minLength: 6, maxLength: 6 }), { maxLength: 8 }),
        fc.boolean(),
        (names, lists, headers) => {
          const input = {
            columns: names.map((name) => ({ name })),
            rows: lists.map((list) => Object.fromEntries(names.map((name, index) => [name, list[index] ?? null]))),
          };
          const plain = plainTable('table', input);
          const sent = [
            ...(headers ? [names.map((name) => toSent(name, { type: 'text' }))] : []),
            ...plain.rows.map((row) => row.map((value) => toSent(value))),
          ];
          const read = tableOf(typedRows(held(sent), 'values'), headers, 0);
          const last = plain.rows.findLastIndex((row) => row.some((value) => value !== null));
          const rows = read.rows.map((row) => read.columns.map(({ name }) => row[name]));
          const asMoments = (value: Cell, index: number) =>
            read.columns[index]?.type === 'dateTime' && value === '2026-11-23' ? '2026-11-23T00:00:00' : value;
          expect(rows).toEqual(plain.rows.slice(0, last + 1).map((row) => row.map(asMoments)));
          const shown = read.columns.map(({ name }) => name);
          expect(shown).toEqual(headers ? names : shown);
        },
      ),
    );
  });

  test('has a column for every header, also one that objects have a meaning of their own for', () => {
    const read = tableOf(
      typedRows(
        {
          values: [
            ['__proto__', 'a'],
            [1, 2],
          ],
          formats: undefined,
        },
        'values',
      ),
      true,
      0,
    );
    expect(Object.entries(read.rows[0] ?? {})).toEqual([
      ['__proto__', 1],
      ['a', 2],
    ]);
  });

  test('has types by what its columns hold', () => {
    const format = { number: 'General', date: 'yyyy-mm-dd', time: 'h:mm' };
    const row = (...cells: [unknown, string?][]) => cells.map(([raw, shown = format.number]) => toCell(raw, shown));
    const { columns, rows } = tableOf(
      [
        row(['Who'], ['When'], ['At'], ['Sum'], ['Paid'], ['Note'], ['']),
        row(['Ada'], [46_349, format.date], [0.5, format.time], [1.5], [true], ['x'], ['']),
        row(['Ben'], [46_349.5, format.date], [''], [2], [false], [7], ['']),
        row([''], [''], [''], [''], [''], [''], ['']),
      ],
      true,
      0,
    );
    expect(columns).toEqual([
      { name: 'Who', type: 'text' },
      { name: 'When', type: 'dateTime' },
      { name: 'At', type: 'time' },
      { name: 'Sum', type: 'number' },
      { name: 'Paid', type: 'boolean' },
      { name: 'Note', type: 'mixed' },
      { name: 'G', type: 'empty' },
    ]);
    expect(rows).toEqual([
      { Who: 'Ada', When: '2026-11-23T00:00:00', At: '12:00:00', Sum: 1.5, Paid: true, Note: 'x', G: null },
      { Who: 'Ben', When: '2026-11-23T12:00:00', At: null, Sum: 2, Paid: false, Note: 7, G: null },
    ]);
  });

  test('has a name for each column, and no name twice', () => {
    const header = fc.array(fc.constantFrom('A', 'B', 'A (2)', 'A (3)', '', ' A', 7, true), { maxLength: 12 });
    fc.assert(
      fc.property(header, fc.nat(30), (values, left) => {
        const names = namesOf(
          values.map((value) => toCell(value, undefined)),
          values.length,
          left,
        );
        expect(new Set(names).size).toBe(values.length);
        expect(names).toHaveLength(values.length);
      }),
    );
    expect(namesOf([toCell('Sum', ''), toCell('Sum', ''), toCell('', '')], 3, 2)).toEqual(['Sum', 'Sum (2)', 'E']);
  });

  test('of rows by name has the columns of all rows; a shorter list is filled up', () => {
    expect(plainTable('table', [{ a: 1 }, { b: 2, a: 3 }])).toMatchObject({
      names: ['a', 'b'],
      rows: [
        [1, null],
        [3, 2],
      ],
    });
    expect(plainTable('table', [[1], [2, 3]])).toMatchObject({
      names: undefined,
      rows: [
        [1, null],
        [2, 3],
      ],
    });
    expect(plainTable('table', [])).toMatchObject({ rows: [] });
  });

  test.each([
    [{ columns: [{ name: 'a' }], rows: [{ a: 1 }, { a: 1, b: 2 }] }, 'table.rows.1.b'],
    [[[1], ['x'.repeat(32_768)]], 'table.1.0'],
    [[[Number.POSITIVE_INFINITY]], 'table.0.0'],
  ])('that cannot be written whole is refused, naming the place', (table, field) => {
    expect(() => plainTable('table', table)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', fields: [expect.objectContaining({ field })] }),
    );
  });

  test('has formulas only where they are meant', () => {
    expect(toSent('=1+1', { formulas: true })).toEqual({ value: '=1+1' });
    expect(toSent('=1+1')).toEqual({ value: "'=1+1" });
    expect(toSent('2026-11-23', { type: 'text' })).toEqual({ value: "'2026-11-23" });
    expect(toSent('Grüße, Ada!')).toEqual({ value: 'Grüße, Ada!' });
  });
});
