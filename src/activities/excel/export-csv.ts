import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { fileOutput, onConflict, saveTo } from '../written-file.ts';
import { readAs, type TypedCell } from './cell.ts';
import { delimiter } from './delimiter.ts';
import { locate, rangeFields } from './locate.ts';
import { rangeCalls, readRows, type Reading } from './read-cells.ts';
import { usedRangeCalls } from './used-range.ts';
import { findingSheets, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.exportCsv`. */
export const exportCsv = defineActivity({
  name: 'excel.exportCsv',
  title: 'Export CSV',
  summary: 'Writes cells of a workbook to a CSV file on this machine, in UTF-8, whole or not at all.',
  effect: 'reads',
  calls: [...findingSheets, ...usedRangeCalls, ...rangeCalls],
  input: z.object({
    ...workbookFields,
    ...rangeFields,
    readAs,
    delimiter,
    escapeFormulas: z
      .boolean()
      .default(true)
      .describe('Put an apostrophe before a text that a spreadsheet would take for a formula when it opens the file.'),
    saveTo,
    name: z.string().min(1).optional().describe('Name of the file. Left out: that of the sheet, with .csv.'),
    onConflict,
  }),
  output: fileOutput,
  examples: [
    { title: 'All that is filled', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', saveTo: 'exports' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        delimiter: ';',
        saveTo: 'exports',
        name: 'budget.csv',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, range, readAs, delimiter, escapeFormulas, saveTo, name, onConflict, ...input }) {
    const { graph, files } = context;
    const [wanted = 'cells.csv'] = await files.plan(saveTo, [name ?? `${sheet}.csv`], onConflict);
    const workbook = await findWorkbook(graph, input);
    const { cells } = await locate(graph, workbook, { sheet, range });
    const rows = cells ? csvOf(context, { workbook, sheet, cells, readAs }, { delimiter, escapeFormulas }) : new Uint8Array();
    return await files.write(saveTo, wanted, rows, onConflict);
  },
});

type CsvStyle = { readonly delimiter: string; readonly escapeFormulas: boolean };

/** The lines of a file, block by block. Lines end as RFC 4180 says. */
async function* csvOf(context: Parameters<typeof readRows>[0], reading: Reading, style: CsvStyle): AsyncGenerator<Uint8Array, void, void> {
  const { stringify } = await import('csv-stringify/sync');
  for await (const { rows } of readRows(context, reading)) {
    const texts = rows.map((row) => row.map((cell) => textOf(cell, style.escapeFormulas)));
    yield Buffer.from(stringify(texts, { delimiter: style.delimiter, record_delimiter: '\r\n' }));
  }
}

// A number that is negative stays one; only a text can be taken for a formula. https://owasp.org/www-community/attacks/CSV_Injection
function textOf({ value, type }: TypedCell, escapeFormulas: boolean): string {
  const text = value === null ? '' : String(value);
  return escapeFormulas && type === 'text' && /^[\t\r\n ]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/.test(text) ? `'${text}` : text;
}
