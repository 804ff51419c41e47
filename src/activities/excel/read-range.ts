import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { readAs } from './cell.ts';
import { locate, locatingCalls, locationFields } from './locate.ts';
import { addressOf } from './range.ts';
import { rangeCalls, readAll } from './read-cells.ts';
import { tableOf, tableOutput } from './table.ts';
import { findingSheets, findWorkbook, workbookFields } from './workbook.ts';

/** Whether the first row names the columns. */
export const headers = z.boolean().default(true).describe('The first row has the names of the columns.');

/** The activity `excel.readRange`. */
export const readRange = defineActivity({
  name: 'excel.readRange',
  title: 'Read Range',
  summary: 'Reads cells of a workbook as a table with typed columns, whole, however large it is.',
  effect: 'reads',
  calls: [...findingSheets, ...locatingCalls, ...rangeCalls],
  input: z.object({ ...workbookFields, ...locationFields, headers, readAs }),
  output: tableOutput,
  examples: [
    { title: 'All that is filled', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget' } },
    { title: 'Some cells as one sees them', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', range: 'A1:C3', readAs: 'text' } },
    { title: 'A table, or what a name stands for', input: { workbook: 'Documents/Budget.xlsx', namedRange: 'Costs' } },
    {
      title: 'A table in the library of a site',
      input: { workbook: 'General/Budget.xlsx', namedRange: 'Costs', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
    {
      title: 'Whole columns, in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        range: 'A:B',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { headers, readAs, ...input }) {
    const { graph } = context;
    const workbook = await findWorkbook(graph, input);
    const { sheet, cells } = await locate(graph, workbook, input);
    if (!cells) return { sheet, address: '', columns: [], rows: [] };
    const rows = await readAll(context, { workbook, sheet, cells, readAs });
    return { sheet, address: addressOf(cells), ...tableOf(rows, headers, cells.left) };
  },
});
