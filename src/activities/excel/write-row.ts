import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { cell } from './cell.ts';
import { fits } from './fits.ts';
import { addressOf } from './range.ts';
import { formulas } from './sent-rows.ts';
import { startField, startIn } from './start.ts';
import { checkCells, toSent } from './to-graph.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';
import { writeCells, writingCalls } from './write-cells.ts';

/** The activity `excel.writeRow`. */
export const writeRow = defineActivity({
  name: 'excel.writeRow',
  title: 'Write Row',
  summary: 'Writes values into a row of a sheet, from one cell to the right.',
  effect: 'changes',
  calls: [...findingSheets, ...writingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    start: startField.default('A1'),
    values: z.array(cell).min(1).describe('What to write, cell by cell.'),
    formulas,
  }),
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

  async run(context, { sheet, start, values, formulas, ...input }) {
    const first = startIn('start', start);
    const cells = { ...first, rows: 1, columns: values.length };
    checkCells('values', [values]);
    fits('values', cells);
    const workbook = await findWorkbook(context.graph, input);
    await writeCells(context, { workbook, sheet, ...first, rows: [values.map((value) => toSent(value, { formulas }))] });
    return { sheet, address: addressOf(cells) };
  },
});
