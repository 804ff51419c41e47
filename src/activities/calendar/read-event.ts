import type { Graph } from '../../core/ports.ts';
import type { GraphEvent } from './event.ts';

/** The call that reads one event. */
export const readingEvent = { operation: 'GET /me/events/{event}' } as const;

/**
 * Reads one event by its id.
 *
 * @param properties - What is needed of it; left out: all that an event of ours is made of.
 * @throws OnbehalfError NOT_FOUND.
 */
export function readEvent(
  graph: Graph<'GET /me/events/{event}'>,
  event: string,
  mailbox: string | undefined,
  properties?: readonly (keyof GraphEvent)[],
): Promise<GraphEvent> {
  return graph.call<GraphEvent>(readingEvent.operation, {
    params: { event },
    ...(properties && { query: { $select: ['id', ...properties].join(',') } }),
    mailbox,
  });
}
