import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { fits } from './fits.ts';
import { addressOf, sheetColumns, sheetRows } from './range.ts';
import { insertCells, insertingCalls } from './shift.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';

/** The activity `excel.insertRows`. */
export const insertRows = defineActivity({
  name: 'excel.insertRows',
  title: 'Insert Rows',
  summary: 'Puts empty rows into a sheet; what is below moves down.',
  effect: 'changes',
  calls: [...findingSheets, ...insertingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    row: z.int().min(1).max(sheetRows).describe('Number that the first of the new rows will have.'),
    count: z.int().min(1).max(sheetRows).default(1).describe('How many.'),
  }),
  output: affectedOutput,
  examples: [
    { title: 'Two rows', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', row: 2, count: 2 } },
    {
      title: 'In the library of a site',
      input: { workbook: 'General/Budget.xlsx', sheet: 'Budget', row: 2, drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, { sheet, row, count, ...input }) {
    const cells = { top: row - 1, left: 0, rows: count, columns: sheetColumns };
    fits('count', cells);
    const workbook = await findWorkbook(graph, input);
    await insertCells(graph, workbook, sheet, cells, 'Down');
    return { sheet, address: addressOf(cells) };
  },
});
