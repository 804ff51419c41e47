import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { fillBelow, readingFills } from './color.ts';
import { addressOf } from './range.ts';
import { startField, startIn } from './start.ts';
import { callWorkbook, findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';

/** The activity `excel.cellColor`. */
export const cellColor = defineActivity({
  name: 'excel.cellColor',
  title: 'Get Cell Color',
  summary: 'Reads the colour that a cell is filled with.',
  effect: 'reads',
  calls: [...findingSheets, ...readingFills],
  input: z.object({ ...workbookFields, sheet: sheetField, cell: startField.describe('The cell: B3.') }),
  output: z.object({
    address: z.string().describe('Address of the cell: B3.'),
    color: z
      .string()
      .nullable()
      .describe('The colour in hexadecimal, #FFA500; null where Excel tells none. A cell that is not filled is white.'),
  }),
  examples: [
    { title: 'Of a cell', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', cell: 'A1' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        cell: 'A1',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { sheet, cell, ...input }) {
    const range = addressOf({ ...startIn('cell', cell), rows: 1, columns: 1 });
    const workbook = await findWorkbook(graph, input);
    // https://learn.microsoft.com/graph/api/rangefill-get
    const fill = await callWorkbook<{ readonly color?: string | null }>(graph, workbook, 'GET', fillBelow, { params: { sheet, range } });
    return { address: range, color: fill.color ? fill.color.toUpperCase() : null };
  },
});
