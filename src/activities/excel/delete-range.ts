import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { cellsIn, rangeFields } from './locate.ts';
import { usedRangeCalls } from './used-range.ts';
import { addressOf } from './range.ts';
import { deleteCells, deletingCells } from './shift.ts';
import { findingSheets, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.deleteRange`. */
export const deleteRange = defineActivity({
  name: 'excel.deleteRange',
  title: 'Delete Range',
  summary: 'Takes cells out of a sheet; what is below them or to their right moves into their place.',
  effect: 'deletes',
  calls: [...findingSheets, ...usedRangeCalls, ...deletingCells],
  input: z.object({
    ...workbookFields,
    ...rangeFields,
    shift: z.enum(['up', 'left']).default('up').describe('Where to what is behind them moves.'),
  }),
  output: affectedOutput,
  examples: [
    { title: 'Cells, and those below move up', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', range: 'A2:B2' } },
    { title: 'All that is filled', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Notes', shift: 'left' } },
    {
      title: 'All that is filled, in the library of a site',
      input: { workbook: 'General/Budget.xlsx', sheet: 'Budget', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async run({ graph }, { shift, ...input }) {
    const workbook = await findWorkbook(graph, input);
    const { sheet } = input;
    const cells = await cellsIn(graph, workbook, input);
    if (!cells) return { sheet, address: '' };
    await deleteCells(graph, workbook, sheet, cells, shift === 'up' ? 'Up' : 'Left');
    return { sheet, address: addressOf(cells) };
  },
});
