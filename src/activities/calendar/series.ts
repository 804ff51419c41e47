import { z } from 'zod';
import type { Graph } from '../../core/ports.ts';
import { readEvent } from './read-event.ts';

/** Whether an activity works on the whole series of an occurrence. */
export const entireSeries = z
  .boolean()
  .default(false)
  .describe('Where the event is one occurrence of a series, work on the whole series instead.');

/** The call that finds the series of an occurrence, for an activity to declare. */
export const findingSeries = { operation: 'GET /me/events/{event}', when: 'entireSeries', basic: true } as const;

/** The id to work on: that of the event, or that of its series. */
export async function targetOf(
  graph: Graph<'GET /me/events/{event}'>,
  id: string,
  isEntireSeries: boolean,
  mailbox: string | undefined,
): Promise<string> {
  if (!isEntireSeries) return id;
  return (await readEvent(graph, id, mailbox, ['seriesMasterId'])).seriesMasterId ?? id;
}
