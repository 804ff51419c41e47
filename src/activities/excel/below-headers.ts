import { inputError } from '../../core/input.ts';
import type { ActivityContext } from '../../core/ports.ts';
import type { Rectangle } from './range.ts';
import { readAll } from './read-cells.ts';
import { namesOf, type PlainTable } from './table.ts';
import type { Workbook } from './workbook.ts';

/** A sheet with headers. */
export interface Headed {
  readonly workbook: Workbook;
  readonly sheet: string;
  /** The cells that hold something; the first row has the headers. */
  readonly used: Rectangle;
}

/**
 * Orders the columns of a table by the headers of a sheet; a header that the table does not have gets nothing.
 *
 * @throws OnbehalfError INPUT_INVALID for rows that name no columns, and for a name that is no header, naming those that are there.
 */
export async function belowHeaders(
  world: Pick<ActivityContext, 'graph' | 'progress'>,
  headed: Headed,
  table: PlainTable,
): Promise<PlainTable> {
  const { used, workbook, sheet } = headed;
  const [header = []] = await readAll(world, { workbook, sheet, cells: { ...used, rows: 1 }, readAs: 'values' });
  return orderedBy(namesOf(header, used.columns, used.left), table);
}

/** Orders the columns of a table by names. @throws OnbehalfError as `belowHeaders`. */
export function orderedBy(wanted: readonly string[], { names, types, rows }: PlainTable): PlainTable {
  if (names === undefined) {
    throw inputError('The table', [{ field: 'byHeaders', problem: 'needs rows that name their columns; these are lists.' }]);
  }
  const odd = names.find((name) => !wanted.includes(name));
  if (odd !== undefined) {
    const problem = `has a column ${odd}, and there is no such header. There are: ${wanted.join(', ')}.`;
    throw inputError('The table', [{ field: 'table', problem }]);
  }
  const sources = wanted.map((name) => names.indexOf(name));
  return {
    names: wanted,
    types: sources.map((source) => types[source]),
    rows: rows.map((row) => sources.map((source) => row[source] ?? null)),
  };
}
