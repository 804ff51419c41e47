import { walk } from '../walk.ts';
import type { GraphEvent } from './event.ts';
import { instantOf } from './times.ts';

/**
 * In milliseconds. Events of whole days begin at midnight in Graph, whatever their zone: they stand in the list as much earlier or later as zones differ,
 * and no page says by which of the two it is sorted. A list that is asked for so much earlier has all of them.
 */
const zonesDiffer = 15 * 60 * 60_000;

/**
 * Goes through events by when they begin, whatever is done meanwhile with those that were given: deleted, moved, changed.
 *
 * @param pageSize - The most events in one answer.
 * @param list - The list of what begins at a moment or later; undefined: all of it. It may have more.
 */
export function walkEvents(
  pageSize: number,
  list: (from: Date | undefined) => AsyncIterable<GraphEvent>,
): AsyncGenerator<GraphEvent, void, void> {
  return walk<GraphEvent>({
    pageSize,
    list: (from) => list(from === undefined ? undefined : new Date(from - zonesDiffer)),
    momentOf: ({ start }) => instantOf(start).getTime(),
    // An occurrence that is moved stays the same one.
    idOf: ({ id, occurrenceId }) => occurrenceId ?? id,
    itemsMove: true,
  });
}
