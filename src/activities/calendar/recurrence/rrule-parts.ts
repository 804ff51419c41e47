import type { OnbehalfError } from '../../../core/errors.ts';
import { inputError } from '../../../core/input.ts';
import { nearest } from '../../../core/nearest.ts';

/** The parts that RFC 5545 knows, https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10 */
const known = [
  'FREQ',
  'UNTIL',
  'COUNT',
  'INTERVAL',
  'BYSECOND',
  'BYMINUTE',
  'BYHOUR',
  'BYDAY',
  'BYMONTHDAY',
  'BYYEARDAY',
  'BYWEEKNO',
  'BYMONTH',
  'BYSETPOS',
  'WKST',
] as const;

/** The name of a part of an RRULE. */
export type RRulePart = (typeof known)[number];

/** The parts of an RRULE, in capital letters. */
export type RRuleParts = ReadonlyMap<RRulePart, string>;

/** The error of a recurrence that cannot be used. @param problem - Follows the name of the field. */
export function refusal(problem: string): OnbehalfError {
  return inputError('The recurrence', [{ field: 'recurrence', problem }]);
}

/**
 * Takes an RRULE apart: `FREQ=WEEKLY;BYDAY=MO,WE`, with or without `RRULE:` in front.
 *
 * @throws OnbehalfError INPUT_INVALID for a text that is none, and for a part that RFC 5545 does not know or that stands there twice.
 */
export function rruleParts(text: string): RRuleParts {
  const other = /^(DTSTART|DTEND|EXDATE|RDATE|EXRULE)[;:]/im.exec(text.trim());
  if (other)
    throw refusal(`must be an RRULE alone: ${other[1]?.toUpperCase()} has no place in it; when the event begins is said by \`start\`.`);
  const parts = new Map<RRulePart, string>();
  for (const piece of text
    .trim()
    .replace(/^RRULE:/i, '')
    .replace(/;$/, '')
    .split(';')) {
    const [name = '', value = '', ...more] = piece.toUpperCase().split('=');
    if (value === '' || more.length > 0) throw refusal('must be an RRULE of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10.');
    const part = known.find((one) => one === name);
    if (part === undefined) throw refusal(`has a part that RFC 5545 does not know: ${name}${meant(name)}.`);
    if (parts.has(part)) throw refusal(`has ${part} twice.`);
    parts.set(part, value);
  }
  if (!parts.has('FREQ')) throw refusal('must say how often: FREQ is missing.');
  return parts;
}

function meant(name: string): string {
  const close = nearest(name, known);
  return close === undefined ? '' : `; ${close} was meant`;
}

/** One whole number out of a part. @throws OnbehalfError INPUT_INVALID for anything else, and for one below `least`. */
export function numberIn(parts: RRuleParts, part: RRulePart, least: number): number | undefined {
  const text = parts.get(part);
  if (text === undefined) return undefined;
  const value = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least)) throw refusal(`must have a whole number from ${least} in ${part}, not ${part}=${text}.`);
  return value;
}

/** The whole numbers of a part; none where it is not there. @throws OnbehalfError INPUT_INVALID for anything else. */
export function numbersIn(parts: RRuleParts, part: RRulePart): number[] {
  const text = parts.get(part);
  if (text === undefined) return [];
  return text.split(',').map((one) => {
    if (!/^[+-]?\d{1,3}$/.test(one) || Number(one) === 0) throw refusal(`must have whole numbers in ${part}, not ${part}=${text}.`);
    return Number(one);
  });
}

const dayCodes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** A day of the week in an RRULE: its place from Sunday on, and which of the month it is, where that is said. */
export interface RRuleDay {
  readonly day: number;
  readonly nth?: number;
}

/** The days of BYDAY, or of WKST. @throws OnbehalfError INPUT_INVALID for anything else. */
export function daysIn(parts: RRuleParts, part: 'BYDAY' | 'WKST'): RRuleDay[] {
  const text = parts.get(part);
  if (text === undefined) return [];
  return text.split(',').map((one) => {
    const [, nth = '', code = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(one) ?? [];
    const day = dayCodes.findIndex((known) => known === code);
    if (day < 0 || Number(nth || 1) === 0) throw refusal(`must have days such as MO or 1MO in ${part}, not ${part}=${text}.`);
    return nth === '' ? { day } : { day, nth: Number(nth) };
  });
}

/** The letters of a day of the week. @param day - Its place from Sunday on. */
export function dayCode(day: number): string {
  return dayCodes[day] ?? 'SU';
}
