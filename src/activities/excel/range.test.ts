import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressOf,
  columnOf,
  intersection,
  lettersOf,
  onSheet,
  readAddress,
  rectangleIn,
  sheetColumns,
  sheetIn,
  sheetRows,
} from './range.ts';

const rectangles = fc
  .record({
    top: fc.integer({ min: 0, max: sheetRows - 1 }),
    left: fc.integer({ min: 0, max: sheetColumns - 1 }),
    rows: fc.integer({ min: 1, max: sheetRows }),
    columns: fc.integer({ min: 1, max: sheetColumns }),
  })
  .map(({ top, left, rows, columns }) => ({
    top,
    left,
    rows: Math.min(rows, sheetRows - top),
    columns: Math.min(columns, sheetColumns - left),
  }));

describe('an address of cells', () => {
  test('is read back as it was written, on any sheet', () => {
    fc.assert(
      fc.property(rectangles, fc.string({ minLength: 1, maxLength: 31 }), (rectangle, sheet) => {
        const address = onSheet(sheet, addressOf(rectangle));
        expect(readAddress(address)).toEqual(rectangle);
        expect(sheetIn(address)).toBe(sheet);
      }),
    );
  });

  test('letters of columns count from A to XFD', () => {
    expect([0, 25, 26, 701, 702, 16_383].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    fc.assert(fc.property(fc.nat(sheetColumns - 1), (column) => columnOf(lettersOf(column)) === column));
  });

  test.each([
    ['$B$3', { top: 2, left: 1, rows: 1, columns: 1 }],
    ['d10:a1', { top: 0, left: 0, rows: 10, columns: 4 }],
    ['A:C', { top: 0, left: 0, rows: sheetRows, columns: 3 }],
    ['B:B', { top: 0, left: 1, rows: sheetRows, columns: 1 }],
    ['2:5', { top: 1, left: 0, rows: 4, columns: sheetColumns }],
    ["'It''s 1!'!A1", { top: 0, left: 0, rows: 1, columns: 1 }],
  ])('%s', (text, rectangle) => {
    expect(readAddress(text)).toEqual(rectangle);
  });

  test.each(['', 'A', '5', 'A0', 'A1:B', 'A1:2', 'A1:B2:C3', 'AAAA1', 'XFE1', 'A1048577', 'Sheet1', '-1'])('%j is none', (text) => {
    expect(readAddress(text)).toBeUndefined();
    expect(() => rectangleIn('range', text)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', fields: [expect.objectContaining({ field: 'range' })] }),
    );
  });

  test('what two have in common is in both, and a part without the other is in neither', () => {
    fc.assert(
      fc.property(rectangles, rectangles, (one, other) => {
        const common = intersection(one, other);
        const isIn = (row: number, column: number) =>
          [one, other].every(({ top, left, rows, columns }) => row >= top && row < top + rows && column >= left && column < left + columns);
        const corner = isIn(Math.max(one.top, other.top), Math.max(one.left, other.left));
        expect(corner).toBe(common !== undefined);
        if (!common) return;
        const bottom = common.top + common.rows - 1;
        const right = common.left + common.columns - 1;
        expect([isIn(common.top, common.left), isIn(bottom, right), isIn(bottom + 1, right), isIn(bottom, right + 1)]).toEqual([
          true,
          true,
          false,
          false,
        ]);
      }),
    );
  });
});
