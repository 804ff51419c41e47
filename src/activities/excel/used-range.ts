import type { Graph } from '../../core/ports.ts';
import { readAddress, type Rectangle } from './range.ts';
import { noAddress } from './odd-answer.ts';
import { callWorkbook, workbookCalls, type Workbook } from './workbook.ts';

const below = '/worksheets/{sheet}/usedRange(valuesOnly={valuesOnly})';

/** The calls that an activity declares to learn how far a sheet is filled. */
export const usedRangeCalls = workbookCalls('GET', below);

/** What Graph says of a range. https://learn.microsoft.com/graph/api/resources/range */
export interface GraphRange {
  readonly address?: string | null;
  readonly rowCount?: number | null;
  readonly columnCount?: number | null;
  readonly values?: unknown;
  readonly formulas?: unknown;
  readonly formulasR1C1?: unknown;
  readonly text?: unknown;
  readonly numberFormat?: unknown;
}

/**
 * The cells of a sheet that hold something, from the first to the last of them; undefined for an empty sheet. Formats alone do not count.
 * https://learn.microsoft.com/graph/api/worksheet-usedrange
 */
export async function usedRange(graph: Graph, workbook: Workbook, sheet: string): Promise<Rectangle | undefined> {
  const query = { $select: 'address' };
  const { address } = await callWorkbook<GraphRange>(graph, workbook, 'GET', below, { params: { sheet, valuesOnly: 'true' }, query });
  const used = readAddress(address ?? '');
  if (!used) throw noAddress(address);
  // Of an empty sheet the first cell is given, and so it is of one that has only that.
  if (used.rows > 1 || used.columns > 1 || used.top > 0 || used.left > 0) return used;
  const first = await callWorkbook<GraphRange>(graph, workbook, 'GET', below, {
    params: { sheet, valuesOnly: 'true' },
    query: { $select: 'address,formulas' },
  });
  return Array.isArray(first.formulas) && (first.formulas as unknown[][])[0]?.[0] === '' ? undefined : used;
}
