import type { Area, Sheet } from '../../../tenant/workbook.ts';
import { commonArea, maxColumns, maxRows } from './address.ts';
import { removeCell, styleOfLines } from './cells.ts';

/** Takes contents, looks, or both away from the cells of an area. */
export function clearCells(sheet: Sheet, area: Area, what: 'all' | 'contents' | 'formats'): void {
  for (const [row, cells] of sheet.rows) {
    if (row < area.top || row > area.bottom) continue;
    for (const [column, cell] of cells) {
      if (column < area.left || column > area.right) continue;
      if (what !== 'formats') {
        cell.value = null;
        delete cell.formula;
        delete cell.isSpilled;
      }
      if (what !== 'contents') cell.style = 0;
      if (cell.value === null && cell.formula === undefined && cell.style === styleOfLines(sheet, row, column))
        removeCell(sheet, row, column);
    }
  }
  if (what === 'contents') return;
  if (area.left === 0 && area.right === maxColumns - 1) forget(sheet.rowLines, area.top, area.bottom);
  if (area.top === 0 && area.bottom === maxRows - 1) forget(sheet.columnLines, area.left, area.right);
  sheet.merges = sheet.merges.filter((merge) => !commonArea(merge, area));
}

function forget(lines: Sheet['rowLines'], from: number, to: number): void {
  for (const [index, line] of lines) if (index >= from && index <= to) delete line.style;
}
