/**
 * What happens to a request or to an operation on a file: it is refused, its connection breaks, or it is carried out and the answer says
 * otherwise or is lost.
 */
export type Trouble = 'refused' | 'broken' | 'doneButFailed' | 'doneButLost';

const kinds: readonly Trouble[] = ['refused', 'broken', 'doneButFailed', 'doneButLost'];

/** Part of everything that fails in the tests of failures. */
export const failing = 0.2;

/** Trouble for that part of all calls, each kind as often as the others; undefined for the rest. */
export function chance(part: number): Trouble | undefined {
  return Math.random() < part ? kinds[Math.floor(Math.random() * kinds.length)] : undefined;
}
