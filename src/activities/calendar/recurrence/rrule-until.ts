import { dateTimeProblem } from '../../date-times.ts';
import type { LocalTime, ZoneClock } from '../../zone-clock.ts';
import { refusal } from './rrule-parts.ts';

const form = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/;

/**
 * The last day on which a series may happen, out of UNTIL: a date, a time of the clock, or a time in UTC.
 *
 * @throws OnbehalfError INPUT_INVALID for a text that is none, and for a day that does not exist.
 */
export function untilIn(
  text: string | undefined,
  { local, clock }: { readonly local: LocalTime; readonly clock: ZoneClock },
): string | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day, hour, minute, second, zulu] = form.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const iso = hour === undefined ? date : `${date}T${hour}:${minute}:${second}${zulu}`;
  const problem = dateTimeProblem(iso);
  if (problem !== undefined)
    throw refusal(
      `${year === undefined ? 'must have a date or a time in UTC in UNTIL, such as UNTIL=20261231' : problem.replace(/\.$/, '')}, not UNTIL=${text}.`,
    );
  if (hour === undefined) return date;
  const shown = zulu === 'Z' ? clock.show(new Date(iso)) : iso;
  // On a day on which it ends before the event would begin, the event does not happen any more.
  return shown.slice(11) >= local.slice(11) ? shown.slice(0, 10) : dayBefore(shown.slice(0, 10));
}

/** The day before a date. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** A last day as UNTIL has it: the moment in UTC at which the event would begin on that day; for an event of whole days the date. */
export function untilText(
  date: string,
  { local, clock, isAllDay }: { readonly local: LocalTime; readonly clock: ZoneClock; readonly isAllDay?: boolean },
): string {
  if (isAllDay) return date.replaceAll('-', '');
  const begins = `${date}T${local.slice(11)}`;
  // A time that the clock is put forward over: the end of that day leaves no other one in.
  const instant = clock.instantsAt(begins).at(-1) ?? clock.instantsAt(`${date}T23:59:59`)[0] ?? new Date(`${begins}Z`);
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
