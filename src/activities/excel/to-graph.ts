import { inputError } from '../../core/input.ts';
import { type Cell, type ColumnType } from './cell.ts';
import { formatOfMoment } from './number-format.ts';
import { serialOf } from './serial-date.ts';

/** The longest text that a cell takes. https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const longestText = 32_767;

/** What is sent for a cell. */
export interface SentCell {
  readonly value: string | number | boolean;
  /** The number format that it needs; undefined leaves that of the cell as it is. */
  readonly format?: string;
}

/** How values are understood. */
export interface Understanding {
  /** A text that begins with `=` is a formula. Default false: it is a text. */
  readonly formulas?: boolean | undefined;
  /** What the column is known to hold. Left out: each value speaks for itself. */
  readonly type?: ColumnType | undefined;
}

/**
 * Turns a value into what is sent, so that the cell holds exactly that value: Excel reads a text as a person's typing, and would make a number of `00123` and a
 * date of `1/2`. A text that it could take for something else goes with an apostrophe in front, which does not become part of it.
 * https://support.microsoft.com/office/dd81428b-b7bb-4617-8432-dfe302cb9294
 */
export function toSent(value: Cell, { formulas = false, type }: Understanding = {}): SentCell {
  // Null leaves a cell as it is; an empty text empties it. https://learn.microsoft.com/graph/api/resources/excel#blank-input-and-output
  if (value === null) return { value: '' };
  if (typeof value !== 'string') return { value };
  if (formulas && value.startsWith('=')) return { value };
  const moment = type === 'text' ? undefined : serialOf(value);
  if (moment) return { value: moment.serial, format: formatOfMoment[moment.kind] };
  return { value: isPlain(value) ? value : `'${value}` };
}

/**
 * Says where values are that no cell can hold, before anything is written.
 *
 * @param field - The input field that has them.
 * @throws OnbehalfError INPUT_INVALID naming the row and the column of the first one.
 */
export function checkCells(field: string, rows: readonly (readonly Cell[])[]): void {
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      const problem = problemOf(value);
      if (problem !== undefined) throw inputError('The values', [{ field: `${field}.${row}.${column}`, problem }]);
    }
  }
}

function problemOf(value: Cell): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'must be a finite number.';
  if (typeof value === 'string' && value.length > longestText)
    return `must be at most ${longestText} characters, which is what a cell holds; it has ${value.length}.`;
  return undefined;
}

/** True for a text that stands for itself alone: letters and what stands between words, without digits, and no word for a truth value. */
function isPlain(text: string): boolean {
  return text === '' || (/^\p{L}[\p{L}\p{M}\s.,;:!?()"&_-]*$/u.test(text) && !/^(?:true|false)$/i.test(text));
}
