/** A piece of text that takes the place of another: offsets in UTF-16 units in the text before. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A part of the text after: a stretch that was kept of the text before, or new text. */
type Piece = string | { readonly start: number; readonly end: number };

/** Changes in the order of the text. */
export function inOrder(changes: readonly Change[]): Change[] {
  return changes.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The text after changes.
 * @param changes - In the order of the text, without overlaps.
 */
export function spliced(text: string, changes: readonly Change[]): string {
  let at = 0;
  const pieces = changes.map((change) => {
    const piece = text.slice(at, change.start) + change.text;
    at = change.end;
    return piece;
  });
  return pieces.join('') + text.slice(at);
}

/** True for changes of which one begins before another one ends. */
export function overlap(changes: readonly Change[]): boolean {
  return changes.some(({ start }, index) => start < (changes[index - 1]?.end ?? 0));
}

/** Changes that do at once what two sets do one after the other; offsets of the second are those between them. */
export function composed(first: readonly Change[], second: readonly Change[]): Change[] {
  const between = piecesOf(first);
  const after: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of second) {
    after.push(...cut(between, at, start), text);
    at = end;
  }
  return changesOf([...after, ...cut(between, at, Infinity)]);
}

/**
 * Changes that make the text before out of the text after: an undo.
 * @param text - The text before.
 */
export function inverseOf(text: string, changes: readonly Change[]): Change[] {
  let shift = 0;
  return changes.map((change) => {
    const start = change.start + shift;
    shift += change.text.length - (change.end - change.start);
    return { start, end: start + change.text.length, text: text.slice(change.start, change.end) };
  });
}

function piecesOf(changes: readonly Change[]): Piece[] {
  let at = 0;
  const pieces = changes.flatMap(({ start, end, text }): Piece[] => {
    const kept = { start: at, end: start };
    at = end;
    return [kept, text];
  });
  return [...pieces, { start: at, end: Infinity }];
}

/** The stretch between two offsets of the text that pieces make. */
function cut(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)];
    if (start < end)
      found.push(typeof piece === 'string' ? piece.slice(start, end) : { start: piece.start + start, end: piece.start + end });
    at += length;
  }
  return found;
}

function changesOf(pieces: readonly Piece[]): Change[] {
  const changes: Change[] = [];
  let [at, text] = [0, ''];
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if (piece.start < piece.end) {
      if (text !== '' || piece.start > at) changes.push({ start: at, end: piece.start, text });
      at = piece.end;
      text = '';
    }
  }
  return changes;
}
