// Draws by a hash of what is drawn, so that a change in one file leaves the draw in all others as it was.
import { createHash } from 'node:crypto';

/**
 * All lines in the order of the draw, one mutation of each.
 * @param {{ file: string, line: number, from: string, to: string }[]} mutations
 * @param {string} seed The same seed and the same text give the same draw.
 */
export function draw(mutations, seed) {
  const ranked = mutations
    .map((mutation) => ({
      mutation,
      place: `${mutation.file}:${mutation.line}`,
      rank: hash(seed, mutation.file, mutation.from, mutation.to),
    }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1));
  const ofLine = new Map();
  for (const { mutation, place } of ranked) if (!ofLine.has(place)) ofLine.set(place, mutation);
  // A line with many mutations is drawn no sooner than a line with one.
  return [...ofLine.values()]
    .map((mutation) => ({ mutation, rank: hash(seed, mutation.file, mutation.from) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ mutation }) => mutation);
}

function hash(...parts) {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
