import type { Graph } from '../../core/ports.ts';
import { orTakeBack } from '../or-take-back.ts';
import { freeName, listingSheets, named, nameTaken, sheetsOf } from './sheet-names.ts';
import type { GraphSheet } from './sheet.ts';
import { callWorkbook, workbookCalls, type Workbook } from './workbook.ts';

/** The calls that an activity declares to make a sheet whatever is there. */
export const makingSheets = [
  ...listingSheets,
  ...workbookCalls('POST', '/worksheets/add'),
  ...workbookCalls('DELETE', '/worksheets/{sheet}'),
  ...workbookCalls('PATCH', '/worksheets/{sheet}'),
] as const;

/** What a sheet is to be called. */
export interface NewSheet {
  /** Undefined: the workbook names it. */
  readonly name: string | undefined;
  readonly onConflict: 'fail' | 'replace' | 'rename';
}

/**
 * Makes a sheet, and fills it before it takes the place of another one: until then that one is as it was, and a failure leaves nothing of the new one.
 *
 * @param fill - Writes into the sheet of the name that it is handed.
 * @throws OnbehalfError CONFLICT for a name that is taken.
 */
export async function makeSheet(
  graph: Graph,
  workbook: Workbook,
  { name, onConflict }: NewSheet,
  fill: (sheet: string) => Promise<unknown> = async () => undefined,
): Promise<GraphSheet> {
  const sheets = name === undefined ? [] : await sheetsOf(graph, workbook);
  const taken = name === undefined ? undefined : named(sheets, name);
  if (taken !== undefined && onConflict === 'fail') throw nameTaken(taken, sheets);
  const body = name === undefined ? {} : { name: freeName(sheets, name) };
  const made = await callWorkbook<GraphSheet>(graph, workbook, 'POST', '/worksheets/add', { body });
  const called = made.name ?? '';
  return await orTakeBack(
    async () => {
      await fill(called);
      if (taken === undefined || name === undefined || onConflict !== 'replace') return made;
      await deleteSheetIn(graph, workbook, taken);
      return await callWorkbook<GraphSheet>(graph, workbook, 'PATCH', '/worksheets/{sheet}', { params: { sheet: called }, body: { name } });
    },
    () => ({
      undo: () => deleteSheetIn(graph, workbook, called),
      undone: 'The new sheet was deleted again.',
      left: `The new sheet ${called} is still there.`,
    }),
  );
}

/** Deletes a sheet. https://learn.microsoft.com/graph/api/worksheet-delete */
export async function deleteSheetIn(graph: Graph, workbook: Workbook, sheet: string): Promise<void> {
  await callWorkbook(graph, workbook, 'DELETE', '/worksheets/{sheet}', { params: { sheet } });
}
