import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import { query } from '../odata.ts';
import { pageSizeFor, take, top } from '../take.ts';
import type { ZoneClock } from '../zone-clock.ts';
import { calendarReference, findCalendar, findingCalendars } from './calendar-reference.ts';
import { toEvent, type CalendarEvent, type GraphEvent } from './event.ts';
import { preferBody } from '../body-type.ts';
import { mentions } from './mentions.ts';
import { clockFor, instantsOfSpan, timeZone } from './times.ts';
import { walkEvents } from './walk-events.ts';

/** The input fields by which events are chosen; every activity that looks for events has them. */
export const findFields = {
  calendar: calendarReference,
  search: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe(
      'Only events with this text in their title, text, place, categories, or in the name or address of who takes part; in any letter case.',
    ),
  query,
  top,
  bodyType: z.enum(['text', 'html']).default('text').describe('How the text of events is given: plain text, or HTML as it was written.'),
  timeZone,
  mailbox,
} as const;

const findInput = z.object(findFields);

/** What an activity that looks for events was asked. */
export type Find = z.output<typeof findInput>;

/** The call that finds the calendar, for an activity to declare. */
export const findingInCalendar = [findingCalendars] as const;

/** The calls that look into a span of time, for an activity to declare. */
export const viewCalls = [
  findingCalendars,
  { operation: 'GET /me/calendarView', unless: 'calendar' },
  { operation: 'GET /me/calendars/{calendar}/calendarView', when: 'calendar' },
] as const;

/** The calls that look into a whole calendar, for an activity to declare besides `viewCalls`. */
export const listCalls = [
  { operation: 'GET /me/events', unless: 'calendar' },
  { operation: 'GET /me/calendars/{calendar}/events', when: 'calendar' },
] as const;

type ListOperation = (typeof listCalls)[number]['operation'] | (typeof findingCalendars)['operation'];
type ViewOperation = (typeof viewCalls)[number]['operation'];

/** A span of time to look into, when it is in it. */
export interface Window {
  readonly start: string;
  readonly end: string;
}

// Small enough that the first event comes soon, large enough that thousands do not need thousands of calls.
const largestPage = 100;

/**
 * Finds what is in a span of time, by when it begins: single events and every occurrence of a series.
 *
 * @throws OnbehalfError NOT_FOUND for a calendar that is not there; INPUT_INVALID for a zone or a time that does not exist.
 */
export async function* eventsBetween(
  context: ActivityContext<ViewOperation>,
  find: Find,
  window: Window,
): AsyncGenerator<CalendarEvent, void, void> {
  const clock = await clockFor(context, find.timeZone);
  const { start, end } = instantsOfSpan(window, clock);
  const calendar = await findCalendar(context.graph, find.calendar, find.mailbox);
  const windowFrom = (from: Date | undefined) => ({
    startDateTime: (from !== undefined && from > start ? from : start).toISOString(),
    endDateTime: end.toISOString(),
  });
  const found = walkEvents(pageSizeOf(find), (from) => {
    const request = requestOf(find, { ...windowFrom(from), $filter: find.query });
    return calendar === undefined
      ? context.graph.list<GraphEvent>('GET /me/calendarView', request)
      : context.graph.list<GraphEvent>('GET /me/calendars/{calendar}/calendarView', { ...request, params: { calendar } });
  });
  yield* chosen(found, find, clock);
}

/**
 * Finds what is in a whole calendar, by when it begins: single events, and each series once.
 *
 * @throws OnbehalfError NOT_FOUND for a calendar that is not there; INPUT_INVALID for a zone that does not exist.
 */
export async function* eventsOfAllTime(context: ActivityContext<ListOperation>, find: Find): AsyncGenerator<CalendarEvent, void, void> {
  const clock = await clockFor(context, find.timeZone);
  const calendar = await findCalendar(context.graph, find.calendar, find.mailbox);
  const found = walkEvents(pageSizeOf(find), (from) => {
    const clauses = [from && `start/dateTime ge '${from.toISOString()}'`, find.query && `(${find.query})`].filter(Boolean);
    const request = requestOf(find, { $filter: clauses.join(' and ') || undefined });
    return calendar === undefined
      ? context.graph.list<GraphEvent>('GET /me/events', request)
      : context.graph.list<GraphEvent>('GET /me/calendars/{calendar}/events', { ...request, params: { calendar } });
  });
  yield* chosen(found, find, clock);
}

// Where events are left out here, more than the wanted number may have to be looked at.
function pageSizeOf({ search, top: wanted }: Find): number {
  return search === undefined ? pageSizeFor(wanted, largestPage) : largestPage;
}

function requestOf(find: Find, query: Readonly<Record<string, string | undefined>>) {
  return {
    query: { ...query, $orderby: 'start/dateTime', $top: pageSizeOf(find) },
    headers: preferBody(find.bodyType),
    mailbox: find.mailbox,
  };
}

/** The events that fit, no more than are wanted, as events of ours. */
function chosen(found: AsyncIterable<GraphEvent>, find: Find, clock: ZoneClock): AsyncGenerator<CalendarEvent, void, void> {
  return take(fitting(found, find, clock), find.top);
}

async function* fitting(
  found: AsyncIterable<GraphEvent>,
  { search, mailbox: owner }: Find,
  clock: ZoneClock,
): AsyncGenerator<CalendarEvent, void, void> {
  for await (const one of found) {
    const event = await toEvent(one, clock, owner);
    if (search === undefined || mentions(event, search)) yield event;
  }
}

/** @throws OnbehalfError INPUT_INVALID where only one end of a span of time is given. */
export function refuseHalfWindow(start: string | undefined, end: string | undefined): void {
  if ((start === undefined) === (end === undefined)) return;
  const field = start === undefined ? 'start' : 'end';
  throw inputError('The span of time', [{ field, problem: 'must be given together with the other end.' }]);
}
