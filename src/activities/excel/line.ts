import { z } from 'zod';
import type { ActivityContext } from '../../core/ports.ts';
import { cell, type Cell, type ReadAs } from './cell.ts';
import { addressOf, type Rectangle } from './range.ts';
import { readAll } from './read-cells.ts';
import { usedRange } from './used-range.ts';
import type { Workbook } from './workbook.ts';

/** What an activity that reads a row or a column gives. */
export const lineOutput = z.object({
  address: z.string().describe('Address of the cells that were read; empty where none is filled.'),
  values: z.array(cell).describe('What is in them, up to the last filled one. Dates and times are texts in ISO 8601, empty cells null.'),
});

/** Which cells to read. */
export interface Line {
  readonly workbook: Workbook;
  readonly sheet: string;
  readonly start: { readonly top: number; readonly left: number };
  readonly direction: 'row' | 'column';
  readonly readAs: ReadAs;
}

/** Reads from a cell to the right or down, to the last cell that is filled. */
export async function readLine(
  context: Pick<ActivityContext, 'graph' | 'progress'>,
  { workbook, sheet, start, direction, readAs }: Line,
): Promise<z.output<typeof lineOutput>> {
  const used = await usedRange(context.graph, workbook, sheet);
  const cells = used && lineIn(used, start, direction);
  if (!cells) return { address: '', values: [] };
  const read: Cell[] = (await readAll(context, { workbook, sheet, cells, readAs })).flatMap((row) => row.map(({ value }) => value));
  const count = read.findLastIndex((value) => value !== null) + 1;
  if (count === 0) return { address: '', values: [] };
  const filled = direction === 'row' ? { ...cells, columns: count } : { ...cells, rows: count };
  return { address: addressOf(filled), values: read.slice(0, count) };
}

function lineIn(used: Rectangle, { top, left }: Line['start'], direction: 'row' | 'column'): Rectangle | undefined {
  const rows = used.top + used.rows - top;
  const columns = used.left + used.columns - left;
  if (rows <= 0 || columns <= 0) return undefined;
  return direction === 'row' ? { top, left, rows: 1, columns } : { top, left, rows, columns: 1 };
}
