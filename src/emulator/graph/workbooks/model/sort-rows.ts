import { type Area, type Cell, CellError, type CellValue, type Sheet, type SortField } from '../../../tenant/workbook.ts';
import { shiftedFormula } from '../calculation/shift.ts';
import { cellAt, removeCell } from './cells.ts';

/**
 * Sorts the rows of an area (or its columns) by the values that they show: numbers, then texts, false and true, errors; empty cells at the end.
 * Equal ones stay in their order. https://support.microsoft.com/office/62d0b95d-2a90-4610-a6ae-2e545c4a4b72
 */
export function sortRows(
  sheet: Sheet,
  area: Area,
  fields: readonly SortField[],
  { matchCase, isByColumns = false }: { readonly matchCase: boolean; readonly isByColumns?: boolean },
): void {
  const [first, last] = isByColumns ? [area.left, area.right] : [area.top, area.bottom];
  const [from, to] = isByColumns ? [area.top, area.bottom] : [area.left, area.right];
  const at = (line: number, across: number): Cell | undefined => (isByColumns ? cellAt(sheet, across, line) : cellAt(sheet, line, across));
  // Below the last content nothing is to be sorted.
  let end = first - 1;
  for (const [row, cells] of sheet.rows)
    for (const column of cells.keys()) {
      const [line, across] = isByColumns ? [column, row] : [row, column];
      if (line >= first && line <= last && across >= from && across <= to) end = Math.max(end, line);
    }
  const used = Math.min(
    to,
    Math.max(
      from,
      ...[...sheet.rows.values()].flatMap((cells) => (isByColumns ? [] : [...cells.keys()])),
      isByColumns ? Math.max(0, ...sheet.rows.keys()) : 0,
    ),
  );
  const lines = Array.from({ length: end - first + 1 }, (_, index) => ({
    line: first + index,
    cells: Array.from({ length: used - from + 1 }, (__, across) => at(first + index, from + across)),
  }));
  const compare = comparer(matchCase);
  const sorted = lines.toSorted((one, other) => {
    for (const { key, ascending } of fields) {
      const order = compare(one.cells[key]?.value ?? null, other.cells[key]?.value ?? null, ascending);
      if (order !== 0) return order;
    }
    return 0;
  });
  for (const [index, { line, cells }] of sorted.entries())
    for (const [offset, cell] of cells.entries()) {
      const [row, column] = isByColumns ? [from + offset, first + index] : [first + index, from + offset];
      removeCell(sheet, row, column);
      if (!cell) continue;
      const step = first + index - line;
      const formula = cell.formula === undefined ? undefined : shiftedFormula(cell.formula, isByColumns ? 0 : step, isByColumns ? step : 0);
      let target = sheet.rows.get(row);
      if (!target) sheet.rows.set(row, (target = new Map()));
      target.set(column, { ...cell, ...(formula !== undefined && { formula }) });
    }
}

function comparer(matchCase: boolean): (one: CellValue, other: CellValue, ascending: boolean) => number {
  const collator = new Intl.Collator('en', { sensitivity: matchCase ? 'variant' : 'accent', caseFirst: 'false' });
  return (one, other, ascending) => {
    // What is empty is last, whatever the direction.
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const [rank, otherRank] = [rankOf(one), rankOf(other)];
    const order =
      rank !== otherRank
        ? rank - otherRank
        : typeof one === 'string' && typeof other === 'string'
          ? collator.compare(one, other)
          : one instanceof CellError
            ? 0
            : Number(one) - Number(other);
    return ascending ? order : -order;
  };
}

function rankOf(value: NonNullable<CellValue>): number {
  if (value instanceof CellError) return 3;
  return { number: 0, string: 1, boolean: 2 }[typeof value as 'number' | 'string' | 'boolean'];
}
