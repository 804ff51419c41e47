/** What is said after something that ended so that nobody knows whether it was done. */
export const mayBeDone = 'It may have been done all the same.';

/** What to do then. */
export const lookFirst = 'Look whether it was done before you try again.';

/** Statuses with which a service or a gateway before it ends a request that it may have carried out. https://www.rfc-editor.org/rfc/rfc9110#section-15.6 */
const doubtful = new Set([500, 502, 503, 504]);

/** True for an operation that changes something and may be made again: twice is as good as once, but whether it was done may still be unknown. */
export function isChange(operation: string): boolean {
  return /^(?:PATCH|PUT|DELETE) /.test(operation);
}

/**
 * True when an answer leaves open whether a request was carried out, and doing it once more could do it twice.
 *
 * @param repeatable - Of its operation, see `isRepeatable`.
 */
export function leavesOpen(status: number, repeatable: boolean): boolean {
  return doubtful.has(status) && !repeatable;
}
