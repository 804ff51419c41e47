import type { Area, Book, Sheet, Table } from '../../../tenant/workbook.ts';
import { insertDeleteConflict } from '../failures.ts';
import { maxRows } from './address.ts';
import { cellAt, cellFor, hasContent } from './cells.ts';
import { clearCells } from './clear.ts';
import { moveCells } from './move-cells.ts';
import { valueOf } from './range-values.ts';

/** The rows of a table that are data. */
export function bodyOf({ area, hasHeaders, hasTotals }: Pick<Table, 'area' | 'hasHeaders' | 'hasTotals'>): Area {
  return { ...area, top: area.top + (hasHeaders ? 1 : 0), bottom: area.bottom - (hasTotals ? 1 : 0) };
}

/**
 * Makes room for rows in a table: at its end into empty cells, where they are, else by moving what is below.
 *
 * @param index - Before which row of the data; that of the end for the end.
 * @returns The new rows.
 * @throws GraphFailure 409 where that would tear another table.
 */
export function insertTableRows(book: Book, sheet: Sheet, table: Table, index: number, count: number): Area {
  const body = bodyOf(table);
  const top = body.top + index;
  const added = { top, bottom: top + count - 1, left: body.left, right: body.right };
  if (added.bottom >= maxRows) throw insertDeleteConflict();
  const isAtEnd = top > table.area.bottom;
  if (!isAtEnd || !isEmpty(sheet, added)) moveCells(book, sheet, { area: added, direction: 'rows', kind: 'insert' });
  if (isAtEnd) table.area = { ...table.area, bottom: added.bottom };
  // A new row looks like the one above it.
  const model = top > body.top ? top - 1 : added.bottom + 1;
  for (let row = added.top; row <= added.bottom; row += 1)
    for (let column = added.left; column <= added.right; column += 1) {
      const style = cellAt(sheet, model, column)?.style ?? 0;
      if (style !== 0 && model <= table.area.bottom) cellFor(sheet, row, column).style = style;
    }
  return added;
}

/** True where no cell of an area has a content, and no other table is. */
function isEmpty(sheet: Sheet, area: Area): boolean {
  for (let row = area.top; row <= area.bottom; row += 1)
    for (let column = area.left; column <= area.right; column += 1) if (hasContent(cellAt(sheet, row, column))) return false;
  return !sheet.tables.some(
    (table) =>
      table.area.top <= area.bottom && table.area.bottom >= area.top && table.area.left <= area.right && table.area.right >= area.left,
  );
}

/** Takes rows out of a table. One row stays, empty: no table is without. */
export function deleteTableRows(book: Book, sheet: Sheet, table: Table, index: number, count: number): void {
  const body = bodyOf(table);
  const rows = { ...body, top: body.top + index, bottom: body.top + index + count - 1 };
  if (body.bottom - body.top + 1 > count) moveCells(book, sheet, { area: rows, direction: 'rows', kind: 'delete' });
  else {
    clearCells(sheet, { ...rows, bottom: rows.top }, 'contents');
    if (rows.bottom > rows.top) moveCells(book, sheet, { area: { ...rows, top: rows.top + 1 }, direction: 'rows', kind: 'delete' });
  }
}

/** Names of the columns of a new table: what is in its headers, each once. */
export function columnNames(sheet: Sheet, area: Area): string[] {
  const names: string[] = [];
  for (let column = area.left; column <= area.right; column += 1) {
    const shown = String(valueOf(cellAt(sheet, area.top, column)));
    const wanted = shown === '' ? `Column${column - area.left + 1}` : shown;
    let name = wanted;
    for (let number = 2; names.some((one) => one.toLowerCase() === name.toLowerCase()); number += 1) name = `${wanted}${number}`;
    names.push(name);
  }
  return names;
}
