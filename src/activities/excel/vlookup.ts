import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { cell, toCell } from './cell.ts';
import { cellsIn, rangeFields } from './locate.ts';
import { addressOf, onSheet } from './range.ts';
import { serialOf } from './serial-date.ts';
import { usedRangeCalls } from './used-range.ts';
import { callWorkbook, findingSheets, findWorkbook, workbookCalls, workbookFields } from './workbook.ts';

/** The activity `excel.vlookup`. */
export const vlookup = defineActivity({
  name: 'excel.vlookup',
  title: 'VLookup Range',
  summary: 'Looks a value up in the first column of cells and gives what is in another column of its row. The workbook computes it.',
  effect: 'reads',
  calls: [...findingSheets, ...usedRangeCalls, ...workbookCalls('POST', '/functions/vlookup')],
  input: z.object({
    ...workbookFields,
    ...rangeFields,
    value: z
      .union([z.string(), z.number(), z.boolean()], { error: 'must be a text, a number, true or false.' })
      .describe('What to look up. A date or time in ISO 8601 without an offset is one.'),
    column: z.int().min(1).describe('Number of the column to give, counted in the cells from 1.'),
    exactMatch: z
      .boolean()
      .default(true)
      .describe('Only the same value. Otherwise the largest that is not above it, in a first column in ascending order.'),
  }),
  output: z.object({
    found: z.boolean().describe('Whether the value is there.'),
    value: cell.describe('What is in its row; null where it is not there. A date is its number: the workbook tells no format with it.'),
  }),
  examples: [
    { title: 'The amount of an item', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', value: 'Travel', column: 2 } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        value: 'Travel',
        column: 2,
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { value, column, exactMatch, ...input }) {
    const workbook = await findWorkbook(graph, input);
    const cells = await cellsIn(graph, workbook, input);
    if (!cells) return { found: false, value: null };
    if (column > cells.columns)
      throw inputError('The column', [
        { field: 'column', problem: `must be at most ${cells.columns}, as many as ${addressOf(cells)} has.` },
      ]);
    const lookupValue = typeof value === 'string' ? (serialOf(value)?.serial ?? value) : value;
    const body = {
      lookupValue,
      tableArray: { Address: onSheet(input.sheet, addressOf(cells)) },
      colIndexNum: column,
      rangeLookup: !exactMatch,
    };
    // https://learn.microsoft.com/graph/api/resources/excel#workbook-functions
    const answer = await callWorkbook<{ readonly value?: unknown; readonly error?: string | null }>(
      graph,
      workbook,
      'POST',
      '/functions/vlookup',
      { body },
    );
    if (answer.error === '#N/A') return { found: false, value: null };
    if (answer.error)
      throw new OnbehalfError('REQUEST_REFUSED', `The workbook could not look ${JSON.stringify(value)} up: ${answer.error}.`);
    return { found: true, value: toCell(answer.value, undefined).value };
  },
});
