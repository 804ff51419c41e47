import { isOnbehalfError } from '../../core/errors.ts';
import type { Graph } from '../../core/ports.ts';
import type { Arrival } from '../arrivals.ts';
import type { GraphEvent } from './event.ts';
import { readingEvent } from './read-event.ts';

/** Something that happens to events, as the list of events shows it. */
export interface Happening {
  /** What tells it apart from others in a position. */
  readonly name: string;
  /** The date that a list is gone through by: whatever happens moves it on. */
  readonly by: 'createdDateTime' | 'lastModifiedDateTime';
  /** In milliseconds: it may show itself so much later than it happened. */
  readonly lateness: number;
  /** Each time that it happened to an event. The id of each is a `HappeningKey` as JSON. */
  of(graph: Graph<'GET /me/events/{event}'>, event: GraphEvent, mailbox: string | undefined): Promise<readonly Arrival[]>;
}

/** What tells one time that something happened from all others: the event first. */
export type HappeningKey = readonly [event: string, ...rest: readonly string[]];

/** What of an event is looked at. */
export const lookedAt = ['type', 'isOrganizer', 'isCancelled', 'attendees', 'createdDateTime', 'lastModifiedDateTime'] as const;

/** An event came into the calendar. */
export const created: Happening = {
  name: 'created',
  by: 'createdDateTime',
  lateness: 0,
  of: async (_, event) => arrivalOf(event),
};

/** An event that somebody else organizes came into the calendar. Exchange puts it there as soon as the invitation is in the inbox. */
export const invited: Happening = {
  name: 'invited',
  by: 'createdDateTime',
  lateness: 0,
  of: async (_, event) => (event.isOrganizer === false && event.isCancelled !== true ? arrivalOf(event) : []),
};

/**
 * In milliseconds: what changes so soon after an event was made belongs to its making: invitations go out, a link to join is put in.
 * Assumption: no page says how long that takes.
 */
const making = 10_000;

/**
 * In milliseconds: a series and its occurrence are changed in one go when they are so close. Assumption: that a series counts as changed when one of
 * its occurrences is, since Exchange keeps these in it, and how close that is.
 */
const together = 2_000;

/** An event, or an occurrence of a series, was changed. */
export const updated: Happening = {
  name: 'updated',
  by: 'lastModifiedDateTime',
  lateness: 0,
  async of(graph, event, mailbox) {
    const exceptions = await exceptionsOf(graph, event, mailbox);
    const changed = timeOf(event.lastModifiedDateTime);
    const isOther = exceptions.some((one) => Math.abs(changed - timeOf(one.lastModifiedDateTime)) <= together);
    const isItself = !isOther && changed - timeOf(event.createdDateTime) > making;
    return [...(isItself ? [event] : []), ...exceptions].map(({ id, lastModifiedDateTime: at }) => arrival([id, at ?? ''], at));
  },
};

/** What an attendee may have answered. */
export const answers = ['accepted', 'tentativelyAccepted', 'declined'] as const;

/**
 * An attendee of a meeting that the owner of the calendar organizes answered; its key is the event, the address, and when. An answer may lie on a machine that was not online for days.
 */
export const replied: Happening = {
  name: 'replied',
  by: 'lastModifiedDateTime',
  lateness: 7 * 24 * 60 * 60_000,
  async of(graph, event, mailbox) {
    if (event.isOrganizer !== true) return [];
    return [event, ...(await exceptionsOf(graph, event, mailbox))].flatMap(repliesOf);
  },
};

function repliesOf({ id, attendees, lastModifiedDateTime }: GraphEvent): Arrival[] {
  return (attendees ?? []).flatMap(({ emailAddress, status }) => {
    if (!answers.some((answer) => answer === status?.response)) return [];
    // https://learn.microsoft.com/graph/api/resources/responsestatus: when the answer was given. One without that is told when its event changes.
    const given = status?.time && !status.time.startsWith('0001') ? status.time : undefined;
    return arrival([id, emailAddress?.address?.toLowerCase() ?? '', given ?? ''], given ?? lastModifiedDateTime);
  });
}

function arrivalOf({ id, createdDateTime }: GraphEvent): Arrival[] {
  return [arrival([id], createdDateTime)];
}

function arrival(key: HappeningKey, at: string | null | undefined): Arrival {
  return { id: JSON.stringify(key), at: at ?? '1970-01-01T00:00:00Z' };
}

/** The occurrences of a series that differ from it; no list of events has them. https://learn.microsoft.com/graph/api/event-get */
async function exceptionsOf(
  graph: Graph<'GET /me/events/{event}'>,
  { id, type }: GraphEvent,
  mailbox: string | undefined,
): Promise<readonly GraphEvent[]> {
  if (type !== 'seriesMaster') return [];
  const query = { $select: 'id,exceptionOccurrences', $expand: 'exceptionOccurrences' };
  const series = await orGone(
    graph.call<{ exceptionOccurrences?: readonly GraphEvent[] }>(readingEvent.operation, { params: { event: id }, query, mailbox }),
  );
  return series?.exceptionOccurrences ?? [];
}

/** What a call gives; undefined where the event is not there any more. */
export async function orGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function timeOf(time: string | null | undefined): number {
  return Date.parse(time ?? '1970-01-01T00:00:00Z');
}
