// Excel counts days from 1900 on, and takes 1900 for a leap year: 1 is 1900-01-01, 59 is 1900-02-28, 60 is a day that never was, 61 is 1900-03-01. The part
// behind the point is the time of the day. https://learn.microsoft.com/office/troubleshoot/excel/wrongly-assumes-1900-is-leap-year
// Assumption: a workbook counts from 1900. One of an old Excel for Mac may count from 1904, which Graph does not tell.

const day = 86_400_000;
/** 1899-12-30, from which the days after the one that never was are counted. */
const start = Date.UTC(1899, 11, 30);
const lastDay = 2_958_465;

/** What a text stands for: a day, a day with a time, a time of the day, or a length of time; all without a zone, as Excel knows none. */
export type MomentKind = 'date' | 'dateTime' | 'time' | 'duration';

/**
 * The moment that a serial number stands for, to the millisecond: `2026-11-23`, `2026-11-23T09:30:00`, `09:30:00`, or an ISO 8601 duration `PT30H15M`.
 * Undefined where it stands for none: a negative one, one behind the year 9999, and the day that never was.
 *
 * @param kind - What the format of the cell shows. A time behind a date, and a date before a time, are there all the same, and come as a `dateTime`.
 */
export function momentOf(serial: number, kind: MomentKind): string | undefined {
  if (!Number.isFinite(serial) || serial < 0) return undefined;
  const milliseconds = Math.round(serial * day);
  if (kind === 'duration') return durationOf(milliseconds);
  const whole = Math.floor(milliseconds / day);
  const clock = clockOf(milliseconds % day);
  if (kind === 'time' && whole === 0) return clock;
  if (whole < 1 || whole === 60 || whole > lastDay) return undefined;
  const date = new Date(start + (whole < 60 ? whole + 1 : whole) * day).toISOString().slice(0, 10);
  return kind === 'date' && milliseconds % day === 0 ? date : `${date}T${clock}`;
}

const timeForm = /^(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d(?:\.\d{1,3})?))?$/;
const durationForm = /^PT(?=\d)(?:(?<hours>\d{1,7})H)?(?:(?<minutes>\d{1,7})M)?(?:(?<seconds>\d{1,7}(?:\.\d{1,3})?)S)?$/;

/** The serial number of a moment, and what kind of moment it is; undefined for a text that is none, and for a day that Excel does not have. */
export function serialOf(text: string): { readonly serial: number; readonly kind: MomentKind } | undefined {
  const duration = millisecondsIn(durationForm, text);
  if (duration !== undefined) return { serial: duration / day, kind: 'duration' };
  const time = millisecondsIn(timeForm, text);
  if (time !== undefined) return { serial: time / day, kind: 'time' };
  const days = daysIn(text.slice(0, 10));
  if (days === undefined || text.length === 10) return days === undefined ? undefined : { serial: days, kind: 'date' };
  const clock = text[10] === 'T' ? millisecondsIn(timeForm, text.slice(11)) : undefined;
  return clock === undefined ? undefined : { serial: days + clock / day, kind: 'dateTime' };
}

function daysIn(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  // 2026-02-30 is no day, and some clocks take it for the second of March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return undefined;
  const days = (date.getTime() - start) / day;
  const counted = days < 61 ? days - 1 : days;
  return counted >= 1 && counted <= lastDay ? counted : undefined;
}

function millisecondsIn(form: RegExp, text: string): number | undefined {
  const found = form.exec(text)?.groups;
  if (!found) return undefined;
  const { hours = 0, minutes = 0, seconds = 0 } = found;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000);
}

function clockOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 23).replace('.000', '');
}

function durationOf(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  const minutes = Math.floor((milliseconds % 3_600_000) / 60_000);
  const seconds = (milliseconds % 60_000) / 1000;
  const text = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`;
  return `PT${text === '' ? '0S' : text}`;
}
