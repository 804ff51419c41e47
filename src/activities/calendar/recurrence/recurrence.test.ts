import fc from 'fast-check';
import { RRule } from 'rrule';
import { RRuleTemporal } from 'rrule-temporal';
import { describe, expect, test } from 'vitest';
import { clockOf, type ZoneClock } from '../../zone-clock.ts';
import { recurrenceOf } from './from-rrule.ts';
import { happensOn } from './happens-on.ts';
import { fromGraphRecurrence, recurrencePattern, toGraphRecurrence, type Recurrence } from './recurrence.ts';
import { rruleOf } from './to-rrule.ts';

// Two libraries by different authors judge: `rrule` says what a rule that people write means, `rrule-temporal` what ours means in a zone.
const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe'];
const clocks = await Promise.all(zones.map(clockOf));
const years = 10;

/** The days of a rule by `rrule`, which knows no zones here: its UTC is what the clock shows. */
function daysByRrule(rule: string, local: string, until?: string): string[] {
  const dtstart = new Date(`${local}Z`);
  const all = new RRule({ ...RRule.parseString(rule), dtstart, until: until === undefined ? null : new Date(`${until}T23:59:59Z`) });
  return all.between(dtstart, later(dtstart), true).map((date) => date.toISOString().slice(0, 19));
}

/** The days of a rule by `rrule-temporal`, in a zone. */
function daysByTemporal(rule: string, local: string, zone: string): string[] {
  const compact = local.replaceAll(/[-:]/g, '');
  const all = new RRuleTemporal({ rruleString: `DTSTART;TZID=${zone}:${compact}\nRRULE:${rule}` });
  const from = new Date(Date.parse(`${local}Z`) - 86_400_000);
  const shown = all
    .between(from, new Date(later(new Date(`${local}Z`)).getTime() + 86_400_000), true)
    .map((one) => one.toString().slice(0, 19));
  return shown.filter(
    (one) =>
      one <=
      later(new Date(`${local}Z`))
        .toISOString()
        .slice(0, 19),
  );
}

function later(start: Date): Date {
  return new Date(
    Date.UTC(start.getUTCFullYear() + years, start.getUTCMonth(), start.getUTCDate(), start.getUTCHours(), start.getUTCMinutes()),
  );
}

const code = fc.constantFrom('SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA');
const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 7 }).map((all) => all.join(','));
const nth = fc.constantFrom(1, 2, 3, 4, -1);
const month = fc.integer({ min: 1, max: 12 });
const monthDay = fc.oneof(
  fc.integer({ min: 1, max: 28 }).map((day) => `BYMONTHDAY=${day}`),
  fc.constantFrom('BYMONTHDAY=-1', 'BYMONTHDAY=28,29;BYSETPOS=-1', 'BYMONTHDAY=28,29,30;BYSETPOS=-1', 'BYMONTHDAY=28,29,30,31;BYSETPOS=-1'),
);
const relative = fc.oneof(
  fc.tuple(nth, code).map(([which, day]) => `BYDAY=${which}${day}`),
  fc.tuple(codes, nth).map(([days, which]) => `BYDAY=${days};BYSETPOS=${which}`),
);
const sparse = fc.oneof(
  monthDay.map((day) => `FREQ=MONTHLY;${day}`),
  relative.map((days) => `FREQ=MONTHLY;${days}`),
  fc.tuple(month, monthDay).map(([of, day]) => `FREQ=YEARLY;BYMONTH=${of};${day}`),
  fc.tuple(month, relative).map(([of, days]) => `FREQ=YEARLY;BYMONTH=${of};${days}`),
);
const dense = fc.oneof(
  fc.constant('FREQ=DAILY'),
  codes.map((days) => `FREQ=DAILY;BYDAY=${days};INTERVAL=1`),
  fc.tuple(codes, fc.option(code)).map(([days, first]) => `FREQ=WEEKLY;BYDAY=${days}${first === null ? '' : `;WKST=${first}`}`),
  codes.map((days) => `FREQ=MONTHLY;BYDAY=${days};INTERVAL=1`),
);
const never = fc.constant({ kind: 'never' as const });
const counted = fc.integer({ min: 1, max: 60 }).map((count) => ({ kind: 'count' as const, count }));
const ended = (most: number) => fc.integer({ min: 0, max: most }).map((days) => ({ kind: 'until' as const, days }));
// To write out ten years of days takes long: what comes every day or week ends earlier here, and a few that go on stand below.
const repeated = fc.oneof(
  { weight: 2, arbitrary: fc.record({ pattern: sparse, end: fc.oneof(never, counted, ended(4000)) }) },
  { weight: 1, arbitrary: fc.record({ pattern: dense, end: fc.oneof(counted, ended(300)) }) },
);
const written = fc.record({
  clock: fc.constantFrom(...clocks),
  repeated,
  interval: fc.integer({ min: 1, max: 4 }),
  from: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }).map((time) => new Date(time).toISOString().slice(0, 10)),
  // Not in the hours in which clocks are put forward: what becomes of such an occurrence is a rule of its own.
  hour: fc.integer({ min: 4, max: 23 }),
  untilForm: fc.constantFrom('date', 'clock', 'UTC'),
});

