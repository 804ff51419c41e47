import { z } from 'zod';
import type { ActivityContext } from '../../core/ports.ts';
import type { affectedOutput } from './affected.ts';
import { cell } from './cell.ts';
import { fits } from './fits.ts';
import { addressOf } from './range.ts';
import { formulas } from './sent-rows.ts';
import { startField, startIn } from './start.ts';
import { checkCells, toSent } from './to-graph.ts';
import { findingSheets, findWorkbook, sheetField, workbookFields } from './workbook.ts';
import { writeCells, writingCalls } from './write-cells.ts';

/** The inputs of an activity that writes a row or a column. */
export const lineFields = {
  ...workbookFields,
  sheet: sheetField,
  start: startField.default('A1'),
  values: z.array(cell).min(1).describe('What to write, cell by cell.'),
  formulas,
};

/** The calls that it declares. */
export const writingLines = [...findingSheets, ...writingCalls] as const;

const input = z.object(lineFields);

/** Writes values from a cell to the right or down. */
export async function writeLine(
  context: Pick<ActivityContext, 'graph' | 'progress'>,
  direction: 'row' | 'column',
  { sheet, start, values, formulas, ...where }: z.output<typeof input>,
): Promise<z.output<typeof affectedOutput>> {
  const rows = direction === 'row' ? [values] : values.map((value) => [value]);
  const first = startIn('start', start);
  const cells = { ...first, rows: rows.length, columns: rows[0]?.length ?? 0 };
  checkCells('values', rows);
  fits('values', cells);
  const workbook = await findWorkbook(context.graph, where);
  await writeCells(context, { workbook, sheet, ...first, rows: rows.map((row) => row.map((value) => toSent(value, { formulas }))) });
  return { sheet, address: addressOf(cells) };
}
