import { dateIn } from './functions/moments.ts';

/**
 * The order of two numbers, texts or dates: below 0 where the first one comes first. Dates are moments, so that it does not matter in which zone
 * they are written; texts go by code, so that the order is the same on every machine.
 */
export function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [textFor(one), textFor(other)];
  const [early, late] = [dateIn(a), dateIn(b)];
  if (early !== undefined && late !== undefined) return early - late;
  return a < b ? -1 : Number(a > b);
}

function textFor(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value as number | boolean);
}

/** True for two values that JSON writes alike, whatever the order of their fields. */
export function equal(one: unknown, other: unknown): boolean {
  if (one === other || (isNothing(one) && isNothing(other))) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [a, b] = [Object.entries(one), other as Readonly<Record<string, unknown>>];
  return a.length === Object.keys(b).length && a.every(([name, value]) => Object.hasOwn(b, name) && equal(value, b[name]));
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}