/** UNTIL for a day, in one of the forms that people write. */
function untilText(form: string, date: string, local: string, clock: ZoneClock): string {
  const compact = (text: string): string => text.replaceAll(/[-:]/g, '');
  if (form === 'date') return compact(date);
  const begins = `${date}T${local.slice(11)}`;
  return form === 'clock' ? compact(begins) : `${compact(clock.instantOf(begins, '').toISOString().slice(0, 19))}Z`;
}

/** The first time from a moment on at which a rule happens, by `rrule`. */
function firstOf(rule: string, local: string): string {
  const dtstart = new Date(`${local}Z`);
  return new RRule({ ...RRule.parseString(rule), dtstart }).after(dtstart, true)?.toISOString().slice(0, 19) ?? '';
}

/** A rule that was a pattern of Exchange and is a rule again, in what each judge makes of it; `meant` is what it should be. */
function thereAndBack(rule: string, local: string, clock: ZoneClock, days: readonly string[]) {
  const kept = recurrenceOf(rule, { local, clock });
  const back = rruleOf(kept, { local, clock });
  const stored = toGraphRecurrence(kept, local.slice(0, 10), clock.exchangeZone);
  return {
    is: {
      rule,
      local,
      days: daysByTemporal(back, local, clock.zone),
      again: recurrenceOf(back, { local, clock }),
      stored: fromGraphRecurrence(stored),
    },
    meant: { rule, local, days, again: kept, stored: kept },
  };
}

test('a rule that both can express means the same days after it was a pattern of Exchange, for ten years', () => {
  fc.assert(
    fc.property(written, ({ clock, repeated: { pattern, end }, interval, from, hour, untilForm }) => {
      // Begins on the first day that fits, as RFC 5545 wants it.
      const local = firstOf(pattern, `${from}T${String(hour).padStart(2, '0')}:30:00`);
      const spaced = pattern.includes('INTERVAL') ? pattern : `${pattern};INTERVAL=${interval}`;
      const last = end.kind === 'until' ? new Date(Date.parse(`${local}Z`) + end.days * 86_400_000).toISOString().slice(0, 10) : undefined;
      const plain = end.kind === 'count' ? `${spaced};COUNT=${end.count}` : spaced;
      const rule = last === undefined ? plain : `${plain};UNTIL=${untilText(untilForm, last, local, clock)}`;
      const { is, meant } = thereAndBack(rule, local, clock, daysByRrule(plain, local, last));
      expect(is).toEqual(meant);
    }),
    { numRuns: 500 },
  );
});

test.each(['FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU'])(
  '%s goes on for ten years in every zone',
  (rule) => {
    const local = '2026-03-02T09:30:00';
    for (const clock of clocks) {
      const { is, meant } = thereAndBack(rule, local, clock, daysByRrule(rule, local));
      expect(is).toEqual(meant);
    }
  },
);

describe('a day that some months do not have falls on their last', () => {
  // "If for a particular month this value is larger than the number of days in the month, the last day of the month is assumed."
  // https://learn.microsoft.com/exchange/client-developer/web-service-reference/dayofmonth
  const cases: readonly (readonly [Recurrence, string, readonly string[]])[] = [
    [
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31, count: 7 },
      '2027-10-31',
      ['2027-10-31', '2027-11-30', '2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
    ],
    [
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 30, count: 4 },
      '2026-12-30',
      ['2026-12-30', '2027-01-30', '2027-02-28', '2027-03-30'],
    ],
    [{ type: 'absoluteMonthly', interval: 2, dayOfMonth: 29, count: 3 }, '2026-12-29', ['2026-12-29', '2027-02-28', '2027-04-29']],
    [
      { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29, count: 5 },
      '2024-02-29',
      ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'],
    ],
    [{ type: 'absoluteYearly', interval: 1, month: 4, dayOfMonth: 31, count: 2 }, '2026-04-30', ['2026-04-30', '2027-04-30']],
  ];

  test.each(cases)('%o from %s', (recurrence, start, days) => {
    const local = `${start}T09:00:00`;
    const [clock] = clocks;
    if (!clock) throw new Error('There is a clock.');
    const rule = rruleOf(recurrence, { local, clock });
    expect(daysByRrule(rule, local).map((day) => day.slice(0, 10))).toEqual(days);
    expect(daysByTemporal(rule, local, clock.zone).map((day) => day.slice(0, 10))).toEqual(days);
    for (const day of days) expect([day, happensOn(recurrence, day)]).toEqual([day, true]);
  });
});

describe('a pattern', () => {
  test.each([
    [{ type: 'weekly' }, 'daysOfWeek'],
    [{ type: 'weekly', daysOfWeek: [] }, 'daysOfWeek'],
    [{ type: 'daily', dayOfMonth: 3 }, ''],
    [{ type: 'hourly' }, 'type'],
    [{ type: 'absoluteMonthly', dayOfMonth: 32 }, 'dayOfMonth'],
    [{ type: 'daily', until: '2026-02-30' }, 'until'],
    [{ type: 'daily', until: 'tomorrow' }, 'until'],
    [{ type: 'daily', interval: 0 }, 'interval'],
  ])('%o is refused for %s', (given, field) => {
    expect(recurrencePattern.safeParse(given).error?.issues[0]?.path.join('.')).toBe(field);
  });
});
