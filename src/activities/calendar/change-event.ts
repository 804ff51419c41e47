import { isOnbehalfError } from '../../core/errors.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import { isDoubtful } from '../or-take-back.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { isAsWanted } from './as-wanted.ts';
import type { GraphEvent } from './event.ts';
import { readingEvent } from './read-event.ts';

/** The calls of `changeEvent`, for an activity to declare. */
export const changeEventCalls = [{ operation: 'PATCH /me/events/{event}' }, { ...readingEvent, afterFailure: true }] as const;

/** What to change of an event. */
export interface EventChange extends Pick<GraphRequest, 'headers' | 'mailbox'> {
  readonly event: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** By which times in the body are told. Left out: it has none, or they count as something else. */
  readonly clock?: ZoneClock;
}

/**
 * Changes an event, and never twice: each change is told to those who are invited, so that a second one would tell them again. Where nobody knows what
 * became of it, the event is read: where it is as wanted, it was changed.
 * https://learn.microsoft.com/graph/api/event-update#notes-for-updating-specific-properties
 *
 * @throws OnbehalfError of the change, which may have been made where the event could not be read or is something else.
 */
export async function changeEvent(
  graph: Graph<(typeof changeEventCalls)[number]['operation']>,
  { event, body, clock, ...request }: EventChange,
): Promise<GraphEvent> {
  const params = { event };
  try {
    return await graph.call<GraphEvent>('PATCH /me/events/{event}', { ...request, params, body });
  } catch (error) {
    if (!isOnbehalfError(error) || !isDoubtful(error)) throw error;
    const changed = await readAsWanted().catch(() => undefined);
    // An answer that cannot be read says no more than none: what is known stays that nobody knows.
    if (changed === undefined) throw error;
    return changed;
  }

  async function readAsWanted(): Promise<GraphEvent | undefined> {
    const now = await graph.call<GraphEvent>(readingEvent.operation, { ...request, params });
    return isAsWanted(now, body, clock) ? now : undefined;
  }
}
