import { indexes, weekdays, type Recurrence, type Weekday } from './recurrence.ts';

/** True when a date is one of the days that a pattern means. From when on and how often is not looked at, so the interval does not matter. */
export function happensOn(recurrence: Recurrence, date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if ('month' in recurrence && recurrence.month !== month) return false;
  switch (recurrence.type) {
    case 'daily':
      return true;
    case 'weekly':
      return recurrence.daysOfWeek.includes(weekday(year, month, day));
    case 'absoluteMonthly':
    case 'absoluteYearly':
      return day === Math.min(recurrence.dayOfMonth, daysIn(year, month));
    case 'relativeMonthly':
    case 'relativeYearly': {
      const all = Array.from({ length: daysIn(year, month) }, (_, before) => before + 1);
      const fitting = all.filter((one) => recurrence.daysOfWeek.includes(weekday(year, month, one)));
      return day === (recurrence.index === 'last' ? fitting.at(-1) : fitting[indexes.indexOf(recurrence.index)]);
    }
  }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function weekday(year: number, month: number, day: number): Weekday {
  return weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? 'sunday';
}
