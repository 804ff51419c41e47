import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import type { Book, Sheet, Table } from '../../tenant/workbook.ts';
import { matrixOf } from './model/range-values.ts';
import { bodyOf } from './model/table-rows.ts';
import { tableId } from './opened-range.ts';

export const tableType = { name: 'workbookTable' };
export const rowType = { name: 'workbookTableRow' };
export const columnType = { name: 'workbookTableColumn' };

/** A table as it goes out. https://learn.microsoft.com/graph/api/resources/workbooktable */
export function tableResource(table: Table): Resource {
  return {
    highlightFirstColumn: table.showFirstColumn,
    highlightLastColumn: table.showLastColumn,
    id: `{${tableId(table).toUpperCase()}}`,
    legacyId: String(table.id),
    name: table.name,
    showBandedColumns: table.showBandedColumns,
    showBandedRows: table.showBandedRows,
    showFilterButton: table.showFilterButton,
    showHeaders: table.hasHeaders,
    showTotals: table.hasTotals,
    style: table.style,
  };
}

/** Answers with a table. */
export function tableReply(call: Call, table: Table): Promise<Reply> {
  return entityReply(call, table, { context: 'workbookTable', isSingleton: true, type: tableType, resource: tableResource });
}

/** One row of the data, by its number from 0. */
export function rowResource(book: Book, sheet: Sheet, table: Table, index: number): Resource {
  const body = bodyOf(table);
  const top = body.top + index;
  return { index, values: matrixOf(book, sheet, { ...body, top, bottom: top }, 'values') };
}

/** One column, by its number from 0, with its header and its totals. */
export function columnResource(book: Book, sheet: Sheet, table: Table, index: number): Resource {
  const left = table.area.left + index;
  const { id, name } = table.columns[index] ?? { id: 0, name: '' };
  return { id: String(id), index, name, values: matrixOf(book, sheet, { ...table.area, left, right: left }, 'values') };
}
