import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { orTakeBack } from '../or-take-back.ts';
import { affectedOutput } from './affected.ts';
import { columnField, findColumn } from './find-column.ts';
import { fits } from './fits.ts';
import { addressOf, sheetColumns, sheetRows } from './range.ts';
import { rangeCalls } from './read-cells.ts';
import { deletingCalls, insertCells, insertingCalls, takeOut } from './shift.ts';
import { toSent } from './to-graph.ts';
import { usedRange, usedRangeCalls } from './used-range.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';
import { writeCells, writingCalls } from './write-cells.ts';

/** The activity `excel.insertColumn`. */
export const insertColumn = defineActivity({
  name: 'excel.insertColumn',
  title: 'Insert Column',
  summary: 'Puts empty columns into a sheet before another one, which moves to the right; the first may have a header.',
  effect: 'changes',
  calls: [...findingSheets, ...usedRangeCalls, ...rangeCalls, ...insertingCalls, ...writingCalls, ...deletingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    column: columnField.describe(
      'The column that will be to the right of them: the text of its header, its letters, or its number from 1 on.',
    ),
    headers: z.boolean().default(true).describe('The first filled row has the names of the columns.'),
    count: z.int().min(1).max(sheetColumns).default(1).describe('How many.'),
    header: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Text for the first of them, beside the other headers: in the first filled row, or in row 1 where the sheet is empty or has no headers. ' +
          'Left out: empty.',
      ),
  }),
  output: affectedOutput,
  examples: [
    {
      title: 'With a header, before another one',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', column: 'Amount', header: 'Due' },
    },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        column: 'B',
        header: 'Due',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, column, headers, count, header, ...input }) {
    const { graph } = context;
    const workbook = await findWorkbook(graph, input);
    const left = await findColumn(context, { workbook, sheet, column, headers });
    const cells = { top: 0, left, rows: sheetRows, columns: count };
    fits('count', cells);
    const used = header !== undefined && headers ? await usedRange(graph, workbook, sheet) : undefined;
    const top = used?.top ?? 0;
    await insertCells(graph, workbook, sheet, cells, 'Right');
    if (header !== undefined) {
      const rows = [[toSent(header, { type: 'text' })]];
      await orTakeBack(
        () => writeCells(context, { workbook, sheet, top, left, rows }),
        () => takeOut(graph, workbook, sheet, cells, 'Right'),
      );
    }
    return { sheet, address: addressOf(cells) };
  },
});
