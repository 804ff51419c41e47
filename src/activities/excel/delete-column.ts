import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { clearCells, emptyingCalls } from './clear-cells.ts';
import { columnField, findColumn } from './find-column.ts';
import { addressOf, sheetRows } from './range.ts';
import { rangeCalls } from './read-cells.ts';
import { deleteCells, deletingCells } from './shift.ts';
import { usedRangeCalls } from './used-range.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';

/** The activity `excel.deleteColumn`. */
export const deleteColumn = defineActivity({
  name: 'excel.deleteColumn',
  title: 'Delete Column',
  summary: 'Takes a column out of a sheet, or empties it.',
  effect: 'deletes',
  calls: [...findingSheets, ...usedRangeCalls, ...rangeCalls, ...deletingCells, ...emptyingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    column: columnField,
    headers: z.boolean().default(true).describe('The first filled row has the names of the columns.'),
    mode: z.enum(['delete', 'clear']).default('delete').describe('Take it out, so that what is to its right moves left, or only empty it.'),
  }),
  output: affectedOutput,
  examples: [
    { title: 'By its header', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', column: 'Amount' } },
    { title: 'Emptied', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', column: 2, mode: 'clear' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        column: 'B',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
    {
      title: 'Emptied in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        column: 2,
        mode: 'clear',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, column, headers, mode, ...input }) {
    const { graph } = context;
    const workbook = await findWorkbook(graph, input);
    const left = await findColumn(context, { workbook, sheet, column, headers });
    const cells = { top: 0, left, rows: sheetRows, columns: 1 };
    if (mode === 'delete') await deleteCells(graph, workbook, sheet, cells, 'Left');
    else await clearCells(graph, workbook, sheet, cells, 'Contents');
    return { sheet, address: addressOf(cells) };
  },
});
