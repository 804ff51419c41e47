import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { readCopy } from './copy-cells.ts';
import { makeSheet, makingSheets } from './make-sheet.ts';
import { rangeCalls } from './read-cells.ts';
import { onSheetConflict, sheetName } from './sheet-names.ts';
import { sheetOutput, toSheet } from './sheet.ts';
import { usedRange, usedRangeCalls } from './used-range.ts';
import { findingWorkbooks, findWorkbook, sheetField, workbookFields } from './workbook.ts';
import { writeCells, writingCalls } from './write-cells.ts';

/** The activity `excel.copySheet`. */
export const copySheet = defineActivity({
  name: 'excel.copySheet',
  title: 'Copy Sheet',
  summary: 'Makes another sheet with the values, formulas and number formats of a sheet. Colours, widths and charts do not go with them.',
  effect: 'changes',
  calls: [...findingWorkbooks, ...usedRangeCalls, ...rangeCalls, ...makingSheets, ...writingCalls],
  input: z.object({
    ...workbookFields,
    sheet: sheetField,
    name: sheetName.describe('Name of the new sheet.'),
    onConflict: onSheetConflict,
  }),
  output: sheetOutput,
  examples: [
    { title: 'Under a new name', input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', name: 'Budget 2027' } },
    {
      title: 'In the place of another one',
      input: { workbook: 'Documents/Budget.xlsx', sheet: 'Budget', name: 'Notes', onConflict: 'replace' },
    },
    {
      title: 'In the library of a site',
      input: {
        workbook: 'General/Budget.xlsx',
        sheet: 'Budget',
        name: 'Notes',
        onConflict: 'replace',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
      },
    },
  ],

  async run(context, { sheet, name, onConflict, ...input }) {
    const { graph } = context;
    const workbook = await findWorkbook(graph, input);
    const cells = await usedRange(graph, workbook, sheet);
    const rows = cells ? await readCopy(context, { workbook, sheet, cells, what: 'formulas' }) : [];
    const made = await makeSheet(graph, workbook, { name, onConflict }, async (copy) => {
      if (cells) await writeCells(context, { workbook, sheet: copy, top: cells.top, left: cells.left, rows, property: 'formulasR1C1' });
    });
    return toSheet(made);
  },
});
