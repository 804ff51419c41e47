import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { lineFields, writeLine, writingLines } from './write-line.ts';

/** The activity `excel.writeColumn`. */
export const writeColumn = defineActivity({
  name: 'excel.writeColumn',
  title: 'Write Column',
  summary: 'Writes values into a column of a sheet, from one cell down.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: writingLines,
  input: z.object(lineFields),
  output: affectedOutput,
  examples: [
    { title: 'Over what is there', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', start: 'B2', values: [120, 80] } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        start: 'B2',
        values: [120, 80],
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  run: (context, input) => writeLine(context, 'column', input),
});
