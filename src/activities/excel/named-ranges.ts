import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { readAddress, addressOf, sheetIn } from './range.ts';
import { findingWorkbooks, findWorkbook, listInWorkbook, workbookCalls, workbookFields } from './workbook.ts';

/** A name of a workbook as Graph gives it. https://learn.microsoft.com/graph/api/resources/nameditem */
interface GraphName {
  readonly name?: string | null;
  readonly type?: string | null;
  readonly value?: unknown;
}

/** The activity `excel.namedRanges`. */
export const namedRanges = defineActivity({
  name: 'excel.namedRanges',
  title: 'Get Named Ranges',
  summary: 'Lists the names of a workbook that stand for cells, with where these are.',
  effect: 'reads',
  calls: [...findingWorkbooks, ...workbookCalls('GET', '/names')],
  input: z.object(workbookFields),
  output: z.object({
    name: z.string().describe('Name.').meta({ column: 'Name' }),
    sheet: z.string().describe('Name of the sheet.').meta({ column: 'Sheet' }),
    address: z.string().describe('Address of the cells: A1:D20.').meta({ column: 'Address' }),
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
    for await (const { name, value } of listInWorkbook<GraphName>(graph, workbook, '/names')) {
      // A name may stand for a number or a formula as well.
      const text = typeof value === 'string' ? value.replace(/^=/, '') : '';
      const sheet = sheetIn(text);
      const cells = readAddress(text);
      if (sheet !== undefined && cells) yield { name: name ?? '', sheet, address: addressOf(cells) };
    }
  },
});
