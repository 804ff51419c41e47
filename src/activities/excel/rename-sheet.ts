import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { sheetName } from './sheet-names.ts';
import { sheetOutput, toSheet, type GraphSheet } from './sheet.ts';
import { callWorkbook, findingSheets, findWorkbook, sheetField, workbookCalls, workbookFields } from './workbook.ts';

/** The activity `excel.renameSheet`. */
export const renameSheet = defineActivity({
  name: 'excel.renameSheet',
  title: 'Rename Sheet',
  summary: 'Gives a sheet another name; formulas that name it follow.',
  effect: 'changes',
  calls: [...findingSheets, ...workbookCalls('PATCH', '/worksheets/{sheet}')],
  input: z.object({ ...workbookFields, sheet: sheetField, name: sheetName.describe('The new name, which must be free.') }),
  output: sheetOutput,
  examples: [
    { title: 'A sheet', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes', name: 'Remarks' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        name: 'Budget 2026',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { sheet, name, ...input }) {
    const workbook = await findWorkbook(graph, input);
    const request = { params: { sheet }, body: { name } };
    return toSheet(await callWorkbook<GraphSheet>(graph, workbook, 'PATCH', '/worksheets/{sheet}', request));
  },
});
