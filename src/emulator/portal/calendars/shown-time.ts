import type { Instance } from '../../graph/calendar/instance.ts';
import type { TimeZone } from '../../graph/outlook/zoned-time.ts';

const day = 86_400_000;

/** When an event is, by a clock: `09:00 to 09:30`, `all day`, with the date where it does not end on the day on which it begins. */
export function shownTime({ start, end, content }: Instance, zone: TimeZone): string {
  const [from, to] = clocksOf({ start, end, content }, zone);
  if (content.isAllDay) return to - from <= day ? 'all day' : `all day, until ${dateText(to - day)}`;
  const isOneDay = Math.floor(from / day) === Math.floor((to - 1) / day);
  return `${timeText(from)} to ${isOneDay ? '' : `${dateText(to)} `}${timeText(to)}`;
}

/** What the clock shows at the start and at the end, in milliseconds. Whole days are days of the calendar, whatever the clock. */
export function clocksOf({ start, end, content }: Pick<Instance, 'start' | 'end' | 'content'>, zone: TimeZone): [number, number] {
  if (content.isAllDay)
    return [Date.parse(`${start.dateTime.slice(0, 10)}T00:00:00Z`), Date.parse(`${end.dateTime.slice(0, 10)}T00:00:00Z`)];
  return [zone.clockAt(start.at), zone.clockAt(end.at)];
}

/** `2026-03-02` */
export function dateText(clock: number): string {
  return new Date(clock).toISOString().slice(0, 10);
}

function timeText(clock: number): string {
  return new Date(clock).toISOString().slice(11, 16);
}

/** The Monday of the week of a day, both as clock times. */
export function mondayOf(clock: number): number {
  const days = Math.floor(clock / day);
  // 1970-01-05 was a Monday.
  return (days - ((((days - 4) % 7) + 7) % 7)) * day;
}
