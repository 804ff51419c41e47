import { z } from 'zod';
import type { Graph } from '../../core/ports.ts';
import type { ToInstant } from '../date-times.ts';
import type { FoundList } from './find-list.ts';
import { anyLookup, findLookups, type findingLookups } from './lookups.ts';
import { writeRows } from './write-value.ts';

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.looseObject({}),
  z.array(z.union([z.string(), z.number(), z.looseObject({})])),
]);

/** Values of one item by column. */
export const row = z.record(z.string(), value).meta({
  named: {
    name: 'ListRow',
    text: 'Values by column, by the names that people see or the internal ones: texts, numbers, true and false, dates in ISO 8601; a person by address, a looked-up item by what is shown or by its number; several as a list; null empties a column.',
  },
});

/** Values by column, with the input field that they stand in. */
export interface GivenRow {
  readonly field: string;
  readonly values: z.output<typeof row>;
}

/**
 * Rows as Graph takes them. Nothing is read before each value was looked at, and nothing is written unless all of them can be.
 *
 * @param instant - Reads moments that name no offset.
 * @throws OnbehalfError INPUT_INVALID naming each column and value that cannot be written, and what is allowed.
 */
export async function readRows(
  graph: Graph<(typeof findingLookups)[number]['operation']>,
  place: FoundList,
  rows: readonly GivenRow[],
  instant: ToInstant,
): Promise<Readonly<Record<string, unknown>>[]> {
  const { columns } = place;
  writeRows({ columns, instant, lookups: anyLookup }, rows);
  const lookups = await findLookups(
    graph,
    place,
    columns,
    rows.map(({ values }) => values),
  );
  return writeRows({ columns, instant, lookups }, rows);
}
