import { inputError } from '../../core/input.ts';
import { addressOf, isOnSheet, sheetColumns, sheetRows, type Rectangle } from './range.ts';

/**
 * Refuses cells beyond the edge of a sheet, before anything is written.
 *
 * @param field - The input field that has what is to be written.
 * @throws OnbehalfError INPUT_INVALID saying how large a sheet is.
 */
export function fits(field: string, cells: Rectangle): void {
  if (isOnSheet(cells)) return;
  const problem = `does not fit: it would take ${addressOf(cells)}, and a sheet has ${sheetRows} rows and ${sheetColumns} columns.`;
  throw inputError('The table', [{ field, problem }]);
}
