import { format } from 'numfmt';
import { type Area, type Book, type Cell, CellError, type Sheet } from '../../../tenant/workbook.ts';
import { formulaR1C1 } from '../calculation/r1c1.ts';
import { maxColumns, maxRows, sizeOf } from './address.ts';
import { cellAt, styleOfLines } from './cells.ts';

/** A property of a range that has something for each cell. */
export const matrixNames = ['values', 'text', 'formulas', 'formulasLocal', 'formulasR1C1', 'numberFormat', 'valueTypes'] as const;
export type MatrixName = (typeof matrixNames)[number];

/** True for whole rows or columns: they have no values. https://learn.microsoft.com/graph/api/resources/excel#unbounded-range */
export function isUnbounded({ top, left, bottom, right }: Area): boolean {
  return (top === 0 && bottom === maxRows - 1) || (left === 0 && right === maxColumns - 1);
}

/** What a range shows in each of its cells, row by row. */
export function matrixOf(book: Book, sheet: Sheet, area: Area, name: MatrixName): unknown[][] {
  const { rows, columns } = sizeOf(area);
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => shown(book, sheet, area.top + r, area.left + c, name)),
  );
}

function shown(book: Book, sheet: Sheet, row: number, column: number, name: MatrixName): unknown {
  const cell = cellAt(sheet, row, column);
  switch (name) {
    case 'values':
      return valueOf(cell);
    case 'text':
      return textOf(book, cell);
    case 'formulas':
    case 'formulasLocal':
      return cell?.formula ?? valueOf(cell);
    case 'formulasR1C1':
      return cell?.formula === undefined ? valueOf(cell) : formulaR1C1(cell.formula, row, column);
    case 'numberFormat':
      return formatOf(book, cell ? cell.style : styleOfLines(sheet, row, column));
    case 'valueTypes':
      return typeOf(cell);
  }
}

/** The value of a cell as JSON has it: '' for nothing, an error by its code. */
export function valueOf(cell: Cell | undefined): string | number | boolean {
  const value = cell?.value ?? '';
  return value instanceof CellError ? value.code : value;
}

/** The value of a cell as people see it. */
export function textOf(book: Book, cell: Cell | undefined): string {
  const value = cell?.value ?? null;
  if (value === null) return '';
  if (value instanceof CellError) return value.code;
  const code = formatOf(book, cell?.style ?? 0);
  try {
    return format(code, value, { throws: true });
  } catch {
    // A format that nobody understands shows the value as it is; a day that cannot be fills the cell.
    return typeof value === 'number' ? '#'.repeat(8) : String(value);
  }
}

function formatOf(book: Book, style: number): string {
  return book.styles[style]?.numberFormat ?? 'General';
}

/** https://learn.microsoft.com/graph/api/resources/range: what a value is. */
function typeOf(cell: Cell | undefined): string {
  const value = cell?.value ?? null;
  if (value === null) return 'Empty';
  if (value instanceof CellError) return 'Error';
  return { number: 'Double', string: 'String', boolean: 'Boolean' }[typeof value as 'number' | 'string' | 'boolean'];
}

/** The area with anything in it. @param isOfValues - True: a look alone is nothing. Undefined where nothing is. */
export function usedArea(sheet: Sheet, isOfValues: boolean, within?: Area): Area | undefined {
  let used: Area | undefined;
  for (const [row, cells] of sheet.rows)
    for (const [column, cell] of cells) {
      if (within && (row < within.top || row > within.bottom || column < within.left || column > within.right)) continue;
      if (isOfValues ? cell.value === null && cell.formula === undefined : isBlank(cell)) continue;
      used = used
        ? {
            top: Math.min(used.top, row),
            left: Math.min(used.left, column),
            bottom: Math.max(used.bottom, row),
            right: Math.max(used.right, column),
          }
        : { top: row, left: column, bottom: row, right: column };
    }
  return used;
}

function isBlank({ value, formula, style }: Cell): boolean {
  return value === null && formula === undefined && style === 0;
}
