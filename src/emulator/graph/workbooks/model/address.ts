import type { Area } from '../../../tenant/workbook.ts';

/** How many rows and columns a sheet has. https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** All cells of a sheet. */
export const wholeSheet: Area = { top: 0, left: 0, bottom: maxRows - 1, right: maxColumns - 1 };

/** `A` for 0, `AA` for 26. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** 0 for `A`. */
export function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** An address as it was written: the sheet that it names, if any, and the area. */
export interface Address {
  readonly sheet: string | undefined;
  readonly area: Area;
}

/** Reads `A1`, `$A$1:B2`, `A:C`, `3:5`, with or without a sheet (`Sheet1!A1`, `'My sheet'!A1`). Undefined for anything else. */
export function parseAddress(text: string): Address | undefined {
  const [, quoted, plain, local = ''] = /^(?:'((?:[^']|'')+)'!|([^'!]+)!)?([^!]+)$/.exec(text.trim()) ?? [];
  const area = parseArea(local);
  return area && { sheet: quoted?.replaceAll("''", "'") ?? plain, area };
}

function parseArea(text: string): Area | undefined {
  const cells = /^\$?([a-z]{1,3})\$?(\d{1,7})(?::\$?([a-z]{1,3})\$?(\d{1,7}))?$/i.exec(text);
  if (cells) {
    const [, left = '', top = '', right = left, bottom = top] = cells;
    return ordered(Number(top) - 1, columnNumber(left), Number(bottom) - 1, columnNumber(right));
  }
  const columns = /^\$?([a-z]{1,3}):\$?([a-z]{1,3})$/i.exec(text);
  if (columns) return ordered(0, columnNumber(columns[1] ?? ''), maxRows - 1, columnNumber(columns[2] ?? ''));
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(text);
  return rows ? ordered(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, maxColumns - 1) : undefined;
}

function ordered(row: number, column: number, otherRow: number, otherColumn: number): Area | undefined {
  const area = {
    top: Math.min(row, otherRow),
    left: Math.min(column, otherColumn),
    bottom: Math.max(row, otherRow),
    right: Math.max(column, otherColumn),
  };
  return area.top >= 0 && area.bottom < maxRows && area.right < maxColumns ? area : undefined;
}

/** The address of an area on its sheet: `A1:B2`, `A:A`, `1:1`. */
export function localAddress({ top, left, bottom, right }: Area): string {
  if (top === 0 && bottom === maxRows - 1) {
    return left === 0 && right === maxColumns - 1 ? `1:${maxRows}` : `${columnName(left)}:${columnName(right)}`;
  }
  if (left === 0 && right === maxColumns - 1) return `${top + 1}:${bottom + 1}`;
  const first = `${columnName(left)}${top + 1}`;
  return top === bottom && left === right ? first : `${first}:${columnName(right)}${bottom + 1}`;
}

/** The name of a sheet as it stands in a formula, with quotes where it needs them. */
export function sheetPrefix(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^(?:[a-z]{1,3}\d+|r\d*c\d*)$/i.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** How many rows, columns and cells an area has. */
export function sizeOf({ top, left, bottom, right }: Area): { readonly rows: number; readonly columns: number; readonly cells: number } {
  const [rows, columns] = [bottom - top + 1, right - left + 1];
  return { rows, columns, cells: rows * columns };
}

/** What two areas have in common; undefined for nothing. */
export function commonArea(one: Area, other: Area): Area | undefined {
  const area = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}

/** True where one area is wholly in another. */
export function isWithin(inner: Area, outer: Area): boolean {
  return inner.top >= outer.top && inner.left >= outer.left && inner.bottom <= outer.bottom && inner.right <= outer.right;
}
