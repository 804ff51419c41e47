const shape = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** True for a date without a time. */
export function isDay(value: string): boolean {
  return value.length === 10;
}

/**
 * The moment of a date in milliseconds since 1970; undefined for a text that is none. A date without a zone is in UTC, as Graph's are that have none;
 * a date alone is its first moment.
 */
export function dateIn(value: string): number | undefined {
  if (!shape.test(value)) return undefined;
  const moment = Date.parse(isDay(value) || /(?:Z|[+-]\d\d:\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(moment) ? undefined : moment;
}

/** The moment of a date. @throws Error for a text that is none. */
export function momentOf(value: string): number {
  const moment = dateIn(value);
  if (moment === undefined) throw new Error('it needs a date such as 2026-11-27 or 2026-11-27T09:00:00Z.');
  return moment;
}
