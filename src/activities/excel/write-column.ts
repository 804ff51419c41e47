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

/** The activity `excel.writeColumn`. */
export const writeColumn = defineActivity({
  name: 'excel.writeColumn',
  title: 'Write Column',
  summary: 'Writes values into a column of a sheet, from one cell down.',
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

  async run(context, { sheet, start, values, formulas, ...input }) {
    const first = startIn('start', start);
    const cells = { ...first, rows: values.length, columns: 1 };
    checkCells(
      'values',
      values.map((value) => [value]),
    );
    fits('values', cells);
    const workbook = await findWorkbook(context.graph, input);
    await writeCells(context, { workbook, sheet, ...first, rows: values.map((value) => [toSent(value, { formulas })]) });
    return { sheet, address: addressOf(cells) };
  },
});
