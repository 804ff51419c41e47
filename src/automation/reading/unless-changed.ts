import type { Place } from './source-file.ts';
import { positionOf } from './unreadable.ts';
import { unknown, type Value } from './value.ts';

/**
 * A value, unless something may change it.
 *
 * @param at - Where it is used.
 * @param change - Where it may be changed.
 */
export function unlessChanged(value: Value, at: Place, change: Place | undefined): Value {
  if (!change) return value;
  const where = `${change.file === at.file ? '' : `${change.file.shown}, `}line ${positionOf(change).line}`;
  return unknown(at, `may be changed after it was written (${where})`, 'Write it whole where it is declared, and leave it as it is.');
}
