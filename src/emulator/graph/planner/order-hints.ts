import { plannerFailure } from './failures.ts';

/** A hint that was put together: behind the one and before the other; a hint of the service is a text. */
type Hint = string | { readonly after: Hint; readonly before: Hint };

// Space and exclamation mark put hints together, so that hints of the service are made of the characters behind them.
const lowest = 0x22;
const count = 0x7e - lowest + 1;

/** How long a hint may be, in characters, so that reading one that is put together of many ends. Assumption: Planner says no limit. */
const longest = 1000;

/**
 * The hint of the service that sorts where a client wants it. https://learn.microsoft.com/graph/api/resources/planner-order-hint-format
 *
 * @param text - `<hint before> <hint after>!`, of which each may be put together itself or be missing.
 * @param first - The first hint of the list: what names no neighbour comes before it.
 * @throws GraphFailure 400 for any other text, a hint as the service gave it among them.
 */
export function orderHintFrom(text: unknown, field: string, first: string | undefined): string {
  const hint = typeof text === 'string' && text.length <= longest && /^[ -~]+$/.test(text) ? parsed(text) : undefined;
  if (hint === undefined || typeof hint === 'string') throw badHint(field);
  const [after, before] = [valueOf(hint.after), valueOf(hint.before)];
  if (before !== '' && after >= before) throw badHint(field);
  return after === '' && before === '' ? between('', first ?? '') : between(after, before);
}

/** A hint that sorts behind the first text and before the second one; an empty text stands for none. */
export function between(after: string, before: string): string {
  const same = [...before].findIndex((character, index) => character !== (after[index] ?? String.fromCharCode(lowest)));
  if (same > 0) return before.slice(0, same) + between(after.slice(same), before.slice(same));
  const low = after === '' ? 0 : after.charCodeAt(0) - lowest;
  const high = before === '' ? count : before.charCodeAt(0) - lowest;
  if (high - low > 1) return String.fromCharCode(lowest + Math.round((low + high) / 2));
  if (before.length > 1) return before.slice(0, 1);
  return String.fromCharCode(lowest + low) + between(after.slice(1), '');
}

/** Sorted by hint, character by character: https://learn.microsoft.com/graph/api/resources/planner-order-hint-format */
export function inOrder<Item extends { readonly orderHint: string }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (a.orderHint < b.orderHint ? -1 : a.orderHint > b.orderHint ? 1 : 0));
}

/** The hint that sorts first; undefined where there is none. */
export function firstHint(items: readonly { readonly orderHint: string }[]): string | undefined {
  return inOrder(items)[0]?.orderHint;
}

function parsed(text: string): Hint | undefined {
  let position = 0;
  const read = (): Hint | undefined => {
    const [atom = ''] = /^[^ !]*/.exec(text.slice(position)) ?? [];
    position += atom.length;
    let hint: Hint = atom;
    while (text[position] === ' ') {
      position += 1;
      const before = read();
      if (before === undefined || text[position] !== '!') return undefined;
      position += 1;
      hint = { after: hint, before };
    }
    return hint;
  };
  const hint = read();
  return position === text.length ? hint : undefined;
}

function valueOf(hint: Hint): string {
  // A trailing lowest character says nothing about the place.
  if (typeof hint === 'string') return withoutEnd(hint);
  const [after, before] = [valueOf(hint.after), valueOf(hint.before)];
  return before !== '' && after >= before ? after : between(after, before);
}

function withoutEnd(hint: string): string {
  let end = hint.length;
  while (end > 0 && hint.charCodeAt(end - 1) === lowest) end -= 1;
  return hint.slice(0, end);
}

function badHint(field: string) {
  return plannerFailure(400, `The value of the property '${field}' is not a valid order hint.`);
}
