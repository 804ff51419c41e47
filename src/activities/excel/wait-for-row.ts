import { z } from 'zod';
import { naming } from '../../core/named-thing.ts';
import { defineActivity } from '../../core/activity.ts';
import { waitingFields } from '../waiting.ts';
import { changeCalls, nextChange } from './changes.ts';
import { tableRangeCalls } from './locate.ts';
import { rangeCalls } from './read-cells.ts';
import { rowChanges } from './row-changes.ts';
import { namedRow } from './table.ts';
import { findingSheets, findWorkbook, workbookCalls, workbookFields } from './workbook.ts';

/** The activity `excel.waitForRow`. */
export const waitForRow = defineActivity({
  name: 'excel.waitForRow',
  title: 'Wait For Row Added To Table Bottom',
  summary:
    'Waits until a row is added at the bottom of a table by whomever, and reads it; one that is inserted above, or changed, is none.',
  effect: 'reads',
  calls: [...findingSheets, ...changeCalls, ...workbookCalls('GET', '/tables'), ...tableRangeCalls, ...rangeCalls],
  input: z.object({
    ...workbookFields,
    table: z.string().trim().min(1).describe('Name of the table.').meta(naming('table')),
    ...waitingFields,
  }),
  output: z.object({
    sheet: z.string().describe('Name of the sheet that the table is on.'),
    row: z.number().describe('Number of the row on the sheet, as it is then.'),
    values: namedRow.describe('What is in it, by the names of the columns. Dates and times are texts in ISO 8601, empty cells null.'),
  }),
  examples: [
    { title: 'The next row', input: { workbook: 'Documents/Budget.xlsx', table: 'Costs', timeoutSeconds: 600 } },
    {
      title: 'In the library of a site, after those that earlier runs were given',
      input: {
        workbook: 'General/Budget.xlsx',
        table: 'Costs',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        position: 'costs',
        timeoutSeconds: 600,
      },
    },
  ],

  async run(context, input) {
    const workbook = await findWorkbook(context.graph, input);
    return nextChange(context, workbook, input, rowChanges(context, workbook, input.table));
  },
});
