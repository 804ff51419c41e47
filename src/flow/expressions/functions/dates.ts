import { date, number, text } from '../types.ts';
import type { ExpressionFunction } from './function.ts';
import { isDay, momentOf } from './moments.ts';
import { textOf } from './texts.ts';

const given = { name: 'date', type: date } as const;
const dayMS = 86_400_000;

/** Functions over dates, which are texts as Microsoft Graph writes them: 2026-11-27, or with a time. */
export const dateFunctions: readonly ExpressionFunction[] = [
  {
    name: 'addDays',
    takes: [given, { name: 'days', type: number }],
    gives: () => date,
    summary: 'Gives the date so many days later; earlier for a negative number.',
    example: ['addDays("2026-02-27", 2)', '2026-03-01'],
    run: (value, days) => movedBy(textOf(value), Number(days) * dayMS),
  },
  {
    name: 'addHours',
    takes: [given, { name: 'hours', type: number }],
    gives: () => date,
    summary: 'Gives the moment so many hours later; earlier for a negative number.',
    example: ['addHours("2026-11-27T23:30:00Z", 1)', '2026-11-28T00:30:00Z'],
    run: (value, hours) => {
      const moment = textOf(value);
      return movedBy(isDay(moment) ? `${moment}T00:00:00Z` : moment, Number(hours) * 3_600_000);
    },
  },
  {
    name: 'daysBetween',
    takes: [
      { name: 'from', type: date },
      { name: 'to', type: date },
    ],
    gives: () => number,
    summary: 'Counts the days from one date to another; a part of a day is a fraction.',
    example: ['daysBetween("2026-11-27", "2026-12-24")', 27],
    run: (from, to) => (momentOf(textOf(to)) - momentOf(textOf(from))) / dayMS,
  },
  {
    name: 'formatDate',
    takes: [given, { name: 'form', type: text }, { name: 'zone', type: text, isOptional: true }],
    gives: () => text,
    summary:
      'Writes a date: yyyy, MM, dd, HH, mm, ss stand for its parts, MMMM and EEEE for the names of month and day. In UTC, or in a zone, "Europe/Berlin".',
    example: ['formatDate("2026-11-27T23:30:00Z", "dd.MM.yyyy HH:mm", "Europe/Berlin")', '28.11.2026 00:30'],
    run: (value, form, zone = 'UTC') => formatted(momentOf(textOf(value)), textOf(form), textOf(zone)),
  },
];

function movedBy(value: string, milliseconds: number): string {
  const moved = new Date(momentOf(value) + milliseconds);
  if (Number.isNaN(moved.getTime())) throw new Error('it would give a date that no calendar has.');
  const iso = moved.toISOString();
  return isDay(value) ? iso.slice(0, 10) : iso.replace('.000Z', 'Z');
}

function formatted(moment: number, form: string, zone: string): string {
  const parts = partsIn(moment, zone);
  return form.replace(/yyyy|MMMM|MMM|MM|EEEE|dd|HH|mm|ss/g, (token) => parts[token] ?? token);
}

function partsIn(moment: number, timeZone: string): Readonly<Record<string, string>> {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    try {
      return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
    } catch {
      throw new Error('it knows no such time zone; write one as "Europe/Berlin".');
    }
  };
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const;
  const found = Object.fromEntries(
    format(options)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return {
    yyyy: (found['year'] ?? '').padStart(4, '0'),
    MM: found['month'] ?? '',
    dd: found['day'] ?? '',
    HH: found['hour'] ?? '',
    mm: found['minute'] ?? '',
    ss: found['second'] ?? '',
    MMMM: format({ month: 'long' }).format(moment),
    MMM: format({ month: 'short' }).format(moment),
    EEEE: format({ weekday: 'long' }).format(moment),
  };
}
