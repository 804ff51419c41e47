/** Stands for the result of a change that was not made: in a dry run nobody knows what it would be. */
export const notKnown: unique symbol = Symbol('not known');

/** True for a value that is not known, or has such a value in it. */
export function isNotKnown(value: unknown): boolean {
  if (value === notKnown) return true;
  if (Array.isArray(value)) return value.some(isNotKnown);
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).some(isNotKnown)
  );
}
