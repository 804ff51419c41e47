import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { readAs, type TypedCell } from './cell.ts';
import { locate, locatingCalls, locationFields } from './locate.ts';
import { rangeCalls, readRows } from './read-cells.ts';
import { headers } from './read-range.ts';
import { namedRow, namesOf, recordOf } from './table.ts';
import { findingSheets, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.forEachRow`. */
export const forEachRow = defineActivity({
  name: 'excel.forEachRow',
  title: 'For Each Row',
  summary: 'Goes through the rows of a sheet and counts them; empty rows are left out, and what is not wanted is not read.',
  effect: 'reads',
  calls: [...findingSheets, ...locatingCalls, ...rangeCalls],
  input: z.object({ ...workbookFields, ...locationFields, headers, readAs }),
  output: z.object({
    index: z.number().describe('Position of the row in this run, from 0.'),
    row: z.number().describe('Number of the row on the sheet.'),
    values: namedRow.describe('What is in it, by the names of the columns. Dates and times are texts in ISO 8601, empty cells null.'),
  }),
  examples: [
    { title: 'All rows', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget' } },
    { title: 'Of a table, or of what a name stands for', input: { workbook: 'Documents/Budget.xlsx', namedRange: 'Costs' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        range: 'A:B',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
    {
      title: 'Of a table in the library of a site',
      input: { workbook: 'General/Budget.xlsx', namedRange: 'Costs', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async *run(context, { headers, readAs, ...input }) {
    const workbook = await findWorkbook(context.graph, input);
    const { sheet, cells } = await locate(context.graph, workbook, input);
    if (!cells) return;
    let names = headers ? undefined : namesOf(undefined, cells.columns, cells.left);
    let index = 0;
    for await (const { top, rows } of readRows(context, { workbook, sheet, cells, readAs })) {
      for (const [offset, row] of rows.entries()) {
        if (names === undefined) names = namesOf(row, cells.columns, cells.left);
        else if (row.some(({ type }) => type !== 'empty'))
          yield { index: index++, row: top + offset + 1, values: recordOf(columnsFor(names, row), row) };
      }
    }
  },
});

/** Columns of which nothing is known but their names: rows come before the whole column is there. */
function columnsFor(names: readonly string[], row: readonly TypedCell[]) {
  return names.map((name, index) => ({ name, type: row[index]?.type ?? ('empty' as const) }));
}
