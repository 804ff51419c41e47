import { z } from 'zod';
import type { ActivityContext } from '../../core/ports.ts';
import { disorder, nextArrival, type Arrival, type Place } from '../arrivals.ts';
import { preferBody } from '../body-type.ts';
import { positionIn, waitingFields } from '../waiting.ts';
import { walk } from '../walk.ts';
import { findCalendar } from './calendar-reference.ts';
import { toEvent, type CalendarEvent, type GraphEvent } from './event.ts';
import { findFields, findingInCalendar, listCalls } from './find-events.ts';
import { lookedAt, orGone, type Happening, type HappeningKey } from './happenings.ts';
import { mentions } from './mentions.ts';
import { readingEvent } from './read-event.ts';
import { clockFor } from './times.ts';

const { top: _, ...choosing } = findFields;

/** The input fields by which one waits for what happens to events. */
export const happeningFields = { ...choosing, ...waitingFields };

const happeningInput = z.object(happeningFields);

/** What is waited for. */
export type Waited = z.output<typeof happeningInput>;

/** The calls that `nextHappening` makes; an activity declares them. */
export const happeningCalls = [...findingInCalendar, ...listCalls, readingEvent] as const;

type Op = (typeof happeningCalls)[number]['operation'];

/** Events that are looked at in one page. */
const pageSize = 50;

/**
 * The next time that something happens to an event that fits.
 *
 * Graph v1.0 has changes of events only within a fixed span of time (https://learn.microsoft.com/graph/api/event-delta), and gives no date with an occurrence:
 * what lies outside of the span would be missed. The list of events has no such limit, sorts and filters by these dates, and gives all that a span does.
 *
 * @param read - What is given out of an event to which it happened; undefined where it does not count.
 * @throws OnbehalfError TIMED_OUT; INPUT_INVALID for a zone that does not exist; NOT_FOUND for a calendar; what Graph refuses.
 */
export async function nextHappening<Item>(
  context: ActivityContext<Op>,
  asked: Waited,
  happening: Happening,
  read: (event: CalendarEvent, key: HappeningKey) => Item | undefined,
): Promise<Item> {
  const { mailbox, position, timeoutSeconds, search } = asked;
  const clock = await clockFor(context, asked.timeZone);
  const calendar = await findCalendar(context.graph, asked.calendar, mailbox);
  const place: Place<Item> = {
    memory: disorder + happening.lateness,
    ...listOf(context, asked, happening, calendar),
    async read(arrival) {
      const key = JSON.parse(arrival) as HappeningKey;
      const request = { params: { event: key[0] }, headers: preferBody(asked.bodyType), mailbox };
      const found = await orGone(context.graph.call<GraphEvent>(readingEvent.operation, request));
      if (found === undefined) return undefined;
      const event = await toEvent(found, clock, mailbox);
      return search === undefined || mentions(event, search) ? read(event, key) : undefined;
    },
  };
  return nextArrival(context, place, { position: positionIn(position, mailbox, calendar ?? '', happening.name), timeoutSeconds });
}

function listOf(
  { graph }: ActivityContext<Op>,
  { mailbox, query: condition }: Waited,
  { by, lateness, of }: Happening,
  calendar: string | undefined,
): Pick<Place<unknown>, 'begin' | 'changes'> {
  const memory = disorder + lateness;
  const list = (query: Readonly<Record<string, string>>) => {
    const request = { query: { $select: ['id', ...lookedAt].join(','), $top: pageSize, ...query }, mailbox };
    return calendar === undefined
      ? graph.list<GraphEvent>('GET /me/events', request)
      : graph.list<GraphEvent>('GET /me/calendars/{calendar}/events', { ...request, params: { calendar } });
  };
  const momentOf = (event: GraphEvent): number => Date.parse(event[by] ?? '1970-01-01T00:00:00Z');
  return {
    async begin() {
      let newest: number | undefined;
      const seen: Arrival[] = [];
      for await (const event of list({ $orderby: `${by} desc` })) {
        newest ??= momentOf(event);
        if (momentOf(event) < newest - memory) break;
        seen.push(...(await of(graph, event, mailbox)));
      }
      return { seen, since: written((newest ?? 0) - disorder) };
    },
    async *changes(from) {
      const start = Date.parse('since' in from ? from.since : from.at);
      const listFrom = (moment = start) => {
        const clauses = [`${by} ge ${written(moment)}`, ...(condition === undefined ? [] : [`(${condition})`])];
        return list({ $orderby: by, $filter: clauses.join(' and ') });
      };
      // An event that changes again meanwhile goes to the end, and is another state of it there.
      const stateOf = (event: GraphEvent): string => `${event.id} ${event[by]}`;
      let [items, latest]: [Arrival[], number] = [[], start];
      for await (const event of walk({ pageSize, list: listFrom, momentOf, idOf: stateOf, itemsMove: true })) {
        const all = await of(graph, event, mailbox);
        items.push(...all.filter(({ at = '' }) => Date.parse(at) >= start - lateness));
        latest = Math.max(latest, momentOf(event) - disorder);
        if (items.length < pageSize) continue;
        yield { items, since: written(latest) };
        items = [];
      }
      yield { items, since: written(latest) };
    },
  };
}

function written(moment: number): string {
  return new Date(Math.max(moment, 0)).toISOString();
}
