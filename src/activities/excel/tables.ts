import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingWorkbooks, findWorkbook, listInWorkbook, workbookCalls, workbookFields } from './workbook.ts';

interface GraphTable {
  readonly name?: string | null;
  readonly showHeaders?: boolean | null;
  readonly showTotals?: boolean | null;
}

/** The activity `excel.tables`. */
export const tables = defineActivity({
  name: 'excel.tables',
  title: 'Get Tables',
  summary: 'Lists the tables of a workbook.',
  effect: 'reads',
  calls: [...findingWorkbooks, ...workbookCalls('GET', '/tables')],
  input: z.object(workbookFields),
  output: z.object({
    name: z.string().describe('Name.').meta({ column: 'Name' }),
    hasHeaders: z.boolean().describe('It shows a row of headers.'),
    hasTotals: z.boolean().describe('It shows a row of totals.'),
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
    for await (const { name, showHeaders, showTotals } of listInWorkbook<GraphTable>(graph, workbook, '/tables'))
      yield { name: name ?? '', hasHeaders: showHeaders ?? true, hasTotals: showTotals ?? false };
  },
});
