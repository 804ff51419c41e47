import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { columnOf, sheetColumns } from './range.ts';
import { readAll } from './read-cells.ts';
import { namesOf } from './table.ts';
import { usedRange } from './used-range.ts';
import type { Workbook } from './workbook.ts';

/** Which column an activity works on. */
export const columnField = z
  .union([z.int().min(1).max(sheetColumns), z.string().trim().min(1)], {
    error: 'must be the text of a header, letters such as B, or a number from 1 on.',
  })
  .describe('The column: the text of its header, its letters, or its number from 1 on.');

/** Where a column is looked for. */
export interface ColumnSearch {
  readonly workbook: Workbook;
  readonly sheet: string;
  readonly column: string | number;
  /** The first filled row has the names of the columns. */
  readonly headers: boolean;
}

/**
 * Finds a column of a sheet, from 0. A header of that text counts before letters; the activity declares `usedRangeCalls` and `rangeCalls`.
 *
 * @throws OnbehalfError INPUT_INVALID naming the headers that are there.
 */
export async function findColumn(
  world: Pick<ActivityContext, 'graph' | 'progress'>,
  { workbook, sheet, column, headers }: ColumnSearch,
): Promise<number> {
  if (typeof column === 'number') return column - 1;
  const used = headers ? await usedRange(world.graph, workbook, sheet) : undefined;
  const [header = []] = used ? await readAll(world, { workbook, sheet, cells: { ...used, rows: 1 }, readAs: 'values' }) : [];
  const names = used ? namesOf(header, used.columns, used.left) : [];
  const exact = names.indexOf(column);
  const found = exact === -1 ? names.findIndex((name) => name.toLowerCase() === column.toLowerCase()) : exact;
  if (used && found !== -1) return used.left + found;
  const letters = /^[A-Z]{1,3}$/i.test(column) ? columnOf(column) : sheetColumns;
  if (letters < sheetColumns) return letters;
  const there = names.length === 0 ? '' : ` The headers are: ${names.join(', ')}.`;
  throw inputError('The column', [{ field: 'column', problem: `must be a header or letters; there is no ${column}.${there}` }]);
}
