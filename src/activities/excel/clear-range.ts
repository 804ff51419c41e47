import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { clearCells, emptyingCalls } from './clear-cells.ts';
import { cellsIn, rangeFields } from './locate.ts';
import { usedRangeCalls } from './used-range.ts';
import { addressOf } from './range.ts';
import { affectedOutput } from './affected.ts';
import { findingSheets, findWorkbook, workbookFields } from './workbook.ts';

const applyTo = { contents: 'Contents', formats: 'Formats', all: 'All' } as const;

/** The activity `excel.clearRange`. */
export const clearRange = defineActivity({
  name: 'excel.clearRange',
  title: 'Clear Range',
  summary: 'Empties cells of a sheet; what is around them stays where it is.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...findingSheets, ...usedRangeCalls, ...emptyingCalls],
  input: z.object({
    ...workbookFields,
    ...rangeFields,
    what: z.enum(['contents', 'formats', 'all']).default('contents').describe('What to take away: contents, formats, or both.'),
  }),
  output: affectedOutput,
  examples: [
    { title: 'Some cells', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', range: 'B2:B3' } },
    { title: 'A sheet, with its formats', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes', what: 'all' } },
    {
      title: 'Of a workbook in the library of a site',
      input: { workbook: 'General/Budget.xlsx', sheet: 'Budget', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, { what, ...input }) {
    const workbook = await findWorkbook(graph, input);
    const { sheet } = input;
    const cells = await cellsIn(graph, workbook, input);
    if (!cells) return { sheet, address: '' };
    await clearCells(graph, workbook, sheet, cells, applyTo[what]);
    return { sheet, address: addressOf(cells) };
  },
});
