import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { cell, columnTypes, readAs } from './cell.ts';
import { addressOf } from './range.ts';
import { rangeCalls, readAll } from './read-cells.ts';
import { startField, startIn } from './start.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';

/** The activity `excel.readCell`. */
export const readCell = defineActivity({
  name: 'excel.readCell',
  title: 'Read Cell',
  summary: 'Reads one cell of a sheet: its value, its formula, or the text that one sees.',
  effect: 'reads',
  calls: [...findingSheets, ...rangeCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    cell: startField.describe('The cell: B3.'),
    readAs,
  }),
  output: z.object({
    address: z.string().describe('Address of the cell: B3.'),
    value: cell.describe('What is in it. Dates and times are texts in ISO 8601, an empty cell is null.'),
    type: z.enum(columnTypes).describe('What kind of value that is.'),
  }),
  examples: [
    { title: 'A value', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', cell: 'B2' } },
    {
      title: 'A formula, in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        cell: 'B2',
        readAs: 'formulas',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, cell, readAs, ...input }) {
    const cells = { ...startIn('cell', cell), rows: 1, columns: 1 };
    const workbook = await findWorkbook(context.graph, input);
    const [[read] = []] = await readAll(context, { workbook, sheet, cells, readAs });
    return { address: addressOf(cells), value: read?.value ?? null, type: read?.type ?? 'empty' };
  },
});
