import { booleanFrom, memberOf, objectFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import type { Call, Reply } from '../route.ts';
import type { Book, Sheet, Table } from '../../tenant/workbook.ts';
import { insertDeleteConflict, invalidArgument, itemAlreadyExists } from './failures.ts';
import { commonArea, parseAddress, sizeOf } from './model/address.ts';
import { cellAt, cellFor } from './model/cells.ts';
import { moveCells } from './model/move-cells.ts';
import { sheetNamed } from './model/new-book.ts';
import { columnNames } from './model/table-rows.ts';
import { openWorkbook } from './open-workbook.ts';
import { sheetOf, tableOf } from './opened-range.ts';
import { rangeReply } from './range-resource.ts';
import { requireUnprotected } from './range-routes.ts';
import { tableReply, tableResource, tableType } from './table-resource.ts';

/** https://learn.microsoft.com/graph/api/workbook-list-tables, worksheet-list-tables */
export async function listTables(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  const sheets = call.params['worksheet-id'] === undefined ? opened.book.sheets : [sheetOf(call, opened)];
  return listReply(
    call,
    sheets.flatMap(({ tables }) => tables),
    { context: 'workbookTables', type: tableType, defaultTop: Number.POSITIVE_INFINITY, paging: 'skip', resource: tableResource },
  );
}

/** https://learn.microsoft.com/graph/api/table-get */
export async function getTable(call: Call): Promise<Reply> {
  return tableReply(call, tableOf(call, await openWorkbook(call)).table);
}

/** https://learn.microsoft.com/graph/api/tablecollection-add */
export async function addTable(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { book } = opened;
  const address = parseAddress(String(memberOf(body, 'address') ?? ''));
  const here = call.params['worksheet-id'] === undefined ? undefined : sheetOf(call, opened);
  const named = address?.sheet === undefined ? (here ?? book.sheets[0]) : sheetNamed(book, address.sheet);
  if (!address || !named || (here && here !== named)) throw invalidArgument();
  requireUnprotected(named);
  const hasHeaders = booleanFrom(memberOf(body, 'hasHeaders') ?? false, 'hasHeaders');
  if (sizeOf(address.area).rows > 1_000_000 || sizeOf(address.area).columns > 16_000) throw invalidArgument();
  const isTaken = [...named.tables.map(({ area }) => area), ...named.merges].some((area) => commonArea(area, address.area));
  if (isTaken) throw invalidArgument();
  let { area } = address;
  // Without headers the table makes its own, above the data; with them alone it gets a row.
  if (!hasHeaders) {
    moveCells(book, named, { area: { ...area, bottom: area.top }, direction: 'rows', kind: 'insert' });
    area = { ...area, bottom: area.bottom + 1 };
  } else if (area.top === area.bottom) {
    area = { ...area, bottom: area.bottom + 1 };
    if (named.tables.some((table) => commonArea(table.area, area))) throw insertDeleteConflict();
  }
  await opened.calculated();
  const table = newTable(book, named, area);
  named.tables.push(table);
  opened.changed();
  return tableReply(call, table);
}

function newTable(book: Book, sheet: Sheet, area: Table['area']): Table {
  const all = book.sheets.flatMap(({ tables }) => tables);
  const id = Math.max(0, ...all.map((table) => table.id)) + 1;
  let number = id;
  while (all.some(({ name }) => name.toLowerCase() === `table${number}`)) number += 1;
  const columns = columnNames(sheet, area).map((name, index) => ({ id: index + 1, name, rest: '' }));
  for (const [index, { name }] of columns.entries()) setHeader(sheet, area.top, area.left + index, name);
  return {
    id,
    name: `Table${number}`,
    area,
    hasHeaders: true,
    hasTotals: false,
    columns,
    style: 'TableStyleMedium2',
    showBandedRows: true,
    showBandedColumns: false,
    showFirstColumn: false,
    showLastColumn: false,
    showFilterButton: true,
    filterXml: '<autoFilter/>',
    sort: null,
  };
}

/** A header is a text, whatever it looks like. */
export function setHeader(sheet: Sheet, row: number, column: number, name: string): void {
  const cell = cellFor(sheet, row, column);
  cell.value = name;
  delete cell.formula;
}

/** https://learn.microsoft.com/graph/api/table-update */
export async function updateTable(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { book } = opened;
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  const [name, style] = ['name', 'style'].map((one) => memberOf(body, one));
  if (name !== undefined) checkName(book, table, name);
  if (style !== undefined && typeof style !== 'string') throw invalidArgument();
  const flag = (one: string, now: boolean): boolean => (memberOf(body, one) === undefined ? now : booleanFrom(memberOf(body, one), one));
  const [headers, totals] = [flag('showHeaders', table.hasHeaders), flag('showTotals', table.hasTotals)];
  if (headers !== table.hasHeaders) showHeaders(book, sheet, table, headers);
  if (totals !== table.hasTotals) showTotals(book, sheet, table, totals);
  if (typeof name === 'string' && name !== table.name) renameTable(book, table, name);
  if (typeof style === 'string') table.style = style;
  table.showBandedRows = flag('showBandedRows', table.showBandedRows);
  table.showBandedColumns = flag('showBandedColumns', table.showBandedColumns);
  table.showFirstColumn = flag('highlightFirstColumn', table.showFirstColumn);
  table.showLastColumn = flag('highlightLastColumn', table.showLastColumn);
  table.showFilterButton = flag('showFilterButton', table.showFilterButton);
  opened.changed();
  return tableReply(call, table);
}

/** https://support.microsoft.com/office/fbf49a4f-82a3-43eb-8ba2-44d21233b114: names of tables. @throws GraphFailure 400, 409. */
function checkName(book: Book, self: Table, name: unknown): void {
  const isPossible =
    typeof name === 'string' &&
    name.length <= 255 &&
    /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) &&
    parseAddress(name) === undefined &&
    !/^[rc]$/i.test(name);
  if (!isPossible) throw invalidArgument();
  const isTaken = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  const tables = book.sheets.flatMap((sheet) => sheet.tables);
  if (tables.some((table) => table !== self && isTaken(table.name)) || book.names.some((one) => isTaken(one.name)))
    throw itemAlreadyExists();
}

