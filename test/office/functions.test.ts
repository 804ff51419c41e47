import { describe, expect, test } from 'vitest';
import { calculate } from '../../src/emulator/graph/workbooks/calculation/calculate.ts';
import { cellFor, noteChange, styleNumber } from '../../src/emulator/graph/workbooks/model/cells.ts';
import { newBook } from '../../src/emulator/graph/workbooks/model/new-book.ts';
import { valueOf } from '../../src/emulator/graph/workbooks/model/range-values.ts';
import { usualStyle } from '../../src/emulator/graph/workbooks/model/usual-style.ts';
import { writeBook } from '../../src/emulator/graph/workbooks/xlsx/write-book.ts';
import type { Book } from '../../src/emulator/tenant/workbook.ts';
import { data, formulas, knownDifferences } from './formulas.ts';
import { office, shownByOffice, withoutOffice } from './office.ts';

/** The column of the formulas. */
const column = 7;
const entries = [...Object.entries(formulas), ...Object.keys(knownDifferences).map((formula): [string, string] => [formula, formula])];

/** A workbook with the formulas, calculated by the emulator. */
async function calculated(): Promise<Book> {
  const book = newBook();
  const [sheet] = book.sheets;
  if (!sheet) throw new Error('There is no sheet.');
  for (const [row, line] of data.entries()) for (const [index, value] of line.entries()) cellFor(sheet, row, index).value = value;
  const exact = styleNumber(book, { ...usualStyle, numberFormat: '0.00000000000000E+00' });
  for (const [row, [, formula]] of entries.entries()) cellFor(sheet, row, column).formula = `=${formula}`;
  noteChange(book);
  await calculate(new WeakMap(), book, new Date('2026-03-02T09:00:00Z'));
  // All digits of numbers.
  for (const row of entries.keys()) {
    const cell = cellFor(sheet, row, column);
    if (typeof cell.value === 'number') cell.style = exact;
  }
  return book;
}

/** What both show where they differ. */
function differences(book: Book, shown: readonly (readonly string[])[]): string[] {
  return entries.flatMap(([name, formula], row) => {
    const ours = valueOf(book.sheets[0]?.rows.get(row)?.get(column));
    const theirs = shown[row]?.[column] ?? '';
    const isSame =
      typeof ours === 'number'
        ? Math.abs(ours - Number(theirs)) <= 1e-9 * Math.max(1, Math.abs(ours)) && theirs !== ''
        : (typeof ours === 'boolean' ? String(ours).toUpperCase() : ours) === theirs;
    return isSame ? [] : [`${name}: =${formula} is ${String(ours)} here and ${theirs} in LibreOffice`];
  });
}

describe.skipIf(office === undefined)(`formulas of ${Object.keys(formulas).length} functions${withoutOffice}`, () => {
  test('give what LibreOffice calculates, in a file without results; a false result is noticed', async () => {
    const book = await calculated();
    const without = structuredClone({ ...book, parts: new Map() });
    for (const cells of without.sheets[0]?.rows.values() ?? [])
      for (const cell of cells.values()) if (cell.formula !== undefined) cell.value = null;
    const shown = await shownByOffice(writeBook(without));
    const known = Object.entries(knownDifferences).map(
      ([formula, [here, there]]) => `${formula}: =${formula} is ${here} here and ${there} in LibreOffice`,
    );
    expect(differences(book, shown).map((one) => one.replace(/(\d)\.?0*E\+00 in/, '$1 in').replace(/(\.\d*?)0*E\+00 in/, '$1 in'))).toEqual(
      known,
    );

    // What the emulator says must be what is calculated, or the comparison finds it.
    const [row] = [entries.findIndex(([name]) => name === 'SUM')];
    const cell = book.sheets[0]?.rows.get(row)?.get(column);
    if (cell) cell.value = 1;
    expect(differences(book, shown)).toHaveLength(known.length + 1);
    expect(Object.keys(formulas).length).toBeGreaterThanOrEqual(100);
  }, 120_000);
});
