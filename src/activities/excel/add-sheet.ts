import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { makeSheet, makingSheets } from './make-sheet.ts';
import { onSheetConflict, sheetName } from './sheet-names.ts';
import { sheetOutput, toSheet } from './sheet.ts';
import { findingWorkbooks, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.addSheet`. */
export const addSheet = defineActivity({
  name: 'excel.addSheet',
  title: 'Add Sheet',
  summary: 'Makes an empty sheet at the end of a workbook.',
  effect: 'changes',
  calls: [...findingWorkbooks, ...makingSheets],
  input: z.object({
    ...workbookFields,
    name: sheetName.optional().describe('Its name. Left out: Excel names it.'),
    onConflict: onSheetConflict,
  }),
  output: sheetOutput,
  examples: [
    { title: 'Under a free name', input: { workbook: 'Documents/Budget.xlsx', name: 'Budget', onConflict: 'rename' } },
    { title: 'In the place of another one', input: { workbook: 'Documents/Budget.xlsx', name: 'Notes', onConflict: 'replace' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        name: 'Budget',
        onConflict: 'replace',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { name, onConflict, ...input }) {
    const workbook = await findWorkbook(graph, input);
    return toSheet(await makeSheet(graph, workbook, { name, onConflict }));
  },
});
