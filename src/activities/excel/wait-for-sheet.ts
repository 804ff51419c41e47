import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { waitingFields } from '../waiting.ts';
import { changeCalls, nextChange } from './changes.ts';
import { listingSheets, sheetsOf } from './sheet-names.ts';
import { sheetOutput, toSheet } from './sheet.ts';
import { findingWorkbooks, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.waitForSheet`. */
export const waitForSheet = defineActivity({
  name: 'excel.waitForSheet',
  title: 'Wait For Worksheet Created',
  summary: 'Waits until a sheet is added to a workbook by whomever, and tells of it; a sheet that is renamed is none.',
  effect: 'reads',
  calls: [...findingWorkbooks, ...changeCalls, ...listingSheets],
  input: z.object({ ...workbookFields, ...waitingFields }),
  output: sheetOutput,
  examples: [
    { title: 'The next sheet', input: { workbook: 'Documents/Budget.xlsx', timeoutSeconds: 600 } },
    {
      title: 'Of a workbook in the library of a site, after those that earlier runs were given',
      input: {
        workbook: 'General/Budget.xlsx',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        position: 'months',
        timeoutSeconds: 600,
      },
    },
  ],

  async run(context, input) {
    const { graph } = context;
    const workbook = await findWorkbook(graph, input);
    const idsOf = async (): Promise<string[]> => (await sheetsOf(graph, workbook)).map(({ id, name }) => id ?? name ?? '');
    return nextChange(context, workbook, input, {
      name: ['sheets'],
      begin: idsOf,
      async *since(before) {
        const sheets = await sheetsOf(graph, workbook);
        const found = sheets.filter(({ id, name }) => !before.includes(id ?? name ?? '')).map(toSheet);
        yield { found, state: sheets.map(({ id, name }) => id ?? name ?? '') };
      },
    });
  },
});
