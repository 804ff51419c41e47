import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { orTakeBack } from '../or-take-back.ts';
import { emptying, emptyingAfterFailure } from './clear-cells.ts';
import { cellOf, csvRows } from './csv-cells.ts';
import { delimiter } from './delimiter.ts';
import { fits } from './fits.ts';
import { addressOf } from './range.ts';
import { sentRows } from './sent-rows.ts';
import { startField, startIn } from './start.ts';
import { plainTable } from './table.ts';
import { usedRange, usedRangeCalls } from './used-range.ts';
import { findingSheets, findWorkbook, sheetField, turnOf, workbookFields } from './workbook.ts';
import { cellsOf, writeCells, writingCalls } from './write-cells.ts';
import { writtenOutput } from './written.ts';

/** The activity `excel.importCsv`. */
export const importCsv = defineActivity({
  name: 'excel.importCsv',
  title: 'Import CSV',
  summary: 'Writes a CSV file of this machine into the cells of a sheet, or below what is filled.',
  effect: 'changes',
  calls: [...findingSheets, ...usedRangeCalls, ...writingCalls, ...emptyingAfterFailure],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    file: z.string().min(1).describe('Path of the file on this machine.'),
    start: startField.default('A1'),
    append: z
      .boolean()
      .default(false)
      .describe('Write below the last filled row instead of at `start`, and leave the first row of the file out there.'),
    convert: z
      .boolean()
      .default(true)
      .describe(
        'Numbers, true and false, dates and times become such; what is not written exactly as one, such as 00123, stays a text. Otherwise all are texts.',
      ),
    delimiter,
    encoding: z.string().min(1).default('utf-8').describe('How its text is encoded: utf-8, utf-16le, windows-1252.'),
  }),
  output: writtenOutput,
  examples: [
    {
      title: 'At the top of a sheet',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes', file: 'costs.csv', delimiter: ';' },
      files: { 'costs.csv': 'Item;Amount;Due\nCourier;80;2026-12-01\n' },
    },
    {
      title: 'Below what is filled',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', file: 'costs.csv', append: true },
      files: { 'costs.csv': 'Item,Amount\nCourier,80\n' },
    },
    {
      title: 'Below what is filled, in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        file: 'costs.csv',
        append: true,
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
      files: { 'costs.csv': 'Item,Amount\nCourier,80\n' },
    },
  ],

  async run(context, { sheet, file, start, append, convert, delimiter, encoding, ...input }) {
    const { graph } = context;
    const texts = await csvRows('file', await context.files.open(file), { delimiter, encoding });
    const plain = plainTable(
      'file',
      texts.map((row) => row.map((text) => (convert ? cellOf(text) : text === '' ? null : text))),
    );
    const all = sentRows({ ...plain, types: convert ? [] : (plain.rows[0] ?? []).map(() => 'text') }, { headers: false, formulas: false });
    const first = startIn('start', start);
    const workbook = await findWorkbook(graph, input);
    if (!append) {
      const cells = cellsOf({ ...first, rows: all });
      if (cells) fits('file', cells);
      await writeCells(context, { workbook, sheet, ...first, rows: all });
      return { sheet, address: cells ? addressOf(cells) : '', rows: all.length };
    }
    return await context.inTurn(turnOf(workbook), async () => {
      const used = await usedRange(graph, workbook, sheet);
      const rows = used ? all.slice(1) : all;
      const at = used ? { top: used.top + used.rows, left: used.left } : { top: 0, left: 0 };
      const cells = cellsOf({ ...at, rows });
      if (!cells) return { sheet, address: '', rows: 0 };
      fits('file', cells);
      await orTakeBack(
        () => writeCells(context, { workbook, sheet, ...at, rows }),
        () => emptying(graph, workbook, sheet, cells),
      );
      return { sheet, address: addressOf(cells), rows: rows.length };
    });
  },
});
