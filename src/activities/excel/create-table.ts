import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { orTakeBack } from '../or-take-back.ts';
import { cellsIn, rangeFields } from './locate.ts';
import { addressOf } from './range.ts';
import { usedRangeCalls } from './used-range.ts';
import { callWorkbook, findingSheets, findWorkbook, workbookCalls, workbookFields } from './workbook.ts';

/** A table as Graph gives it. https://learn.microsoft.com/graph/api/resources/table */
interface GraphTable {
  readonly id?: string | null;
  readonly name?: string | null;
}

const [undoOwn, undoOther] = workbookCalls('POST', '/tables/{table}/convertToRange');

/** The activity `excel.createTable`. */
export const createTable = defineActivity({
  name: 'excel.createTable',
  title: 'Create Table',
  summary: 'Makes a table of cells, which has a name, filters, and rows that are added to its bottom.',
  effect: 'changes',
  calls: [
    ...findingSheets,
    ...usedRangeCalls,
    ...workbookCalls('POST', '/worksheets/{sheet}/tables/add'),
    ...workbookCalls('PATCH', '/tables/{table}'),
    { ...undoOwn, afterFailure: true },
    { ...undoOther, afterFailure: true },
  ],
  input: z.object({
    ...workbookFields,
    ...rangeFields,
    name: z
      .string()
      .trim()
      .regex(/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u, 'must begin with a letter, and have only letters, digits, _ and . in it.')
      .optional()
      .describe('Name of the table. Left out: Excel names it.'),
    headers: z.boolean().default(true).describe('The first row has the names of the columns. Otherwise a row of names is put above.'),
  }),
  output: z.object({
    name: z.string().describe('Name of the table.'),
    sheet: z.string().describe('Name of the sheet that it is on.'),
  }),
  examples: [
    { title: 'Of some cells', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes', range: 'D1:E3', headers: false } },
    {
      title: 'Of all that is filled, in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Notes',
        name: 'Remarks',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
    { title: 'With a name', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes', name: 'Remarks' } },
  ],

  async run({ graph }, { name, headers, ...input }) {
    const { sheet } = input;
    const workbook = await findWorkbook(graph, input);
    const cells = await cellsIn(graph, workbook, input);
    if (!cells) throw inputError('The range', [{ field: 'range', problem: `is required: nothing is on ${sheet}.` }]);
    const body = { address: addressOf(cells), hasHeaders: headers };
    // https://learn.microsoft.com/graph/api/worksheet-post-tables
    const made = await callWorkbook<GraphTable>(graph, workbook, 'POST', '/worksheets/{sheet}/tables/add', { params: { sheet }, body });
    const called = made.name ?? made.id ?? '';
    if (name === undefined) return { name: called, sheet };
    const renamed = await orTakeBack(
      () => callWorkbook<GraphTable>(graph, workbook, 'PATCH', '/tables/{table}', { params: { table: called }, body: { name } }),
      () => ({
        undo: () => callWorkbook(graph, workbook, 'POST', '/tables/{table}/convertToRange', { params: { table: called } }),
        undone: 'The table was made plain cells again.',
        left: `The table is there as ${called}.`,
      }),
    );
    return { name: renamed.name ?? name, sheet };
  },
});
