import type { Graph } from '../../core/ports.ts';
import type { TakingBack } from '../or-take-back.ts';
import { addressOf, type Rectangle } from './range.ts';
import { callWorkbook, workbookCalls, type Workbook } from './workbook.ts';

const below = "/worksheets/{sheet}/range(address='{range}')/clear";
const [own, other] = workbookCalls('POST', below);

/** The calls that an activity declares to empty cells. */
export const emptyingCalls = [own, other] as const;

/** The same for one that does so only to undo what it began. */
export const emptyingAfterFailure = [
  { ...own, afterFailure: true },
  { ...other, afterFailure: true },
] as const;

/** Empties cells. @param applyTo - Their contents, their formats, or both. https://learn.microsoft.com/graph/api/range-clear */
export async function clearCells(
  graph: Graph,
  workbook: Workbook,
  sheet: string,
  cells: Rectangle,
  applyTo: 'All' | 'Contents' | 'Formats',
): Promise<void> {
  await callWorkbook(graph, workbook, 'POST', below, { params: { sheet, range: addressOf(cells) }, body: { applyTo } });
}

/** How to undo writing into cells that were empty. */
export function emptying(graph: Graph, workbook: Workbook, sheet: string, cells: Rectangle): TakingBack {
  return {
    undo: () => clearCells(graph, workbook, sheet, cells, 'Contents'),
    undone: 'What had been written of it was taken away again; the sheet is as it was.',
    left: `What was written of it is still there: look at ${addressOf(cells)} of ${sheet}.`,
  };
}
