import { inputError } from '../../core/input.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { belowHeaders } from './below-headers.ts';
import { blockLimits, blocksOf } from './blocks.ts';
import { rangeOfTable } from './locate.ts';
import { addressOf } from './range.ts';
import { sentRows } from './sent-rows.ts';
import type { PlainTable } from './table.ts';
import { callWorkbook, workbookCalls, type Workbook } from './workbook.ts';
import { partly, sizeOf } from './write-cells.ts';

const below = '/tables/{table}/rows';

/** The calls that an activity declares to add rows to a table, besides those that find it. */
export const addingRows = workbookCalls('POST', below);

/** How rows are added. */
export interface Adding {
  readonly byHeaders: boolean;
  readonly formulas: boolean;
}

/**
 * Adds rows to the bottom of a table; where that is belongs to the service, so that rows which are added at the same time lie one below the other. The cells
 * have the formats of the table. https://learn.microsoft.com/graph/api/table-post-rows
 *
 * @throws OnbehalfError INPUT_INVALID for rows of another length than the table has columns; of the block that failed, with `rowsWritten` in its details.
 */
export async function addRows(
  context: Pick<ActivityContext, 'graph' | 'progress'>,
  workbook: Workbook,
  table: string,
  plain: PlainTable,
  { byHeaders, formulas }: Adding,
): Promise<{ sheet: string; address: string; rows: number }> {
  const { graph } = context;
  const { sheet, cells } = await rangeOfTable(graph, workbook, table);
  const fitted = byHeaders ? await belowHeaders(context, { workbook, sheet, used: cells }, plain) : plain;
  const rows = sentRows(fitted, { headers: false, formulas });
  const columns = rows[0]?.length ?? 0;
  if (columns !== cells.columns) {
    const problem = `must have ${cells.columns} columns, as the table ${table} has; it has ${columns}.`;
    throw inputError('The table', [{ field: 'table', problem }]);
  }
  let done = 0;
  let first: number | undefined;
  for (const { top, rows: count } of blocksOf({ top: 0, left: 0, rows: rows.length, columns }, blockLimits, (row, column) =>
    sizeAt(rows, row, column),
  )) {
    const values = rows.slice(top, top + count).map((row) => row.map(({ value }) => value));
    try {
      const answer = await callWorkbook<{ readonly index?: number | null } | undefined>(graph, workbook, 'POST', below, {
        params: { table },
        body: { index: null, values },
      });
      first ??= answer?.index ?? undefined;
    } catch (error) {
      throw partly(error, done, rows.length);
    }
    done += count;
  }
  // The index counts the rows below the header.
  const address = first === undefined ? '' : addressOf({ ...cells, top: cells.top + 1 + first, rows: rows.length });
  return { sheet, address, rows: rows.length };
}

function sizeAt(rows: ReturnType<typeof sentRows>, row: number, column: number): number {
  const sent = rows[row]?.[column];
  return sent === undefined ? 0 : sizeOf(sent);
}
