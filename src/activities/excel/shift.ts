import type { Graph } from '../../core/ports.ts';
import type { TakingBack } from '../or-take-back.ts';
import { addressOf, type Rectangle } from './range.ts';
import { callWorkbook, workbookCalls, type Workbook } from './workbook.ts';

const insertBelow = "/worksheets/{sheet}/range(address='{range}')/insert";
const deleteBelow = "/worksheets/{sheet}/range(address='{range}')/delete";

/** The calls that an activity declares to make room between cells. */
export const insertingCalls = workbookCalls('POST', insertBelow);

const [own, other] = workbookCalls('POST', deleteBelow);

/** The calls that an activity declares to take cells out. */
export const deletingCells = [own, other] as const;

/** The same for one that does so only to undo what it began. */
export const deletingCalls = [
  { ...own, afterFailure: true },
  { ...other, afterFailure: true },
] as const;

/** Makes new cells; what is there moves. https://learn.microsoft.com/graph/api/range-insert */
export async function insertCells(
  graph: Graph,
  workbook: Workbook,
  sheet: string,
  cells: Rectangle,
  shift: 'Down' | 'Right',
): Promise<void> {
  await callWorkbook(graph, workbook, 'POST', insertBelow, { params: { sheet, range: addressOf(cells) }, body: { shift } });
}

/** Takes cells out; what is behind them moves up. https://learn.microsoft.com/graph/api/range-delete */
export async function deleteCells(graph: Graph, workbook: Workbook, sheet: string, cells: Rectangle, shift: 'Up' | 'Left'): Promise<void> {
  await callWorkbook(graph, workbook, 'POST', deleteBelow, { params: { sheet, range: addressOf(cells) }, body: { shift } });
}

/** How to undo an insertion. */
export function takeOut(graph: Graph, workbook: Workbook, sheet: string, cells: Rectangle, shift: 'Down' | 'Right'): TakingBack {
  return {
    undo: () => deleteCells(graph, workbook, sheet, cells, shift === 'Down' ? 'Up' : 'Left'),
    undone: 'The new cells were taken out again; the sheet is as it was.',
    left: `The new cells are still there: ${addressOf(cells)} of ${sheet}.`,
  };
}
