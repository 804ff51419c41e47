import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { listingSheets, sheetsOf } from './sheet-names.ts';
import { sheetOutput, toSheet } from './sheet.ts';
import { findingWorkbooks, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.forEachSheet`. */
export const forEachSheet = defineActivity({
  name: 'excel.forEachSheet',
  title: 'For Each Sheet',
  summary: 'Goes through the sheets of a workbook, in their order, and counts them.',
  effect: 'reads',
  calls: [...findingWorkbooks, ...listingSheets],
  input: z.object(workbookFields),
  output: z.object({
    index: z.number().describe('Position of the sheet in this run, from 0.'),
    sheet: sheetOutput.describe('The sheet.'),
  }),
  examples: [
    { title: 'Of a workbook', input: { workbook: 'Documents/Budget.xlsx' } },
    {
      title: 'In the library of a site',
      input: { workbook: 'General/Budget.xlsx', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async *run({ graph }, input) {
    const workbook = await findWorkbook(graph, input);
    // All at once: the loop may well change the sheets.
    for (const [index, sheet] of (await sheetsOf(graph, workbook)).entries()) yield { index, sheet: toSheet(sheet) };
  },
});
