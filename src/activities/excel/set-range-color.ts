import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { affectedOutput } from './affected.ts';
import { color, fillBelow, settingFills } from './color.ts';
import { cellsIn, rangeFields } from './locate.ts';
import { addressOf } from './range.ts';
import { usedRangeCalls } from './used-range.ts';
import { callWorkbook, findingSheets, findWorkbook, workbookFields } from './workbook.ts';

/** The activity `excel.setRangeColor`. */
export const setRangeColor = defineActivity({
  name: 'excel.setRangeColor',
  title: 'Set Range Color',
  summary: 'Fills cells with a colour, or takes their colour away.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...findingSheets, ...usedRangeCalls, ...settingFills],
  input: z.object({
    ...workbookFields,
    ...rangeFields,
    color: color.optional().describe('The colour in hexadecimal, #FFA500. Left out: none.'),
  }),
  output: affectedOutput,
  examples: [
    { title: 'A row of headers', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', range: 'A1:B1', color: '#FFA500' } },
    { title: 'All that is filled, without a colour', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget' } },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        color: '#FFA500',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
    {
      title: 'In the library of a site, without a colour',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        range: 'A1',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run({ graph }, { color, ...input }) {
    const { sheet } = input;
    const workbook = await findWorkbook(graph, input);
    const cells = await cellsIn(graph, workbook, input);
    if (!cells) return { sheet, address: '' };
    const params = { sheet, range: addressOf(cells) };
    // https://learn.microsoft.com/graph/api/rangefill-update, rangefill-clear
    if (color === undefined) await callWorkbook(graph, workbook, 'POST', `${fillBelow}/clear`, { params });
    else await callWorkbook(graph, workbook, 'PATCH', fillBelow, { params, body: { color } });
    return { sheet, address: addressOf(cells) };
  },
});
