import { distance } from 'fastest-levenshtein';

/**
 * The known name that is most like the given one, ignoring letter case; undefined when none is near.
 * Near means: at most a third of the letters differ, and at least one may. Letters in another order count as one difference.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const ranked = known.map((candidate) => ({ candidate, far: farness(wanted, candidate.toLowerCase()) })).sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(1, Math.floor(Math.max(name.length, best.candidate.length) / 3)) ? best.candidate : undefined;
}

function farness(one: string, other: string): number {
  const far = distance(one, other);
  const letters = (word: string): string => [...word].sort().join('');
  return far === 2 && letters(one) === letters(other) ? 1 : far;
}
