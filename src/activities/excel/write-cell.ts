import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { affectedOutput } from './affected.ts';
import { cell } from './cell.ts';
import { addressOf } from './range.ts';
import { startField, startIn } from './start.ts';
import { checkCells, toSent } from './to-graph.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';
import { writeCells, writingCalls } from './write-cells.ts';

/** The activity `excel.writeCell`. */
export const writeCell = defineActivity({
  name: 'excel.writeCell',
  title: 'Write Cell',
  summary: 'Writes a value or a formula into one cell of a sheet.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...findingSheets, ...writingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    cell: startField.describe('The cell: B3.'),
    value: cell
      .optional()
      .describe(
        'What to write: a text, a number, true, false, a date or time in ISO 8601 without an offset, or null, which empties the cell.',
      ),
    formula: z.string().startsWith('=', 'must begin with =.').optional().describe('A formula in the place of a value: =SUM(B2:B4).'),
  }),
  output: affectedOutput,
  examples: [
    { title: 'A date', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', cell: 'C2', value: '2026-12-01' } },
    {
      title: 'A formula, in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        cell: 'B5',
        formula: '=SUM(B2:B4)',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, cell, value, formula, ...input }) {
    const given = formula ?? value;
    if (given === undefined || (formula !== undefined && value !== undefined))
      throw inputError('excel.writeCell', [{ field: 'value', problem: 'or formula is required, and not both.' }]);
    checkCells(formula === undefined ? 'value' : 'formula', [[given]]);
    const start = startIn('cell', cell);
    const workbook = await findWorkbook(context.graph, input);
    await writeCells(context, { workbook, sheet, ...start, rows: [[toSent(given, { formulas: formula !== undefined })]] });
    return { sheet, address: addressOf({ ...start, rows: 1, columns: 1 }) };
  },
});
