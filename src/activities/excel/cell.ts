import { z } from 'zod';
import { momentKindOf } from './number-format.ts';
import { momentOf } from './serial-date.ts';

/** What is in a cell, as an activity gives and takes it. */
export const cell = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'must be a text, a number, true, false or null.',
});

/** The content of a cell: a moment is a text in ISO 8601 without a zone, an empty cell is null. */
export type Cell = z.output<typeof cell>;

/** The kinds of values that a column holds. */
export const columnTypes = ['text', 'number', 'boolean', 'date', 'dateTime', 'time', 'duration', 'mixed', 'empty'] as const;

/** What a column holds: values of one kind, several kinds, or nothing. */
export type ColumnType = (typeof columnTypes)[number];

/** What to read of cells: their values, their formulas, or the text that a person sees. */
export const readAs = z
  .enum(['values', 'formulas', 'text'])
  .default('values')
  .describe('What to read: values, with dates and times as such; formulas where there are some; or the text that one sees.');

/** What to read of cells. */
export type ReadAs = z.output<typeof readAs>;

/** A value with its kind. */
export interface TypedCell {
  readonly value: Cell;
  readonly type: Exclude<ColumnType, 'mixed'>;
}

/** An empty cell. */
export const nothing: TypedCell = { value: null, type: 'empty' };

/**
 * Turns what Graph gives for a cell into ours.
 *
 * @param format - The number format of the cell, by which a number is a moment.
 */
export function toCell(raw: unknown, format: unknown): TypedCell {
  if (raw === '' || raw === null || raw === undefined) return nothing;
  if (typeof raw === 'boolean') return { value: raw, type: 'boolean' };
  if (typeof raw !== 'number') return { value: String(raw), type: 'text' };
  const kind = typeof format === 'string' ? momentKindOf(format) : undefined;
  const moment = kind && momentOf(raw, kind);
  if (kind === undefined || moment === undefined) return { value: raw, type: 'number' };
  // A date with a time behind it is one, whatever its format shows of that.
  return { value: moment, type: kind !== 'duration' && moment.length > 12 ? 'dateTime' : kind };
}

/** The kind of a column by those of its cells. */
export function typeOfColumn(types: Iterable<TypedCell['type']>): ColumnType {
  const kinds = new Set(types);
  kinds.delete('empty');
  if (kinds.size === 0) return 'empty';
  const [only = 'empty'] = kinds;
  if (kinds.size === 1) return only;
  return kinds.size === 2 && kinds.has('date') && kinds.has('dateTime') ? 'dateTime' : 'mixed';
}
