import { z } from 'zod';
import { naming } from '../../core/named-thing.ts';
import { defineActivity } from '../../core/activity.ts';
import { deleteSheetIn } from './make-sheet.ts';
import { existingSheet, findingSheets, findWorkbook, workbookCalls, workbookFields } from './workbook.ts';

/** The activity `excel.deleteSheet`. */
export const deleteSheet = defineActivity({
  name: 'excel.deleteSheet',
  title: 'Delete Sheet',
  summary: 'Deletes a sheet with all that is on it; the last one of a workbook stays.',
  effect: 'deletes',
  reconcile: { gone: ({ sheet }) => ({ sheet }) },
  calls: [...findingSheets, ...workbookCalls('DELETE', '/worksheets/{sheet}')],
  input: z.object({ ...workbookFields, sheet: existingSheet.describe('Name of the sheet.').meta(naming('sheet')) }),
  output: z.object({ sheet: z.string().describe('Name of the sheet that was deleted.') }),
  examples: [
    { title: 'A sheet', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes' } },
    {
      title: 'In the library of a site',
      input: { workbook: 'General/Budget.xlsx', sheet: 'Notes', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, { sheet, ...input }) {
    const workbook = await findWorkbook(graph, input);
    await deleteSheetIn(graph, workbook, sheet);
    return { sheet };
  },
});
