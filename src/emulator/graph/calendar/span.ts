import { type Call, GraphFailure } from '../route.ts';
import { cannotBeCompleted } from './event-times.ts';

const day = 24 * 60 * 60 * 1000;

/** From one moment up to another, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The span that a call asks for with `startDateTime` and `endDateTime`; a time without offset is in UTC.
 *
 * @throws GraphFailure 400: one of them is missing (microsoftgraph/microsoft-graph-docs-contrib issue 8385), none, or more than 1825 days after the other
 * (issue 6321).
 */
export function spanOf({ url }: Pick<Call, 'url'>): Span {
  const given = (name: string): string | undefined => [...url.searchParams].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  const [start, end] = [given('startDateTime'), given('endDateTime')];
  if (!start || !end) {
    throw invalidParameter('This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.');
  }
  const span = { from: momentFrom('startDateTime', start), to: momentFrom('endDateTime', end) };
  // Assumption: the words.
  if (span.to < span.from) throw invalidParameter(`The value of 'EndDateTime' must not be before that of 'StartDateTime'.`);
  if (span.to - span.from <= 1825 * day) return span;
  throw cannotBeCompleted('The range between the start and end dates is greater than the allowed range. Maximum number of days: 1825');
}

/** True for what is going on in a span; what takes no time is there when it starts in it. */
export function isWithin(start: number, end: number, { from, to }: Span): boolean {
  return start < to && (end > from || start >= from);
}

function momentFrom(name: string, text: string): number {
  const isOne = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/i.test(text);
  const hasOffset = text.includes('T') && /(?:Z|[+-]\d{2}:\d{2})$/i.test(text);
  const moment = isOne ? Date.parse(hasOffset ? text : `${text.includes('T') ? text : `${text}T00:00:00`}Z`) : Number.NaN;
  // Assumption: the words, as reported of other parameters.
  if (Number.isNaN(moment)) throw invalidParameter(`The value '${text}' of parameter '${name}' is invalid.`);
  return moment;
}

function invalidParameter(message: string): GraphFailure {
  return new GraphFailure(400, 'ErrorInvalidParameter', message);
}
