import type { PaletteItem } from '../../src/faces/studio/protocol.ts';

/** Items that fit what is typed, the best first: by name, by other names, by what they do. Nothing typed: all, in their order. */
export function searchPalette(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  return items
    .flatMap((item) => {
      const score = scoreOf(item, words);
      return score > 0 ? [{ item, score }] : [];
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item);
}

function scoreOf(item: PaletteItem, words: readonly string[]): number {
  const title = item.title.toLowerCase();
  const others = [item.what.replace('verb:', '').toLowerCase(), ...item.alsoKnownAs.map((name) => name.toLowerCase())];
  const scores = words.map((word): number => {
    if (title.startsWith(word)) return 8;
    if (title.includes(` ${word}`)) return 6;
    if (others.some((other) => other.startsWith(word))) return 5;
    if (title.includes(word)) return 4;
    if (others.some((other) => other.includes(word))) return 3;
    return item.summary.toLowerCase().includes(word) || item.group === word ? 1 : 0;
  });
  if (scores.includes(0)) return 0;
  const phrase = words.join(' ');
  const exact = title === phrase ? 30 : others.includes(phrase) ? 25 : 0;
  return scores.reduce((sum, score) => sum + score, 0) / words.length + exact - title.length / 100;
}
