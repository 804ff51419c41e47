import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import type { Graph } from '../../core/ports.ts';
import { sheetProperties, type GraphSheet } from './sheet.ts';
import { listInWorkbook, workbookCalls, type Workbook } from './workbook.ts';

/** The name that a sheet is given. https://support.microsoft.com/office/3f1f7148-ee83-404d-8ef0-9ff99fbad1f9 */
export const sheetName = z
  .string()
  .trim()
  .min(1)
  .max(31)
  .regex(/^(?!')[^:\\/?*[\]]*(?<!')$/, 'must not have any of : \\ / ? * [ ] in it, nor an apostrophe at its beginning or end.')
  .refine((name) => name.toLowerCase() !== 'history', 'must not be History, which Excel keeps for itself.');

/** What to do when a sheet of that name is there. */
export const onSheetConflict = z
  .enum(['fail', 'replace', 'rename'])
  .default('fail')
  .describe('When there is a sheet of that name: fail and change nothing, put the new one in its place, or take a free name.');

/** The calls that an activity declares to look at the sheets of a workbook. */
export const listingSheets = workbookCalls('GET', '/worksheets');

/** The sheets of a workbook, in their order. */
export async function sheetsOf(graph: Graph, workbook: Workbook): Promise<GraphSheet[]> {
  const all: GraphSheet[] = [];
  for await (const sheet of listInWorkbook<GraphSheet>(graph, workbook, '/worksheets', { query: { $select: sheetProperties } }))
    all.push(sheet);
  return all;
}

/** The name that a sheet has, where one is of that name; letter case does not count. */
export function named(sheets: readonly GraphSheet[], name: string): string | undefined {
  return sheets.find((sheet) => sheet.name?.toLowerCase() === name.toLowerCase())?.name ?? undefined;
}

/** The first free name: `Costs (2)` where there is `Costs`, cut so that it stays a name. */
export function freeName(sheets: readonly GraphSheet[], name: string): string {
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : ` (${count})`;
    const free = `${name.slice(0, 31 - end.length)}${end}`;
    if (named(sheets, free) === undefined) return free;
  }
}

/** The error for a name that a sheet has already. */
export function nameTaken(name: string, sheets: readonly GraphSheet[]): OnbehalfError {
  const names = sheets.map((sheet) => sheet.name).join(', ');
  return new OnbehalfError('CONFLICT', `There is a sheet ${name} already. The sheets are: ${names}.`, {
    remedy: 'Choose another name, or another conflict behaviour (fail, replace, rename).',
  });
}
