import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { orTakeBack } from '../or-take-back.ts';
import { fits } from './fits.ts';
import { addressOf } from './range.ts';
import { formulas, sentRows } from './sent-rows.ts';
import { deletingCalls, insertCells, insertingCalls, takeOut } from './shift.ts';
import { plainTable, tableInput } from './table.ts';
import { startField, startIn } from './start.ts';
import { cellsOf, writeCells, writingCalls } from './write-cells.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';
import { writtenOutput } from './written.ts';

/** The activity `excel.writeRange`. */
export const writeRange = defineActivity({
  name: 'excel.writeRange',
  title: 'Write Range',
  summary: 'Writes a table into the cells of a sheet, from one cell on, over what is there or between it.',
  effect: 'changes',
  // Cells that make room would do so twice.
  reconcile: { repeatIf: ({ mode }) => mode === 'overwrite' },
  calls: [...findingSheets, ...insertingCalls, ...writingCalls, ...deletingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    start: startField.default('A1'),
    table: tableInput.describe(
      'What to write: rows as lists, rows by the names of their columns, or a table that another activity gave. Texts such as 2026-11-23, ' +
        '2026-11-23T09:30:00 and 09:30:00 become dates and times, null empties a cell.',
    ),
    headers: z.boolean().default(true).describe('Write the names of the columns first. Rows as lists have no names.'),
    mode: z
      .enum(['overwrite', 'insert', 'insertRight'])
      .default('overwrite')
      .describe('Over what is there, or into new cells, for which what is there moves down or to the right.'),
    formulas,
  }),
  output: writtenOutput,
  examples: [
    {
      title: 'Rows by the names of their columns',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes', table: [{ Who: 'Ada', Due: '2026-12-01', Sum: 12.5 }] },
    },
    {
      title: 'Between what is there',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', start: 'A2', table: [['Courier', 80]], mode: 'insert' },
    },
    {
      title: 'With a formula, in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        start: 'E1',
        table: [[2, 3, '=E1*F1']],
        formulas: true,
        mode: 'insertRight',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, start, table, headers, mode, formulas, ...input }) {
    const { graph } = context;
    const rows = sentRows(plainTable('table', table), { headers, formulas });
    const writing = { sheet, ...startIn('start', start), rows };
    const cells = cellsOf(writing);
    if (!cells) return { sheet, address: '', rows: 0 };
    fits('table', cells);
    const workbook = await findWorkbook(graph, input);
    if (mode === 'overwrite') await writeCells(context, { ...writing, workbook });
    else {
      const shift = mode === 'insert' ? 'Down' : 'Right';
      await insertCells(graph, workbook, sheet, cells, shift);
      await orTakeBack(
        () => writeCells(context, { ...writing, workbook }),
        () => takeOut(graph, workbook, sheet, cells, shift),
      );
    }
    return { sheet, address: addressOf(cells), rows: rows.length };
  },
});