function renameTable(book: Book, table: Table, name: string): void {
  const before = new RegExp(
    String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.\\])${table.name.replaceAll(/[.\\]/g, String.raw`\$&`)}(?=\[)`,
    'giu',
  );
  for (const sheet of book.sheets)
    for (const cells of sheet.rows.values())
      for (const cell of cells.values())
        if (cell.formula !== undefined) cell.formula = cell.formula.replaceAll(before, (whole) => (whole.startsWith('"') ? whole : name));
  table.name = name;
}

function showHeaders(book: Book, sheet: Sheet, table: Table, isShown: boolean): void {
  const { area } = table;
  table.hasHeaders = isShown;
  if (!isShown) {
    for (let column = area.left; column <= area.right; column += 1) {
      const cell = cellAt(sheet, area.top, column);
      if (cell) cell.value = null;
    }
    table.area = { ...area, top: area.top + 1 };
    return;
  }
  if (area.top === 0) {
    moveCells(book, sheet, { area: { ...area, bottom: 0 }, direction: 'rows', kind: 'insert' });
    table.area = { ...table.area, top: 0 };
  } else table.area = { ...area, top: area.top - 1 };
  for (const [index, { name }] of table.columns.entries()) setHeader(sheet, table.area.top, table.area.left + index, name);
}

/** The row of totals: the word, and the sum of the last column, as Excel makes it. */
function showTotals(book: Book, sheet: Sheet, table: Table, isShown: boolean): void {
  const { area } = table;
  if (!isShown) {
    moveCells(book, sheet, { area: { ...area, top: area.bottom }, direction: 'rows', kind: 'delete' });
    table.hasTotals = false;
    return;
  }
  const row = area.bottom + 1;
  const below = { ...area, top: row, bottom: row };
  moveCells(book, sheet, { area: below, direction: 'rows', kind: 'insert' });
  table.hasTotals = true;
  table.area = { ...area, bottom: row };
  if (area.left < area.right) cellFor(sheet, row, area.left).value = 'Total';
  const last = table.columns.at(-1);
  if (last) cellFor(sheet, row, area.right).formula = `=SUBTOTAL(109,${table.name}[${last.name.replaceAll(/['#[\]@]/g, "'$&")}])`;
}

/** https://learn.microsoft.com/graph/api/table-delete: with its cells. */
export async function deleteTable(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  sheet.tables.splice(sheet.tables.indexOf(table), 1);
  const { clearCells } = await import('./model/clear.ts');
  clearCells(sheet, table.area, 'all');
  opened.changed();
  return { status: 200 };
}

/** https://learn.microsoft.com/graph/api/table-converttorange: the answer is the range. Formulas name its cells then. */
export async function convertToRange(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  const { plainFormula } = await import('./calculation/plain-formula.ts');
  for (const home of opened.book.sheets)
    for (const [row, cells] of home.rows)
      for (const [column, cell] of cells)
        if (cell.formula?.includes('[')) cell.formula = plainFormula(cell.formula, opened.book, { sheet: home, row, column }, undefined);
  sheet.tables.splice(sheet.tables.indexOf(table), 1);
  opened.changed();
  return rangeReply(call, { opened, sheet, area: table.area });
}
