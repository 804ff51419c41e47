import { z } from 'zod';
import type { PlainTable } from './table.ts';
import { toSent, type SentCell } from './to-graph.ts';

/** Whether formulas are meant. */
export const formulas = z
  .boolean()
  .default(false)
  .describe(
    'Texts that begin with = are formulas. Otherwise they are texts like any other, so that what came from outside is never calculated.',
  );

/** The rows of a table as they are sent, its names first where they are wanted. */
export function sentRows({ names, types, rows }: PlainTable, { headers, formulas }: { headers: boolean; formulas: boolean }): SentCell[][] {
  const body = rows.map((row) => row.map((value, column) => toSent(value, { formulas, type: types[column] })));
  return headers && names !== undefined ? [names.map((name) => toSent(name, { type: 'text' })), ...body] : body;
}
