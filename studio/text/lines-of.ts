/** First and last line of a stretch of a text, from one. @param at - Offsets of its first character and behind its last one. */
export function linesOf(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const first = countOf(text, 0, start) + 1;
  return [first, first + countOf(text, start, Math.max(start, end - 1))];
}

/** Line ends in a stretch of a text. */
function countOf(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
