import { memberOf, objectFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import type { Sheet, Table } from '../../tenant/workbook.ts';
import { addedStatus } from './added-status.ts';
import { invalidArgument, wrongDimensions } from './failures.ts';
import { sizeOf } from './model/address.ts';
import { bodyOf, deleteTableRows, insertTableRows } from './model/table-rows.ts';
import { matrixFrom, writeValues } from './model/write-range.ts';
import { type Opened, openWorkbook } from './open-workbook.ts';
import { rowOf, tableOf } from './opened-range.ts';
import { requireUnprotected } from './range-routes.ts';
import { rowResource, rowType } from './table-resource.ts';

/** https://learn.microsoft.com/graph/api/table-list-rows: `$top` and `$skip` make pages. */
export async function listRows(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  const { sheet, table } = tableOf(call, opened);
  await opened.calculated();
  return listReply(
    call,
    Array.from({ length: sizeOf(bodyOf(table)).rows }, (_, index) => index),
    {
      context: 'workbookTableRows',
      type: rowType,
      // Assumption: without $top all rows come, as the pages show no other page.
      defaultTop: Number.POSITIVE_INFINITY,
      paging: 'skip',
      alwaysSelected: [],
      resource: (index) => rowResource(opened.book, sheet, table, index),
    },
  );
}

function rowReply(call: Call, opened: Opened, sheet: Sheet, table: Table, index: number, status = 200): Promise<Reply> {
  return entityReply(call, index, {
    context: 'workbookTableRow',
    isSingleton: true,
    type: rowType,
    status,
    alwaysSelected: [],
    resource: () => rowResource(opened.book, sheet, table, index),
  });
}

/** The number of the row that a call names. @throws GraphFailure 400, 404. */
async function numberIn(call: Call, table: Table): Promise<number> {
  const { 'row-id': id, index } = call.params;
  const given = id ?? index ?? String(memberOf(objectFrom(await call.json(), 'The body'), 'index') ?? '');
  return rowOf(table, given).top - bodyOf(table).top;
}

/** https://learn.microsoft.com/graph/api/tablerow-get, tablerowcollection-itemat */
export async function getRow(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call);
  const { sheet, table } = tableOf(call, opened);
  const index = await numberIn(call, table);
  await opened.calculated();
  return rowReply(call, opened, sheet, table, index);
}

/** https://learn.microsoft.com/graph/api/table-post-rows, tablerowcollection-add */
export async function addRows(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  const values = memberOf(body, 'values');
  if (!Array.isArray(values) || values.length === 0) throw invalidArgument();
  const wide = bodyOf(table);
  // One row may come as a list of its cells.
  const list: readonly unknown[] = values.every((one) => !Array.isArray(one)) ? [values] : values;
  const matrix = matrixFrom(list, { ...wide, top: 0, bottom: list.length - 1 });
  const { rows } = sizeOf(wide);
  const wanted = memberOf(body, 'index') ?? null;
  const index = wanted === null ? rows : wanted;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > rows) throw invalidArgument();
  const area = insertTableRows(opened.book, sheet, table, index, matrix.length);
  writeValues(opened.book, sheet, area, matrix);
  opened.changed();
  await opened.calculated();
  // The answer has all rows that came, under the number of the first.
  const { matrixOf } = await import('./model/range-values.ts');
  return entityReply(call, index, {
    context: 'workbookTableRow',
    isSingleton: true,
    type: rowType,
    status: addedStatus(call),
    alwaysSelected: [],
    resource: () => ({ index, values: matrixOf(opened.book, sheet, area, 'values') }),
  });
}

/** https://learn.microsoft.com/graph/api/tablerow-update */
export async function updateRow(call: Call): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  const index = rowOf(table, call.params['row-id'] ?? call.params['index'] ?? '').top - bodyOf(table).top;
  const area = rowOf(table, String(index));
  const values = memberOf(body, 'values');
  if (!Array.isArray(values)) throw wrongDimensions();
  const list: readonly unknown[] = values.every((one) => !Array.isArray(one)) ? [values] : values;
  const matrix = matrixFrom(list, area);
  for (const place of writeValues(opened.book, sheet, area, matrix)) opened.changedAt(place);
  opened.changed(true);
  await opened.calculated();
  return rowReply(call, opened, sheet, table, index);
}

/** https://learn.microsoft.com/graph/api/tablerow-delete */
export async function deleteRow(call: Call): Promise<Reply> {
  const opened = await openWorkbook(call, true);
  const { sheet, table } = tableOf(call, opened);
  requireUnprotected(sheet);
  deleteTableRows(opened.book, sheet, table, await numberIn(call, table), 1);
  opened.changed();
  return { status: 200 };
}
