import { inputError } from '../../core/input.ts';

/** How many rows a worksheet has. https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const sheetRows = 1_048_576;

/** How many columns a worksheet has; the last one is XFD. */
export const sheetColumns = 16_384;

/** A rectangle of cells; rows and columns are counted from 0. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** The letters of a column: `A` for 0, `AA` for 26. */
export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The number of a column by its letters, from 0: 26 for `AA`. */
export function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The address of a rectangle without its sheet: `B2:D10`, `B2` for a single cell. */
export function addressOf({ top, left, rows, columns }: Rectangle): string {
  const first = `${lettersOf(left)}${top + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${lettersOf(left + columns - 1)}${top + rows}`;
}

// A cell, a column alone and a row alone, each with or without the dollar signs of a fixed reference.
const corner = /^\$?(?<letters>[A-Z]{1,3})?\$?(?<row>[1-9]\d{0,6})?$/i;

/**
 * Reads an address: `A1:D10`, `B3`, whole columns `A:C`, whole rows `2:5`. A sheet in front of it is left out of account. Undefined for a text that is none.
 */
export function readAddress(text: string): Rectangle | undefined {
  const [from = '', to = from, ...more] = withoutSheet(text).split(':');
  const one = cornerOf(from);
  const other = cornerOf(to);
  if (!one || !other || more.length > 0) return undefined;
  const isWhole = to !== from || text.includes(':');
  // A whole row and a whole column are written with a colon, and their two ends are of one kind.
  if ((one.row === undefined) !== (other.row === undefined) || (one.column === undefined) !== (other.column === undefined))
    return undefined;
  if ((one.row === undefined || one.column === undefined) && !isWhole) return undefined;
  const [top, bottom] = ends(one.row ?? 0, other.row ?? sheetRows - 1);
  const [left, right] = ends(one.column ?? 0, other.column ?? sheetColumns - 1);
  return { top, left, rows: bottom - top + 1, columns: right - left + 1 };
}

/**
 * Reads an address that an input gives.
 *
 * @param field - The input field that has it.
 * @throws OnbehalfError INPUT_INVALID for a text that is none.
 */
export function rectangleIn(field: string, text: string): Rectangle {
  const found = readAddress(text);
  if (found) return found;
  const problem = `must be an address of cells, such as A1:D10, B3, A:C or 2:5; it is ${text}.`;
  throw inputError('The range', [{ field, problem }]);
}

/** The name of the sheet in front of an address, without its quotes; undefined where there is none. */
export function sheetIn(address: string): string | undefined {
  const end = address.lastIndexOf('!');
  if (end === -1) return undefined;
  const name = address.slice(0, end);
  return /^'.*'$/s.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/** An address with its sheet, as a formula has it: `'Q1 2026'!A1:B2`. */
export function onSheet(sheet: string, address: string): string {
  return `${/^[A-Za-z_]\w*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${address}`;
}

/** What two rectangles have in common; undefined where that is nothing. */
export function intersection(one: Rectangle, other: Rectangle): Rectangle | undefined {
  const top = Math.max(one.top, other.top);
  const left = Math.max(one.left, other.left);
  const rows = Math.min(one.top + one.rows, other.top + other.rows) - top;
  const columns = Math.min(one.left + one.columns, other.left + other.columns) - left;
  return rows > 0 && columns > 0 ? { top, left, rows, columns } : undefined;
}

/** True where a rectangle does not leave the sheet. */
export function isOnSheet({ top, left, rows, columns }: Rectangle): boolean {
  return top >= 0 && left >= 0 && top + rows <= sheetRows && left + columns <= sheetColumns;
}

function withoutSheet(text: string): string {
  return text.slice(text.lastIndexOf('!') + 1).trim();
}

function cornerOf(text: string): { readonly column: number | undefined; readonly row: number | undefined } | undefined {
  const { letters, row } = corner.exec(text)?.groups ?? {};
  if (letters === undefined && row === undefined) return undefined;
  const column = letters === undefined ? undefined : columnOf(letters);
  const number = row === undefined ? undefined : Number(row) - 1;
  return (column ?? 0) < sheetColumns && (number ?? 0) < sheetRows ? { column, row: number } : undefined;
}

function ends(one: number, other: number): [number, number] {
  return one <= other ? [one, other] : [other, one];
}
