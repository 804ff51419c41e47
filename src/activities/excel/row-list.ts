import { inputError } from '../../core/input.ts';
import { sheetRows } from './range.ts';

/** Rows that lie one below the other; counted from 0. */
export interface Run {
  readonly top: number;
  readonly rows: number;
}

/**
 * Reads a list of rows, `1,3-5`: runs without a gap, each row once, from the bottom up, so that taking one out moves none of the rest.
 *
 * @param field - The input field that has it.
 * @throws OnbehalfError INPUT_INVALID for anything else, and for rows that no sheet has.
 */
export function runsIn(field: string, text: string): Run[] {
  const parts = text.split(',').map((part) => {
    const [, from, to = from] = /^\s*([1-9]\d{0,6})\s*(?:-\s*([1-9]\d{0,6})\s*)?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)].toSorted((a, b) => a - b);
    if (from === undefined || first === undefined || last === undefined || last > sheetRows) {
      const problem = `must be numbers of rows from 1 to ${sheetRows}, such as 1,3-5; it is ${text}.`;
      throw inputError('The rows', [{ field, problem }]);
    }
    return [first - 1, last] as const;
  });
  const runs: (readonly [number, number])[] = [];
  for (const [top, end] of parts.toSorted(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last && top <= last[1]) runs[runs.length - 1] = [last[0], Math.max(last[1], end)];
    else runs.push([top, end]);
  }
  return runs.map(([top, end]) => ({ top, rows: end - top })).toReversed();
}
