import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { readAs } from './cell.ts';
import { lineOutput, readLine } from './line.ts';
import { rangeCalls } from './read-cells.ts';
import { startField, startIn } from './start.ts';
import { usedRangeCalls } from './used-range.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';

/** The activity `excel.readColumn`. */
export const readColumn = defineActivity({
  name: 'excel.readColumn',
  title: 'Read Column',
  summary: 'Reads a column of a sheet from one cell down, to the last filled one.',
  effect: 'reads',
  calls: [...findingSheets, ...usedRangeCalls, ...rangeCalls],
  input: z.object({ ...workbookFields, sheet: sheetField, start: startField.default('A1'), readAs }),
  output: lineOutput,
  examples: [
    { title: 'From a cell on', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', start: 'B1' } },
    {
      title: 'In the library of a site',
      input: { workbook: 'General/Budget.xlsx', sheet: 'Budget', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run(context, { sheet, start, readAs, ...input }) {
    const first = startIn('start', start);
    const workbook = await findWorkbook(context.graph, input);
    return await readLine(context, { workbook, sheet, start: first, direction: 'column', readAs });
  },
});
