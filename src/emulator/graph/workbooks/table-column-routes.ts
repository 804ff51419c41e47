import { memberOf, objectFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import type { Sheet, Table } from '../../tenant/workbook.ts';
import { addedStatus } from './added-status.ts';
import { invalidArgument, itemAlreadyExists, itemNotFound } from './failures.ts';
import { sizeOf } from './model/address.ts';
import { cellFor } from './model/cells.ts';
import { freeColumnName, moveCells } from './model/move-cells.ts';
import { matrixFrom, writeValues } from './model/write-range.ts';
import { type Opened, openWorkbook } from './open-workbook.ts';
import { columnOf, tableOf } from './opened-range.ts';
import { requireUnprotected } from './range-routes.ts';
import { columnResource, columnType } from './table-resource.ts';

/** https://learn.microsoft.com/graph/api/table-list-columns */
export async function listColumns(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  const { sheet, table } = tableOf(call, opened);
  await opened.calculated();
  return listReply(call, table.columns.keys(), {
    context: 'workbookTableColumns',
    type: columnType,
    defaultTop: Number.POSITIVE_INFINITY,
    paging: 'skip',
    resource: (index) => columnResource(opened.book, sheet, table, index),
  });
}

async function columnReply(call: Call, opened: Opened, sheet: Sheet, table: Table, index: number, status = 200): Promise<Reply> {
  await opened.calculated();
  return entityReply(call, index, {
    context: 'workbookTableColumn',
    isSingleton: true,
    type: columnType,
    status,
    resource: () => columnResource(opened.book, sheet, table, index),
  });
}

/** https://learn.microsoft.com/graph/api/tablecolumn-get, tablecolumncollection-itemat */
export async function getColumn(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  const { sheet, table } = tableOf(call, opened);
  return columnReply(call, opened, sheet, table, await numberIn(call, table));
}

/** The number of the column that a call names: in its address, or in its body. @throws GraphFailure 400, 404. */
async function numberIn(call: Call, table: Table): Promise<number> {
  const { 'column-id': id, index: inAddress } = call.params;
  if (id !== undefined) return columnOf(call, table);
  const index = inAddress === undefined ? memberOf(objectFrom(await call.json(), 'The body'), 'index') : Number(inAddress);
  if (typeof index !== 'number' || !Number.isInteger(index)) throw invalidArgument();
  if (index < 0 || index >= table.columns.length) throw itemNotFound();
  return index;
}

/** https://learn.microsoft.com/graph/api/table-post-columns, tablecolumncollection-add */
export async function addColumn(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  const count = table.columns.length;
  const index = memberOf(body, 'index') ?? count;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > count) throw invalidArgument();
  const values = memberOf(body, 'values');
  const names = table.columns.map(({ name }) => name);
  const height = sizeOf(table.area).rows;
  const matrix = values === undefined ? undefined : matrixFrom(values, { top: 0, left: 0, bottom: height - 1, right: 0 });
  const header = table.hasHeaders ? matrix?.[0]?.[0] : undefined;
  const name = nameFrom(memberOf(body, 'name') ?? (header === null || header === '' ? undefined : header), names);
  const left = table.area.left + index;
  const column = { ...table.area, left, right: left };
  // What is inside, or beside, moves to the right.
  moveCells(opened.book, sheet, { area: column, direction: 'columns', kind: 'insert' });
  const isInside = index > 0 && index < count;
  if (!isInside) {
    const { area } = table;
    table.area = index === 0 ? { ...area, left } : { ...area, right: left };
    const id = Math.max(0, ...table.columns.map((one) => one.id)) + 1;
    table.columns.splice(index, 0, { id, name, rest: '' });
  } else {
    const added = table.columns[index];
    if (added) added.name = name;
  }
  if (matrix) writeValues(opened.book, sheet, column, matrix);
  if (table.hasHeaders) cellFor(sheet, table.area.top, left).value = name;
  opened.changed();
  return columnReply(call, opened, sheet, table, index, addedStatus(call));
}

function nameFrom(value: unknown, taken: readonly string[]): string {
  if (value === undefined || value === null) return freeColumnName(taken);
  const name = String(value);
  if (taken.some((one) => one.toLowerCase() === name.toLowerCase())) throw itemAlreadyExists();
  return name;
}

/** https://learn.microsoft.com/graph/api/tablecolumn-update */
export async function updateColumn(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  const index = columnOf(call, table);
  const column = table.columns[index];
  if (!column) throw itemNotFound();
  const left = table.area.left + index;
  const values = memberOf(body, 'values');
  const matrix = values === undefined ? undefined : matrixFrom(values, { ...table.area, left, right: left });
  const others = table.columns.filter((one) => one !== column).map((one) => one.name);
  const given = memberOf(body, 'name') ?? (table.hasHeaders ? (matrix?.[0]?.[0] ?? undefined) : undefined);
  const name = given === undefined ? column.name : nameFrom(given, others);
  if (matrix) writeValues(opened.book, sheet, { ...table.area, left, right: left }, matrix);
  column.name = name;
  if (table.hasHeaders) cellFor(sheet, table.area.top, left).value = name;
  opened.changed();
  return columnReply(call, opened, sheet, table, index);
}

/** https://learn.microsoft.com/graph/api/tablecolumn-delete */
export async function deleteColumn(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  // Assumption: the last column is not deleted, as a table without columns is none.
  if (table.columns.length === 1) throw invalidArgument();
  const left = table.area.left + columnOf(call, table);
  moveCells(opened.book, sheet, { area: { ...table.area, left, right: left }, direction: 'columns', kind: 'delete' });
  opened.changed();
  return { status: 200 };
}
