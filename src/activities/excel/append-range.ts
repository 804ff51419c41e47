import { z } from 'zod';
import { naming } from '../../core/named-thing.ts';
import { defineActivity } from '../../core/activity.ts';
import { orTakeBack } from '../or-take-back.ts';
import { addressOf } from './range.ts';
import { belowHeaders } from './below-headers.ts';
import { emptying, emptyingAfterFailure } from './clear-cells.ts';
import { fits } from './fits.ts';
import { tableRangeCalls } from './locate.ts';
import { rangeCalls } from './read-cells.ts';
import { addRows, addingRows } from './add-rows.ts';
import { formulas, sentRows } from './sent-rows.ts';
import { plainTable, tableInput } from './table.ts';
import { usedRange, usedRangeCalls } from './used-range.ts';
import { cellsOf, writeCells, writingCalls } from './write-cells.ts';
import { findingSheets, findWorkbook, sheetField, turnOf, workbookFields } from './workbook.ts';
import { writtenOutput } from './written.ts';

/** The activity `excel.appendRange`. */
export const appendRange = defineActivity({
  name: 'excel.appendRange',
  title: 'Append Range',
  summary: 'Adds rows below the last filled row of a sheet, or to the bottom of a table, over nothing that is there.',
  effect: 'changes',
  calls: [...findingSheets, ...usedRangeCalls, ...rangeCalls, ...writingCalls, ...emptyingAfterFailure, ...tableRangeCalls, ...addingRows],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    table: tableInput.describe(
      'The rows to add: lists, rows by the names of their columns, or a table that another activity gave. Texts such as 2026-11-23, ' +
        '2026-11-23T09:30:00 and 09:30:00 become dates and times.',
    ),
    headers: z.boolean().default(true).describe('Write the names of the columns first where the sheet is empty.'),
    byHeaders: z
      .boolean()
      .default(false)
      .describe('Put each value below the header of its name, in whatever order the columns are. A name without a header is refused.'),
    toTable: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe(
        'Name of a table of the workbook, to whose bottom the rows are added by the service itself: also where several runs add at the same time, ' +
          'none is lost. Left out: below what is filled.',
      )
      .meta(naming('table')),
    formulas,
  }),
  output: writtenOutput,
  examples: [
    {
      title: 'Below what is filled, each value below its header',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', table: [{ Amount: 80, Item: 'Courier' }], byHeaders: true },
    },
    { title: 'To the bottom of a table', input: { workbook: 'Documents/Budget.xlsx', toTable: 'Costs', table: [['Courier', 80]] } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        table: [{ Item: 'Courier', Amount: 80, Due: '2026-12-01' }],
        byHeaders: true,
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
    {
      title: 'To the bottom of a table in the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        toTable: 'Costs',
        table: [['Courier', 80]],
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, table, headers, byHeaders, toTable, formulas, ...input }) {
    const { graph } = context;
    const plain = plainTable('table', table);
    if (plain.rows.length === 0) return { sheet, address: '', rows: 0 };
    const workbook = await findWorkbook(graph, input);
    if (toTable !== undefined) return await addRows(context, workbook, toTable, plain, { byHeaders, formulas });
    // What is read here decides where is written, so nobody else of this scope may come between.
    return await context.inTurn(turnOf(workbook), async () => {
      const used = await usedRange(graph, workbook, sheet);
      const top = used ? used.top + used.rows : 0;
      const left = used?.left ?? 0;
      const fitted = byHeaders && used ? await belowHeaders(context, { workbook, sheet, used }, plain) : plain;
      const rows = sentRows(fitted, { headers: headers && used === undefined, formulas });
      const cells = cellsOf({ top, left, rows });
      if (!cells) return { sheet, address: '', rows: 0 };
      fits('table', cells);
      await orTakeBack(
        () => writeCells(context, { workbook, sheet, top, left, rows }),
        () => emptying(graph, workbook, sheet, cells),
      );
      return { sheet, address: addressOf(cells), rows: rows.length };
    });
  },
});
