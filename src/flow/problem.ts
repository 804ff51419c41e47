import { OnbehalfError } from '../core/errors.ts';
import { lineIn, lineStarts } from './line-starts.ts';

/** A stretch of a flow's text. */
export interface Place {
  /** Offset of the first character, in UTF-16 units. */
  readonly start: number;
  /** Offset behind the last one. */
  readonly end: number;
}

/** Where something stands in the document: keys and places in lists from the top, `['steps', 0, 'with', 'folder']`. */
export type Address = readonly (string | number)[];

/** Something that is wrong with a flow: where, and what is allowed there. */
export interface FlowProblem extends Place {
  readonly address: Address;
  /** Follows the name of what it is about: "must be a number." */
  readonly problem: string;
}

/** A problem with its line and column, as editors count: both from one, columns in UTF-16 units. */
export interface PlacedProblem extends FlowProblem {
  readonly line: number;
  readonly column: number;
}

/** Problems in the order of the text, each with line and column. */
export function placed(text: string, problems: readonly FlowProblem[]): PlacedProblem[] {
  const lines = lineStarts(text);
  return problems
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map((problem) => {
      const line = lineIn(lines, problem.start);
      return { ...problem, line: line + 1, column: problem.start - (lines[line] ?? 0) + 1 };
    });
}

/**
 * One error for all that is wrong with a flow.
 *
 * @param file - Its name for messages.
 */
export function flowError(file: string, text: string, problems: readonly FlowProblem[]): OnbehalfError {
  const found = placed(text, problems);
  const lines = found.map(({ line, column, address, problem }) => `${file}:${line}:${column}: ${sentence(address, problem)}`);
  const count = `${found.length} ${found.length === 1 ? 'mistake' : 'mistakes'}`;
  return new OnbehalfError('AUTOMATION_INVALID', `${file} has ${count}, and nothing of it was run.\n${lines.join('\n')}`, {
    details: { file, line: found[0]?.line ?? 1, column: found[0]?.column ?? 1 },
    fields: found.map(({ line, column, address, problem }) => ({
      field: `${line}:${column}`,
      problem: sentence(address, problem),
    })),
  });
}

/** What is wrong with what: the last name of its address, and the sentence. */
export function sentence(address: Address, problem: string): string {
  const name = address.findLast((part) => typeof part === 'string');
  return name === undefined || /^[A-Z"`]/.test(problem) ? problem : `${name} ${problem}`;
}
