import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { idIn } from '../files/find-item.ts';
import { naming } from '../../core/named-thing.ts';
import { itemReference } from '../files/item-reference.ts';
import { affectedOutput } from './affected.ts';
import { readCopy } from './copy-cells.ts';
import { fits } from './fits.ts';
import { locate, rangeFields } from './locate.ts';
import { addressOf } from './range.ts';
import { rangeCalls } from './read-cells.ts';
import { startField, startIn } from './start.ts';
import { usedRangeCalls } from './used-range.ts';
import { existingSheet, findingSheets, findWorkbook, workbookFields } from './workbook.ts';
import { writeCells, writingCalls } from './write-cells.ts';

/** The activity `excel.copyRange`. */
export const copyRange = defineActivity({
  name: 'excel.copyRange',
  title: 'Copy Range',
  alsoKnownAs: ['Paste Range'],
  summary: 'Copies cells with their number formats to another place of the workbook, or into another workbook of the same drive.',
  effect: 'changes',
  calls: [...findingSheets, ...usedRangeCalls, ...rangeCalls, ...writingCalls],
  input: z.object({
    ...workbookFields,
    ...rangeFields,
    to: startField.describe('The first cell of where the copy goes: A1.'),
    toSheet: existingSheet.optional().describe('Name of the sheet that the copy goes to. Left out: the one that is copied from.'),
    toWorkbook: itemReference
      .optional()
      .describe('The workbook that the copy goes to, in the same drive. Left out: the one that is copied from.')
      .meta(naming('workbook')),
    what: z
      .enum(['values', 'formulas'])
      .default('formulas')
      .describe('What to copy: formulas, whose references move along with them, or the values that they have.'),
  }),
  output: affectedOutput,
  examples: [
    { title: 'Beside the original', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', range: 'A1:B3', to: 'F1' } },
    {
      title: 'A whole sheet as values to another one',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', to: 'A10', toSheet: 'Notes', what: 'values' },
    },
    {
      title: 'In the library of a site',
      input: { workbook: 'General/Budget.xlsx', sheet: 'Budget', to: 'F1', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run(context, { sheet, range, to, toSheet, toWorkbook, what, ...input }) {
    const { graph } = context;
    const start = startIn('to', to);
    const workbook = await findWorkbook(graph, input);
    const { cells } = await locate(graph, workbook, { sheet, range });
    const target = toSheet ?? sheet;
    if (!cells) return { sheet: target, address: '' };
    const copy = { ...cells, ...start };
    fits('to', copy);
    const { place } = workbook;
    const other = toWorkbook === undefined ? workbook : { place, id: await idIn(graph, place, 'toWorkbook', toWorkbook) };
    const rows = await readCopy(context, { workbook, sheet, cells, what });
    await writeCells(context, {
      workbook: other,
      sheet: target,
      ...start,
      rows,
      property: what === 'formulas' ? 'formulasR1C1' : 'values',
    });
    return { sheet: target, address: addressOf(copy) };
  },
});
