import type { Area, Sheet, Table } from '../../tenant/workbook.ts';
import type { Call } from '../route.ts';
import { invalidArgument, invalidReference, itemNotFound } from './failures.ts';
import { isWithin, maxColumns, maxRows, parseAddress, wholeSheet } from './model/address.ts';
import { sheetNamed } from './model/new-book.ts';
import { usedArea } from './model/range-values.ts';
import { bodyOf } from './model/table-rows.ts';
import { type Opened, openWorkbook } from './open-workbook.ts';
import type { Range } from './range-resource.ts';

/** The worksheet that a call names. @throws GraphFailure 404. */
export function sheetOf(call: Call, { book }: Opened): Sheet {
  const sheet = sheetNamed(book, call.params['worksheet-id'] ?? '');
  if (!sheet) throw itemNotFound();
  return sheet;
}

/** The table that a call names by name or id, and its sheet. @throws GraphFailure 404. */
export function tableOf(call: Call, opened: Opened): { readonly sheet: Sheet; readonly table: Table } {
  const key = (call.params['table-id'] ?? '').toLowerCase();
  const sheets = call.params['worksheet-id'] === undefined ? opened.book.sheets : [sheetOf(call, opened)];
  const all = sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  const id = key.replaceAll(/[{}]/g, '');
  const found =
    all.find(({ table }) => table.name.toLowerCase() === key) ?? all.find(({ table }) => [String(table.id), tableId(table)].includes(id));
  if (!found) throw itemNotFound();
  return found;
}

/** The id of a table without its braces. Assumption: how it follows from the number in the file, as seen in reports. */
export function tableId({ id }: Pick<Table, 'id'>): string {
  return `00000000-000c-0000-ffff-ffff${(id - 1).toString(16).padStart(8, '0')}`;
}

/** The column of a table that a call names by name, id or (as the service takes it too) number. @throws GraphFailure 404. */
export function columnOf(call: Call, table: Table): number {
  const key = (call.params['column-id'] ?? '').toLowerCase();
  const byName = table.columns.findIndex(({ name }) => name.toLowerCase() === key);
  const index = byName >= 0 ? byName : table.columns.findIndex(({ id }) => String(id) === key);
  if (index < 0) throw itemNotFound();
  return index;
}

/** The parts of a table. @throws GraphFailure 404 for one that it does not have. */
export function partOf(table: Table, part: string): Area {
  const { area, hasHeaders, hasTotals } = table;
  if (part === 'range') return area;
  if (part === 'headerrowrange') {
    if (!hasHeaders) throw itemNotFound();
    return { ...area, bottom: area.top };
  }
  if (part === 'totalrowrange') {
    if (!hasTotals) throw itemNotFound();
    return { ...area, top: area.bottom };
  }
  return bodyOf(table);
}

/** The range that a call is about: that of its address. @throws GraphFailure 400, 404. */
export async function openRange(call: Call, isChanged = false): Promise<Range> {
  const opened = await openWorkbook(call, isChanged);
  return rangeOf(call, opened);
}

function rangeOf(call: Call, opened: Opened): Range {
  const { params, url } = call;
  const path = decodeURIComponent(url.pathname).toLowerCase();
  if (params['table-id'] !== undefined) return rangeOfTable(call, opened, path);
  if (params['name-id'] !== undefined) return rangeOfName(call, opened);
  const sheet = sheetOf(call, opened);
  const { address, row, column } = params;
  if (address !== undefined) return { opened, sheet, area: areaFrom(address, sheet) };
  if (row !== undefined && column !== undefined) return { opened, sheet, area: cellFrom(row, column) };
  if (/\/usedrange\b/.test(path.slice(path.indexOf('/workbook/')))) return { opened, sheet, area: usedRange(sheet, params['valuesOnly']) };
  return { opened, sheet, area: wholeSheet };
}

/** What is used of a sheet; its first cell where nothing is. https://learn.microsoft.com/graph/api/worksheet-usedrange */
export function usedRange(sheet: Sheet, valuesOnly: string | undefined, within?: Area): Area {
  const first = within ?? { top: 0, left: 0, bottom: 0, right: 0 };
  return usedArea(sheet, valuesOnly?.toLowerCase() === 'true', within) ?? { ...first, bottom: first.top, right: first.left };
}

/** The area of an address, on the sheet that it is asked of. @throws GraphFailure 400 for what is none. */
export function areaFrom(address: string, sheet: Sheet): Area {
  if (address.trim() === '') return wholeSheet;
  const parsed = parseAddress(address);
  if (!parsed) {
    const name = sheet.tables.find((table) => table.name.toLowerCase() === address.toLowerCase());
    if (name) return bodyOf(name);
    throw invalidArgument();
  }
  if (parsed.sheet !== undefined && parsed.sheet.toLowerCase() !== sheet.name.toLowerCase()) throw invalidArgument();
  return parsed.area;
}

/** One cell. @throws GraphFailure 400 for one that no sheet has. */
export function cellFrom(row: string, column: string, from: Area = wholeSheet): Area {
  const [top, left] = [from.top + wholeNumber(row), from.left + wholeNumber(column)];
  const area = { top, left, bottom: top, right: left };
  if (!isWithin(area, wholeSheet)) throw invalidArgument();
  return area;
}

/** A whole number of an address. @throws GraphFailure 400. */
export function wholeNumber(text: string): number {
  if (!/^-?\d{1,7}$/.test(text)) throw invalidArgument();
  return Number(text);
}

function rangeOfTable(call: Call, opened: Opened, path: string): Range {
  const { sheet, table } = tableOf(call, opened);
  const { 'column-id': column, 'row-id': row, index } = call.params;
  const number = row ?? index;
  if (number !== undefined) return { opened, sheet, area: rowOf(table, number) };
  const part = /\/(range|headerrowrange|databodyrange|totalrowrange)\b/.exec(path.slice(path.indexOf('/tables')))?.[1] ?? 'range';
  const area = partOf(table, part);
  if (column === undefined) return { opened, sheet, area };
  const left = table.area.left + columnOf(call, table);
  return { opened, sheet, area: { ...area, left, right: left } };
}

/** One row of the data of a table. @throws GraphFailure 400, 404. */
export function rowOf(table: Table, index: string): Area {
  const body = bodyOf(table);
  const top = body.top + wholeNumber(index);
  if (top < body.top || top > body.bottom) throw itemNotFound();
  return { ...body, top, bottom: top };
}

function rangeOfName(call: Call, opened: Opened): Range {
  const { book } = opened;
  const wanted = (call.params['name-id'] ?? '').toLowerCase();
  const scope = call.params['worksheet-id'] === undefined ? null : sheetOf(call, opened).id;
  const name = book.names.find((one) => one.name.toLowerCase() === wanted && one.sheetId === scope);
  if (!name) throw itemNotFound();
  const parsed = parseAddress(name.formula);
  const sheet = parsed?.sheet === undefined ? undefined : sheetNamed(book, parsed.sheet);
  // A name of a number or of a formula is no place.
  if (!parsed || !sheet) throw invalidReference();
  return { opened, sheet, area: parsed.area };
}

/** An area so many rows and columns away, or larger by as many. @throws GraphFailure 400 where it would leave the sheet. */
export function onSheet(area: Area): Area {
  const isPossible =
    area.top >= 0 &&
    area.left >= 0 &&
    area.bottom < maxRows &&
    area.right < maxColumns &&
    area.top <= area.bottom &&
    area.left <= area.right;
  if (!isPossible) throw invalidArgument();
  return area;
}
