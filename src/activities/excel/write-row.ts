import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { lineFields, writeLine, writingLines } from './write-line.ts';

/** The activity `excel.writeRow`. */
export const writeRow = defineActivity({
  name: 'excel.writeRow',
  title: 'Write Row',
  summary: 'Writes values into a row of a sheet, from one cell to the right.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: writingLines,
  input: z.object(lineFields),
  output: affectedOutput,
  examples: [
    { title: 'Over what is there', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', start: 'A2', values: ['Travel', 120] } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        start: 'A2',
        values: ['Travel', 120],
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  run: (context, input) => writeLine(context, 'row', input),
});
