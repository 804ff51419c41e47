import type { SearchOperator } from '../odata/search-expression.ts';

/** Numbers or moments from `begin` up to, but not with, `end`. */
interface Range {
  readonly begin: number;
  readonly end: number;
}

const second = 1000;
const day = 86_400_000;

/** Whether a size in bytes is what was asked for: `1000`, or `1..500000`. Undefined for a text that is no size. */
export function holdsSize(size: number, operator: SearchOperator, text: string): boolean | undefined {
  return holds(size, operator, rangeIn(text, bytes));
}

/**
 * Whether a moment is what was asked for: a day (`2026-03-01`, `03/01/2026`), a moment, a range of them, or `today`, `yesterday`,
 * `this week`, `this month`, `last month`, `this year`, `last year`. All of it is UTC. Undefined for a text that is none of these.
 *
 * Source: https://learn.microsoft.com/sharepoint/dev/general-development/keyword-query-language-kql-syntax-reference,
 * and https://learn.microsoft.com/graph/search-query-parameter for days with slashes.
 */
export function holdsTime(iso: string, operator: SearchOperator, text: string, now: Date): boolean | undefined {
  return holds(Date.parse(iso), operator, intervalOf(text, now) ?? rangeIn(text, moment));
}

function holds(value: number, operator: SearchOperator, range: Range | undefined): boolean | undefined {
  if (!range) return undefined;
  switch (operator) {
    case '<':
      return value < range.begin;
    case '<=':
      return value < range.end;
    case '>':
      return value >= range.end;
    case '>=':
      return value >= range.begin;
    default:
      return range.begin <= value && value < range.end;
  }
}

function rangeIn(text: string, one: (text: string) => Range | undefined): Range | undefined {
  const [first = '', last = first, ...more] = text.split('..');
  const [from, to] = [one(first), one(last)];
  return from && to && more.length === 0 ? { begin: from.begin, end: to.end } : undefined;
}

function bytes(text: string): Range | undefined {
  return /^\d+$/.test(text) ? { begin: Number(text), end: Number(text) + 1 } : undefined;
}

function moment(text: string): Range | undefined {
  const [, month, date, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : [year, month?.padStart(2, '0'), date?.padStart(2, '0')].join('-');
  const found = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,7})?Z?)?$/.exec(iso);
  if (!found) return undefined;
  const [, time, fraction] = found;
  const begin = Date.parse(time === undefined || time.endsWith('Z') ? iso : `${iso}Z`);
  if (Number.isNaN(begin)) return undefined;
  return { begin, end: begin + (time === undefined ? day : fraction === undefined ? second : 1) };
}

function intervalOf(text: string, now: Date): Range | undefined {
  const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  const between = (begin: readonly [number, number, number], end: readonly [number, number, number]): Range => ({
    begin: Date.UTC(...begin),
    end: Date.UTC(...end),
  });
  // Assumption: weeks begin on Sunday. The language of the mailbox may decide; a report of a mailbox that begins on Monday would change it.
  const sunday = date - now.getUTCDay();
  switch (text.toLowerCase()) {
    case 'today':
      return between([year, month, date], [year, month, date + 1]);
    case 'yesterday':
      return between([year, month, date - 1], [year, month, date]);
    case 'this week':
      return between([year, month, sunday], [year, month, sunday + 7]);
    case 'this month':
      return between([year, month, 1], [year, month + 1, 1]);
    case 'last month':
      return between([year, month - 1, 1], [year, month, 1]);
    case 'this year':
      return between([year, 0, 1], [year + 1, 0, 1]);
    case 'last year':
      return between([year - 1, 0, 1], [year, 0, 1]);
    default:
      return undefined;
  }
}
