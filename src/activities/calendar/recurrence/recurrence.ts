import { z } from 'zod';
import { dateTimeProblem } from '../../date-times.ts';

/** The days of the week, as Graph names them. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** Which of the fitting days of a month, as Graph names them. */
export const indexes = ['first', 'second', 'third', 'fourth', 'last'] as const;

const interval = z.int().min(1).default(1).describe('Every how many days, weeks, months or years.');
const daysOfWeek = z.array(z.enum(weekdays)).min(1).describe('On which days of the week.');
const dayOfMonth = z.int().min(1).max(31).describe('On which day of the month; in a shorter month, on its last day.');
const month = z.int().min(1).max(12).describe('In which month, from 1.');
const index = z.enum(indexes).default('first').describe('Which of these days in the month, all of them counted together.');

const range = {
  count: z.int().min(1).optional().describe('How many times. Left out, without `until`: for ever.'),
  until: z
    .string()
    .superRefine((text, { addIssue }) => {
      const problem = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateTimeProblem(text) : 'must be a date, such as 2026-12-31.';
      if (problem !== undefined) addIssue({ code: 'custom', message: problem });
    })
    .optional()
    .describe('The last day on which it may happen, included.'),
};

const kinds = [
  z.strictObject({ type: z.literal('daily'), interval, ...range }),
  z.strictObject({
    type: z.literal('weekly'),
    interval,
    daysOfWeek,
    firstDayOfWeek: z.enum(weekdays).default('sunday').describe('The day on which weeks begin; it matters with an interval.'),
    ...range,
  }),
  z.strictObject({ type: z.literal('absoluteMonthly'), interval, dayOfMonth, ...range }),
  z.strictObject({ type: z.literal('relativeMonthly'), interval, daysOfWeek, index, ...range }),
  z.strictObject({ type: z.literal('absoluteYearly'), interval, dayOfMonth, month, ...range }),
  z.strictObject({ type: z.literal('relativeYearly'), interval, daysOfWeek, index, month, ...range }),
] as const;

/**
 * How an event repeats: the six patterns that Exchange has.
 * https://learn.microsoft.com/graph/api/resources/recurrencepattern, https://learn.microsoft.com/graph/api/resources/recurrencerange
 */
export const recurrencePattern = z.discriminatedUnion('type', kinds, {
  error: 'must be daily, weekly, absoluteMonthly, relativeMonthly, absoluteYearly or relativeYearly.',
});

/** How an event repeats. */
export type Recurrence = z.output<typeof recurrencePattern>;

/** A pattern with the range in which it holds, as Graph writes it. */
export interface GraphRecurrence {
  readonly pattern: Readonly<Record<string, unknown>> & { readonly type?: string | null };
  readonly range: {
    readonly type?: string | null;
    readonly startDate?: string | null;
    readonly endDate?: string | null;
    readonly numberOfOccurrences?: number | null;
    readonly recurrenceTimeZone?: string | null;
  };
}

/**
 * A recurrence as Graph takes it.
 *
 * @param startDate - The day on which the event begins.
 * @param recurrenceTimeZone - The zone of its times, as Exchange knows it.
 */
export function toGraphRecurrence(
  { count, until, ...pattern }: Recurrence,
  startDate: string,
  recurrenceTimeZone: string,
): GraphRecurrence {
  const ends =
    until !== undefined
      ? { type: 'endDate', endDate: until }
      : count !== undefined
        ? { type: 'numbered', numberOfOccurrences: count }
        : { type: 'noEnd' };
  return { pattern, range: { ...ends, startDate, recurrenceTimeZone } };
}

/** The recurrence that Graph gives; null where it gives none, or one of a kind that is not known. */
export function fromGraphRecurrence(given: GraphRecurrence | null | undefined): Recurrence | null {
  if (!given) return null;
  const { type, endDate, numberOfOccurrences } = given.range;
  const end = type === 'endDate' && endDate ? { until: endDate } : type === 'numbered' ? { count: numberOfOccurrences } : {};
  const kind = kinds.find(({ shape }) => shape.type.value === given.pattern.type);
  if (kind === undefined) return null;
  // Graph writes out every property of a pattern, also those that its type does not have.
  const own = Object.fromEntries(Object.entries(given.pattern).filter(([name]) => name in kind.shape));
  return kind.safeParse({ ...own, ...end }).data ?? null;
}
