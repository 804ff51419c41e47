import type { Area, Book, Cell, Sheet } from '../../../tenant/workbook.ts';
import { type Move, areaAfter, formulaAfter } from '../calculation/shift.ts';
import { insertDeleteConflict, nonBlankCellOffSheet } from '../failures.ts';
import { commonArea, isWithin, maxColumns, maxRows } from './address.ts';
import { hasContent } from './cells.ts';
import { eachFormula, nameIn } from './formulas.ts';

/**
 * Inserts empty cells, or takes cells away, and moves those behind them; formulas, names, merged cells and tables follow.
 *
 * @throws GraphFailure 400 where a content would leave the sheet, 409 where a table would be torn.
 */
export function moveCells(book: Book, sheet: Sheet, move: Move): void {
  const moved = movedArea(move);
  refuse(sheet, move, moved);
  moveContents(sheet, move, moved);
  if (isOfWholeLines(move)) moveLines(move.direction === 'rows' ? sheet.rowLines : sheet.columnLines, move);
  const isIts = (home: Sheet | null) => (prefix: string) =>
    prefix === '' ? home === sheet : nameIn(prefix).toLowerCase() === sheet.name.toLowerCase();
  eachFormula(book, (formula, home) => formulaAfter(formula, move, isIts(home)));
  sheet.merges = sheet.merges.flatMap((area) => areaAfter(area, move) ?? []);
  for (const table of sheet.tables.slice()) {
    const after = areaAfter(table.area, move);
    if (after) resizeTable(table, after, move);
    else sheet.tables.splice(sheet.tables.indexOf(table), 1);
  }
}

/** Everything that moves: what is inserted or deleted, and all behind it. */
function movedArea({ area, direction }: Move): Area {
  return direction === 'rows' ? { ...area, bottom: maxRows - 1 } : { ...area, right: maxColumns - 1 };
}

function isOfWholeLines({ area, direction }: Move): boolean {
  return direction === 'rows' ? area.left === 0 && area.right === maxColumns - 1 : area.top === 0 && area.bottom === maxRows - 1;
}

function refuse(sheet: Sheet, move: Move, moved: Area): void {
  const { area, direction, kind } = move;
  const isRows = direction === 'rows';
  for (const { area: table, hasHeaders } of sheet.tables) {
    const common = commonArea(table, moved);
    if (!common) continue;
    // A table moves or grows as a whole: https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/7248
    const isAcross = isRows ? table.left >= area.left && table.right <= area.right : table.top >= area.top && table.bottom <= area.bottom;
    if (!isAcross) throw insertDeleteConflict();
    const isHeader = isRows && kind === 'delete' && hasHeaders && area.top <= table.top && area.bottom >= table.top;
    if (isHeader && !isWithin(table, area)) throw insertDeleteConflict();
  }
  // Merged cells are not torn either. Assumption: the code.
  for (const merge of sheet.merges) {
    const common = commonArea(merge, moved);
    const isAcross = isRows ? merge.left >= area.left && merge.right <= area.right : merge.top >= area.top && merge.bottom <= area.bottom;
    if (common && !isAcross) throw insertDeleteConflict();
  }
  if (kind === 'delete') return;
  const count = isRows ? area.bottom - area.top + 1 : area.right - area.left + 1;
  for (const [row, cells] of sheet.rows)
    for (const [column, cell] of cells) {
      const isOff = isRows ? row + count >= maxRows : column + count >= maxColumns;
      if (isOff && hasContent(cell) && isInside(row, column, moved)) throw nonBlankCellOffSheet();
    }
}

function isInside(row: number, column: number, { top, left, bottom, right }: Area): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

function moveContents({ rows }: Sheet, { area, direction, kind }: Move, moved: Area): void {
  const isRows = direction === 'rows';
  const count = isRows ? area.bottom - area.top + 1 : area.right - area.left + 1;
  const taken: { readonly row: number; readonly column: number; readonly cell: Cell }[] = [];
  for (const [row, cells] of rows) {
    if (row < moved.top || row > moved.bottom) continue;
    for (const [column, cell] of cells) {
      if (!isInside(row, column, moved)) continue;
      cells.delete(column);
      if (kind === 'insert' || !isInside(row, column, area)) taken.push({ row, column, cell });
    }
    if (cells.size === 0) rows.delete(row);
  }
  const step = kind === 'insert' ? count : -count;
  for (const { row, column, cell } of taken) {
    const [r, c] = isRows ? [row + step, column] : [row, column + step];
    if (r >= maxRows || c >= maxColumns) continue;
    let cells = rows.get(r);
    if (!cells) rows.set(r, (cells = new Map()));
    cells.set(c, cell);
  }
}

function moveLines(lines: Sheet['rowLines'], { area, direction, kind }: Move): void {
  const [from, to] = direction === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  const count = to - from + 1;
  const before = [...lines].filter(([index]) => index >= from);
  for (const [index] of before) lines.delete(index);
  for (const [index, line] of before) {
    if (kind === 'insert') lines.set(index + count, line);
    else if (index > to) lines.set(index - count, line);
  }
}

function resizeTable(table: Sheet['tables'][number], after: Area, { area, direction, kind }: Move): void {
  const before = table.area;
  table.area = after;
  if (direction === 'rows') return;
  // Columns that went, and columns that came.
  if (kind === 'delete') {
    table.columns = table.columns.filter((_, index) => before.left + index < area.left || before.left + index > area.right);
    return;
  }
  if (area.left <= before.left || area.left > before.right) return;
  const count = area.right - area.left + 1;
  const nextId = Math.max(0, ...table.columns.map(({ id }) => id)) + 1;
  const added = Array.from({ length: count }, (_, index) => ({
    id: nextId + index,
    name: freeColumnName(
      table.columns.map(({ name }) => name),
      index,
    ),
    rest: '',
  }));
  table.columns.splice(area.left - before.left, 0, ...added);
}

/** `Column1`, or the next one that is free. */
export function freeColumnName(names: readonly string[], skip = 0): string {
  let left = skip;
  for (let number = 1; ; number += 1) {
    const name = `Column${number}`;
    if (names.some((one) => one.toLowerCase() === name.toLowerCase())) continue;
    if (left === 0) return name;
    left -= 1;
  }
}
