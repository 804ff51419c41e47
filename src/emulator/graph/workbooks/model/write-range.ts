import { type Area, type Book, type CellValue, type Place, type Sheet } from '../../../tenant/workbook.ts';
import { formulaA1 } from '../calculation/r1c1.ts';
import { isWellFormed } from '../calculation/well-formed.ts';
import { invalidArgument, wrongDimensions } from '../failures.ts';
import { columnName, sizeOf } from './address.ts';
import { cellAt, cellFor, removeCell, styleNumber } from './cells.ts';
import { inputOf } from './input.ts';
import { usualStyle } from './usual-style.ts';

/** Values for the cells of an area. */
export type Matrix = readonly (readonly unknown[])[];

/**
 * The values of a request for an area: a list of rows, or one value for all cells.
 *
 * @throws GraphFailure 400 for other rows or columns than the area has, and for what is no value.
 */
export function matrixFrom(value: unknown, area: Area): Matrix {
  const { rows, columns } = sizeOf(area);
  if (!Array.isArray(value)) {
    checkValue(value);
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
  }
  const list = value as readonly unknown[];
  const isFlat = list.every((row) => !Array.isArray(row));
  if (isFlat || list.length !== rows) throw wrongDimensions();
  for (const row of list as Matrix) {
    if (!Array.isArray(row) || row.length !== columns) throw wrongDimensions();
    for (const one of row) checkValue(one);
  }
  return list as Matrix;
}

function checkValue(value: unknown): void {
  const isValue =
    value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'boolean';
  // https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3: 32,767 characters in a cell.
  if (!isValue || (typeof value === 'string' && value.length > 32_767)) throw invalidArgument();
  if (typeof value === 'string' && value.startsWith('=') && value.length > 1 && !isWellFormed(value)) throw invalidArgument();
}

/** Writes values or formulas; null keeps what is there. @returns Places whose content is another one. */
export function writeValues(book: Book, sheet: Sheet, area: Area, values: Matrix, isR1C1 = false): Place[] {
  const places: Place[] = [];
  for (const [r, line] of values.entries())
    for (const [c, value] of line.entries()) {
      if (value === null) continue;
      const [row, column] = [area.top + r, area.left + c];
      const typed = value as string | number | boolean;
      const text = isR1C1 && typeof typed === 'string' && typed.startsWith('=') ? formulaA1(typed, row, column, columnName) : typed;
      writeCell(book, sheet, row, column, text);
      places.push({ sheet, row, column });
    }
  return places;
}

/** Puts in a cell what somebody types. */
export function writeCell(book: Book, sheet: Sheet, row: number, column: number, typed: string | number | boolean): void {
  const before = cellAt(sheet, row, column);
  const style = book.styles[before?.style ?? 0] ?? usualStyle;
  const { value, formula, numberFormat } = inputOf(typed, style.numberFormat);
  if (value === null && formula === undefined && !before) return;
  const cell = cellFor(sheet, row, column);
  setContent(cell, value, formula);
  if (numberFormat !== undefined && style.numberFormat === 'General') cell.style = styleNumber(book, { ...style, numberFormat });
  if (value === null && formula === undefined && cell.style === 0) removeCell(sheet, row, column);
}

/** Gives a cell another content. */
export function setContent(cell: NonNullable<ReturnType<typeof cellAt>>, value: CellValue, formula: string | undefined): void {
  cell.value = value;
  delete cell.isSpilled;
  if (formula === undefined) delete cell.formula;
  else cell.formula = formula;
}

/** Writes number formats; null keeps what is there. */
export function writeFormats(book: Book, sheet: Sheet, area: Area, formats: Matrix): void {
  for (const [r, line] of formats.entries())
    for (const [c, code] of line.entries()) {
      if (code === null) continue;
      if (typeof code !== 'string') throw invalidArgument();
      const cell = cellFor(sheet, area.top + r, area.left + c);
      cell.style = styleNumber(book, { ...(book.styles[cell.style] ?? usualStyle), numberFormat: code === '' ? 'General' : code });
    }
}
