import { badValue } from './failures.ts';

/** A text that is not empty. @throws GraphFailure 400. */
export function nameFrom(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw badValue(field, 'a value must be specified.');
  // Assumption: 255 characters, as in the windows of Planner.
  if (value.length > 255) throw badValue(field, 'it must be at most 255 characters long.');
  return value;
}

/** A text, or nothing. @throws GraphFailure 400. */
export function textOrNull(value: unknown, field: string): string | null {
  if (value === null || typeof value === 'string') return value;
  throw badValue(field, 'it must be a text.');
}

/** A whole number in a range. @throws GraphFailure 400. */
export function numberFrom(value: unknown, field: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw badValue(field, `it must be a whole number from ${least} to ${most}.`);
}

/** An instant as Graph writes it, `2014-01-01T00:00:00Z`; null for none. @throws GraphFailure 400. */
export function instantOrNull(value: unknown, field: string): string | null {
  if (value === null) return null;
  const hasOffset = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i.test(value);
  const instant = hasOffset ? new Date(value) : undefined;
  if (!instant || Number.isNaN(instant.getTime())) throw badValue(field, 'it must be a date and time with an offset.');
  return instant.toISOString().replace('.000Z', 'Z');
}

/** `category1` to `category25`. */
export function isCategory(name: string): boolean {
  return /^category(?:[1-9]|1\d|2[0-5])$/.test(name);
}
