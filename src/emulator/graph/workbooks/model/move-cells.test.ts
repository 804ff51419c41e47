import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area } from '../../../tenant/workbook.ts';
import { formulaAfter, shiftedFormula } from '../calculation/shift.ts';
import { localAddress, parseAddress } from './address.ts';
import { cellAt, cellFor } from './cells.ts';
import { moveCells } from './move-cells.ts';
import { newBook } from './new-book.ts';

const area = (address: string): Area => {
  const parsed = parseAddress(address);
  if (!parsed) throw new Error(`${address} is no address.`);
  return parsed.area;
};
const here = (prefix: string) => prefix === '' || prefix === 'Sheet1!';

describe('a formula', () => {
  test.each([
    ['=A5', 'insert', '3:4', 'rows', '=A7'],
    ['=A2', 'insert', '3:4', 'rows', '=A2'],
    ['=SUM(A1:A5)', 'insert', '3:4', 'rows', '=SUM(A1:A7)'],
    ['=SUM($A$3:B$5)', 'insert', '3:3', 'rows', '=SUM($A$4:B$6)'],
    ['=SUM(A1:A5)', 'delete', '2:3', 'rows', '=SUM(A1:A3)'],
    ['=SUM(A2:A3)', 'delete', '2:3', 'rows', '=SUM(#REF!)'],
    ['=A2+A9', 'delete', '2:3', 'rows', '=#REF!+A7'],
    ['=SUM(A2:A5)', 'delete', '1:3', 'rows', '=SUM(A1:A2)'],
    ['=C1', 'insert', 'B:B', 'columns', '=D1'],
    ['=SUM(B:D)', 'delete', 'C:C', 'columns', '=SUM(B:C)'],
    ['=SUM(2:4)', 'insert', '3:3', 'rows', '=SUM(2:5)'],
    ['=SUM(A:A)', 'insert', '3:3', 'rows', '=SUM(A:A)'],
    // Cells beside what moves stay, and ranges that move in part only.
    ['=A5+B5', 'insert', 'A3:A4', 'rows', '=A7+B5'],
    ['=SUM(A1:B5)', 'insert', 'A3:A4', 'rows', '=SUM(A1:B5)'],
    // Texts, names, functions and other sheets are no references.
    ['="A5"&LOG10(5)&Rate5x&Other!A5&Sheet1!A5', 'insert', '3:4', 'rows', '="A5"&LOG10(5)&Rate5x&Other!A5&Sheet1!A7'],
    ["='My A5 sheet'!A5+Table1[A5]", 'insert', '3:4', 'rows', "='My A5 sheet'!A5+Table1[A5]"],
  ] as const)('%s after %s of %s (%s) is %s', (formula, kind, address, direction, after) => {
    expect(formulaAfter(formula, { area: area(address), direction, kind }, here)).toBe(after);
  });

  test.each([
    ['=A1+$A$1+A$1+$A1', 2, 3, '=D3+$A$1+D$1+$A3'],
    ['=B2', -2, 0, '=#REF!'],
    ['=SUM(A:B)+SUM(1:2)', 1, 1, '=SUM(B:C)+SUM(2:3)'],
  ] as const)('%s copied %d down and %d to the right is %s', (formula, rows, columns, after) => {
    expect(shiftedFormula(formula, rows, columns)).toBe(after);
  });
});

const size = 8;
const place = fc.record({ row: fc.integer({ min: 0, max: size }), column: fc.integer({ min: 0, max: size }) });
const block = fc
  .record({
    top: fc.integer({ min: 0, max: size }),
    left: fc.integer({ min: 0, max: size }),
    height: fc.integer({ min: 1, max: 3 }),
    width: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ top, left, height, width }): Area => ({ top, left, bottom: top + height - 1, right: left + width - 1 }));

describe('cells that move', () => {
  test('take their references with them: a formula names the cell that it named before', () => {
    fc.assert(
      fc.property(
        place,
        place,
        block,
        fc.constantFrom('rows', 'columns'),
        fc.constantFrom('insert', 'delete'),
        (target, home, moved, direction, kind) => {
          const book = newBook();
          const [sheet] = book.sheets;
          if (!sheet || (target.row === home.row && target.column === home.column)) return;
          cellFor(sheet, target.row, target.column).value = 'named';
          const name = localAddress({ top: target.row, left: target.column, bottom: target.row, right: target.column });
          cellFor(sheet, home.row, home.column).formula = `=${name}`;
          moveCells(book, sheet, { area: moved, direction, kind });
          const formulas = [...sheet.rows.values()].flatMap((cells) => [...cells.values()].flatMap(({ formula }) => formula ?? []));
          for (const formula of formulas) {
            const now = parseAddress(formula.slice(1))?.area;
            const isThere = [...sheet.rows.values()].some((cells) => [...cells.values()].some(({ value }) => value === 'named'));
            // It is gone together with the cell, and only then.
            expect(now === undefined ? isThere : cellAt(sheet, now.top, now.left)?.value === 'named').toBe(now !== undefined);
          }
        },
      ),
    );
  });

  test('come back with the deletion of what was inserted', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), block, fc.constantFrom('rows', 'columns'), (places, moved, direction) => {
        const book = newBook();
        const [sheet] = book.sheets;
        if (!sheet) return;
        for (const { row, column } of places)
          Object.assign(cellFor(sheet, row, column), {
            value: row * 100 + column,
            formula: `=SUM(A1:${localAddress({ top: row, left: column, bottom: row, right: column })})`,
          });
        const before = [...sheet.rows].flatMap(([row, cells]) =>
          [...cells].map(([column, { value, formula }]) => `${row} ${column} ${String(value)} ${formula}`),
        );
        moveCells(book, sheet, { area: moved, direction, kind: 'insert' });
        moveCells(book, sheet, { area: moved, direction, kind: 'delete' });
        const after = [...sheet.rows].flatMap(([row, cells]) =>
          [...cells].map(([column, { value, formula }]) => `${row} ${column} ${String(value)} ${formula}`),
        );
        expect(after.toSorted()).toEqual(before.toSorted());
      }),
    );
  });
});
