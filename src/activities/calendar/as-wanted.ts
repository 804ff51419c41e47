import type { ActivityContext } from '../../core/ports.ts';
import { preferBody } from '../body-type.ts';
import type { ZoneClock } from '../zone-clock.ts';
import type { GraphAttendee } from './attendee.ts';
import type { GraphEvent } from './event.ts';
import { readingEvent } from './read-event.ts';
import { dateOf, instantOf } from './times.ts';

/** How long a change that is under way may take to be seen, in milliseconds. Assumption: after a minute it is made, or never. */
const inTransitMS = 60_000;
/** Between two looks, in milliseconds. */
const lookEveryMS = 5_000;

/**
 * An event that was changed since it had a version: each change of an item gives it another changeKey,
 * https://learn.microsoft.com/graph/api/resources/outlookitem.
 *
 * @param version - Its changeKey then; null where it was not known: it then counts as changed.
 * @param begun - When a change of it may have been sent: it may still be on its way for a minute.
 * @returns Undefined where it was not changed.
 */
export async function changedSince(
  { graph, now, wait }: Pick<ActivityContext<'GET /me/events/{event}'>, 'graph' | 'now' | 'wait'>,
  version: string | null,
  begun: Date,
  { id, owner, bodyType }: { readonly id: string; readonly owner: string | undefined; readonly bodyType: 'text' | 'html' },
): Promise<GraphEvent | undefined> {
  for (;;) {
    const left = begun.getTime() + inTransitMS - now().getTime();
    const event = await graph.call<GraphEvent>(readingEvent.operation, {
      params: { event: id },
      headers: preferBody(bodyType),
      mailbox: owner,
    });
    if (version === null || event.changeKey !== version) return event;
    if (left <= 0) return undefined;
    await wait(Math.min(left, lookEveryMS));
  }
}

/** True where an event is already what a change would make of it. What the service writes in another way than it was sent counts as something else. @param clock - Left out: so does a time. */
export function isAsWanted(event: GraphEvent, body: Readonly<Record<string, unknown>>, clock?: ZoneClock): boolean {
  const isAllDay = (body['isAllDay'] ?? event.isAllDay) === true;
  return Object.entries(body).every(([key, wanted]) => {
    const is = (event as unknown as Readonly<Record<string, unknown>>)[key];
    if (key === 'attendees') return sameAttendees((is ?? []) as readonly GraphAttendee[], wanted as readonly GraphAttendee[]);
    if (key === 'start' || key === 'end') {
      const shown = isAllDay ? `${dateOf(event[key])}T00:00:00` : clock?.toGraph(instantOf(event[key])).dateTime;
      return shown === (wanted as { readonly dateTime: string }).dateTime;
    }
    return holds(is, wanted);
  });
}

/** True where all that is wanted stands in what there is. */
function holds(is: unknown, wanted: unknown): boolean {
  if (wanted === null) return is === null || is === undefined;
  if (typeof wanted !== 'object') return is === wanted;
  if (typeof is !== 'object' || is === null) return false;
  if (Array.isArray(wanted))
    return Array.isArray(is) && is.length === wanted.length && wanted.every((one, index) => holds((is as unknown[])[index], one));
  return Object.entries(wanted).every(([key, one]) => holds((is as Readonly<Record<string, unknown>>)[key], one));
}

function sameAttendees(are: readonly GraphAttendee[], wanted: readonly GraphAttendee[]): boolean {
  const keys = (all: readonly GraphAttendee[]): string =>
    all
      .map(({ emailAddress, type }) => `${emailAddress?.address?.toLowerCase() ?? ''} ${(type ?? 'required').toLowerCase()}`)
      .toSorted()
      .join('\n');
  return keys(are) === keys(wanted);
}
