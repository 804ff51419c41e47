import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { sheetOutput, sheetProperties, toSheet, type GraphSheet } from './sheet.ts';
import { findingWorkbooks, findWorkbook, listInWorkbook, workbookCalls, workbookFields } from './workbook.ts';

/** The activity `excel.sheets`. */
export const sheets = defineActivity({
  name: 'excel.sheets',
  title: 'Get Sheets',
  summary: 'Lists the sheets of a workbook, in their order.',
  effect: 'reads',
  calls: [...findingWorkbooks, ...workbookCalls('GET', '/worksheets')],
  input: z.object(workbookFields),
  output: sheetOutput,
  examples: [
    { title: 'Of a workbook in OneDrive', input: { workbook: 'Documents/Budget.xlsx' } },
    {
      title: 'Of one in the library of a site',
      input: { workbook: 'General/Budget.xlsx', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async *run({ graph }, input) {
    const workbook = await findWorkbook(graph, input);
    for await (const sheet of listInWorkbook<GraphSheet>(graph, workbook, '/worksheets', { query: { $select: sheetProperties } }))
      yield toSheet(sheet);
  },
});
