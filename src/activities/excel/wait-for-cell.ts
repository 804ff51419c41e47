import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { waitingFields } from '../waiting.ts';
import { cell } from './cell.ts';
import { cellChanges } from './cell-changes.ts';
import { changeCalls, nextChange } from './changes.ts';
import { locatingCalls, locationFields } from './locate.ts';
import { rangeCalls } from './read-cells.ts';
import { findingSheets, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.waitForCell`. */
export const waitForCell = defineActivity({
  name: 'excel.waitForCell',
  title: 'Wait For Worksheet Cell Updated',
  summary:
    'Waits until a cell of a sheet has another value, by whomever or by a formula, and reads it; at most 20,000 cells are looked at.',
  effect: 'reads',
  calls: [...findingSheets, ...changeCalls, ...locatingCalls, ...rangeCalls],
  input: z.object({ ...workbookFields, ...locationFields, ...waitingFields }),
  output: z.object({
    sheet: z.string().describe('Name of the sheet.'),
    address: z.string().describe('Address of the cell: B3.'),
    value: cell.describe('What is in it then. Dates and times are texts in ISO 8601; null where it was emptied.'),
  }),
  examples: [
    { title: 'The next cell that is changed', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', timeoutSeconds: 600 } },
    {
      title: 'In some columns, after those that earlier runs were given',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', range: 'A1:D20', position: 'budget', timeoutSeconds: 600 },
    },
    { title: 'Of what a name stands for', input: { workbook: 'Documents/Budget.xlsx', namedRange: 'Costs', timeoutSeconds: 600 } },
    {
      title: 'Of a sheet in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        timeoutSeconds: 600,
      },
    },
    {
      title: 'Of what a name stands for, in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        namedRange: 'Costs',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        timeoutSeconds: 600,
      },
    },
  ],

  async run(context, input) {
    const workbook = await findWorkbook(context.graph, input);
    return nextChange(context, workbook, input, cellChanges(context, workbook, input));
  },
});
