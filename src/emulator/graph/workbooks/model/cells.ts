import type { Book, Cell, CellStyle, Place, Sheet } from '../../../tenant/workbook.ts';

/** The cell at a place; undefined where there is none. */
export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.rows.get(row)?.get(column);
}

/** The cell at a place, made where there is none. */
export function cellFor(sheet: Sheet, row: number, column: number): Cell {
  let cells = sheet.rows.get(row);
  if (!cells) sheet.rows.set(row, (cells = new Map()));
  let cell = cells.get(column);
  if (!cell) cells.set(column, (cell = { value: null, style: styleOfLines(sheet, row, column) }));
  return cell;
}

/** The style of a place where no cell is. */
export function styleOfLines(sheet: Sheet, row: number, column: number): number {
  return sheet.rowLines.get(row)?.style ?? sheet.columnLines.get(column)?.style ?? 0;
}

/** Takes a cell away. */
export function removeCell(sheet: Sheet, row: number, column: number): void {
  const cells = sheet.rows.get(row);
  cells?.delete(column);
  if (cells?.size === 0) sheet.rows.delete(row);
}

/** The number of a style, which is added where it is new. */
export function styleNumber(book: Book, style: CellStyle): number {
  const index = book.styles.findIndex((one) => Object.entries(style).every(([key, value]) => one[key as keyof CellStyle] === value));
  return index >= 0 ? index : book.styles.push(style) - 1;
}

/** Notes that something was changed. @param place - Of the one cell whose content changed; missing: anything may have. */
export function noteChange(book: Book, place?: Place): void {
  book.changes += 1;
  if (!place) book.stale = 'all';
  else if (book.stale !== 'all') book.stale.push(place);
}

/** True where a cell has a content. */
export function hasContent(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && (cell.value !== null || cell.formula !== undefined);
}
