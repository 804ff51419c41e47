import type { Area, Book, CellStyle, Sheet } from '../../../tenant/workbook.ts';
import { maxColumns, maxRows } from './address.ts';
import { cellAt, cellFor, styleNumber, styleOfLines } from './cells.ts';
import { usualStyle } from './usual-style.ts';

/** The look of a place. */
export function lookAt(book: Book, sheet: Sheet, row: number, column: number): CellStyle {
  return book.styles[cellAt(sheet, row, column)?.style ?? styleOfLines(sheet, row, column)] ?? usualStyle;
}

/** The looks that an area has, each once; of whole rows and columns those of the lines and of their cells. */
export function looksIn(book: Book, sheet: Sheet, area: Area): CellStyle[] {
  const numbers = new Set<number>();
  const isRows = area.left === 0 && area.right === maxColumns - 1;
  const isColumns = area.top === 0 && area.bottom === maxRows - 1;
  for (const [row, cells] of sheet.rows)
    if (row >= area.top && row <= area.bottom)
      for (const [column, cell] of cells) if (column >= area.left && column <= area.right) numbers.add(cell.style);
  if (isRows || isColumns) {
    const lines = isRows ? sheet.rowLines : sheet.columnLines;
    const [from, to] = isRows ? [area.top, area.bottom] : [area.left, area.right];
    for (const [index, { style }] of lines) if (index >= from && index <= to) numbers.add(style ?? 0);
    if (numbers.size === 0 || lines.size < to - from + 1) numbers.add(0);
  } else {
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1)
        if (!cellAt(sheet, row, column)) numbers.add(styleOfLines(sheet, row, column));
  }
  return [...numbers].map((number) => book.styles[number] ?? usualStyle);
}

/** Gives every place of an area another look. */
export function changeLooks(book: Book, sheet: Sheet, area: Area, change: (style: CellStyle) => CellStyle): void {
  const known = new Map<number, number>();
  const changed = (number: number): number => {
    const after = known.get(number) ?? styleNumber(book, change(book.styles[number] ?? usualStyle));
    known.set(number, after);
    return after;
  };
  const isColumns = area.top === 0 && area.bottom === maxRows - 1;
  const isRows = area.left === 0 && area.right === maxColumns - 1;
  if (!isColumns && !isRows) {
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1) {
        const cell = cellFor(sheet, row, column);
        cell.style = changed(cell.style);
      }
    return;
  }
  for (const [row, cells] of sheet.rows)
    if (row >= area.top && row <= area.bottom)
      for (const [column, cell] of cells) if (column >= area.left && column <= area.right) cell.style = changed(cell.style);
  const lines = isColumns ? sheet.columnLines : sheet.rowLines;
  const [from, to] = isColumns ? [area.left, area.right] : [area.top, area.bottom];
  for (let index = from; index <= to; index += 1) lines.set(index, { ...lines.get(index), style: changed(lines.get(index)?.style ?? 0) });
}
