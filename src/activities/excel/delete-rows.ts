import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { clearCells, emptyingCalls } from './clear-cells.ts';
import { addressOf, rectangleIn, sheetColumns, sheetRows, type Rectangle } from './range.ts';
import { runsIn } from './row-list.ts';
import { deleteCells, deletingCells } from './shift.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';

/** The activity `excel.deleteRows`. */
export const deleteRows = defineActivity({
  name: 'excel.deleteRows',
  title: 'Delete Rows',
  summary: 'Takes rows out of a sheet, or empties them.',
  effect: 'deletes',
  // The rows below have moved up.
  reconcile: { repeatIf: ({ mode }) => mode !== 'delete' },
  calls: [...findingSheets, ...deletingCells, ...emptyingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    rows: z.string().min(1).describe('Numbers of the rows on the sheet: 1,3-5.'),
    columns: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('Only the cells of these columns, B:D; those below them move up. Left out: whole rows.'),
    mode: z.enum(['delete', 'clear']).default('delete').describe('Take them out, so that what is below moves up, or only empty them.'),
  }),
  output: z.object({
    sheet: z.string().describe('Name of the sheet.'),
    addresses: z.array(z.string()).describe('Addresses of what was taken out or emptied, from the bottom up, as they were before.'),
    rows: z.number().describe('How many rows that were.'),
  }),
  examples: [
    { title: 'Some rows', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', rows: '2,4-5' } },
    { title: 'Emptied', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', rows: '2', columns: 'A:B', mode: 'clear' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        rows: '2',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
    {
      title: 'Emptied in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        rows: '2',
        mode: 'clear',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { sheet, rows, columns, mode, ...input }) {
    const runs = runsIn('rows', rows);
    const width = columnsIn(columns);
    const workbook = await findWorkbook(graph, input);
    const blocks = runs.map((run) => ({ ...width, ...run }));
    for (const block of blocks) {
      if (mode === 'delete') await deleteCells(graph, workbook, sheet, block, 'Up');
      else await clearCells(graph, workbook, sheet, block, 'Contents');
    }
    return { sheet, addresses: blocks.map(addressOf), rows: runs.reduce((sum, run) => sum + run.rows, 0) };
  },
});

function columnsIn(text: string | undefined): Pick<Rectangle, 'left' | 'columns'> {
  if (text === undefined) return { left: 0, columns: sheetColumns };
  const { left, columns, rows } = rectangleIn('columns', text);
  if (rows === sheetRows) return { left, columns };
  throw inputError('The columns', [{ field: 'columns', problem: `must be whole columns, such as B:D; it is ${text}.` }]);
}
