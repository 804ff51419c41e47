import { z } from 'zod';
import { naming } from '../../core/named-thing.ts';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { rangeOfTable, tableRangeCalls } from './locate.ts';
import { addressOf } from './range.ts';
import { findingWorkbooks, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.tableRange`. */
export const tableRange = defineActivity({
  name: 'excel.tableRange',
  title: 'Get Table Range',
  summary: 'Tells on which sheet and in which cells a table is, its header included.',
  effect: 'reads',
  calls: [...findingWorkbooks, ...tableRangeCalls],
  input: z.object({ ...workbookFields, table: z.string().trim().min(1).describe('Name of the table.').meta(naming('table')) }),
  output: affectedOutput,
  examples: [
    { title: 'Of a table', input: { workbook: 'Documents/Budget.xlsx', table: 'Costs' } },
    {
      title: 'In the library of a site',
      input: { workbook: 'General/Budget.xlsx', table: 'Costs', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, { table, ...input }) {
    const workbook = await findWorkbook(graph, input);
    const { sheet, cells } = await rangeOfTable(graph, workbook, table);
    return { sheet, address: addressOf(cells) };
  },
});
