import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import type { ActivityContext } from '../../core/ports.ts';
import { dateTime, offsetAtEnd } from '../date-times.ts';
import { clockOf, type GraphTime, type ZoneClock } from '../zone-clock.ts';

/** A date and time as Graph gives it. Nothing else is asked for, so it is in UTC. */
export interface GraphDateTime {
  readonly dateTime?: string | null;
  readonly timeZone?: string | null;
}

/** A time zone for what is read and for what is written. */
export const timeZone = z
  .string()
  .min(1)
  .optional()
  .describe(
    'Time zone of date-times without an offset, and of those in the result: an IANA name (Europe/Paris) or a Windows name (Romance Standard Time). Left out: that of this machine.',
  );

/** When an event begins. */
export const start = dateTime.describe('When it begins: ISO 8601, with an offset or on the clock of `timeZone`.');

/** When an event ends. */
export const end = dateTime.describe('When it ends, written in the same way.');

/**
 * The clock that an activity works with.
 *
 * @throws OnbehalfError INPUT_INVALID for a zone that does not exist.
 */
export function clockFor(context: Pick<ActivityContext, 'timeZone'>, zone: string | undefined): Promise<ZoneClock> {
  return clockOf(zone ?? context.timeZone());
}

/** The instant of a time that Graph gives. */
export function instantOf(time: GraphDateTime | null | undefined): Date {
  return new Date(`${time?.dateTime?.slice(0, 19) ?? '1970-01-01T00:00:00'}Z`);
}

/** The day of a time of an event of whole days, which Graph gives as midnight whatever the zone. */
export function dateOf(time: GraphDateTime | null | undefined): string {
  return time?.dateTime?.slice(0, 10) ?? '1970-01-01';
}

/** When something begins and ends. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** The instants of a span. @throws OnbehalfError INPUT_INVALID where one does not exist, or the end is not after the start. */
export function instantsOfSpan(span: Span, clock: ZoneClock): { readonly start: Date; readonly end: Date } {
  const [from, until] = [clock.instantOf(span.start, 'start'), clock.instantOf(span.end, 'end')];
  if (from >= until) throw inputError('The time', [{ field: 'end', problem: 'must be after start.' }]);
  return { start: from, end: until };
}

/** A span of time as Graph takes it. @throws OnbehalfError INPUT_INVALID, see `instantsOfSpan`. */
export function toGraphSpan(span: Span, clock: ZoneClock): { readonly start: GraphTime; readonly end: GraphTime } {
  const { start: from, end: until } = instantsOfSpan(span, clock);
  return { start: clock.toGraph(from), end: clock.toGraph(until) };
}

/**
 * Whole days as Graph takes them: midnight to midnight in one zone.
 *
 * @param span - Dates, or date-times of which the day counts. An end on the day of the start, or none, is that one day.
 * @throws OnbehalfError INPUT_INVALID where the end is before the start.
 */
export function toGraphDays({ start: first, end: next }: { readonly start: string; readonly end?: string | undefined }, clock: ZoneClock) {
  const from = dayOf(first, clock);
  const given = next === undefined ? from : dayOf(next, clock);
  if (given < from) throw inputError('The days', [{ field: 'end', problem: 'must not be before start.' }]);
  const until = given === from ? dayAfter(from) : given;
  const at = (day: string): GraphTime => ({ dateTime: `${day}T00:00:00`, timeZone: clock.exchangeZone });
  return { start: at(from), end: at(until) };
}

function dayOf(text: string, clock: ZoneClock): string {
  const hasOffset = /t/i.test(text) && offsetAtEnd.test(text);
  return hasOffset ? clock.show(new Date(text.toUpperCase())).slice(0, 10) : text.slice(0, 10);
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
