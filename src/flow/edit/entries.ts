import { isMap } from 'yaml';
import type { Address } from '../problem.ts';
import type { Change } from './changes.ts';
import { keyOrder } from './key-order.ts';
import { columnOf, isFirstInLine, shifted } from './lines.ts';
import { entriesOf, holderOf, nodeIn, type Entry } from './places.ts';
import { commentsIn, refused, type Source } from './source.ts';

/**
 * Puts a key into a map that stands line by line, where its order says.
 *
 * @param address - That of the new key.
 * @param piece - Its lines at column 0, the last one ended.
 * @param order - The order of the keys. Default: that of the format.
 */
export function entryChanges(source: Source, address: Address, piece: string, order?: readonly string[]): Change[] {
  const map = nodeIn(source, address.slice(0, -1));
  if (!isMap(map)) throw refused(`there is no place for a key at ${address.join('.')}.`);
  const entries = entriesOf(source, map);
  const [first] = entries;
  if (!first) throw refused(`${address.slice(0, -1).join('.')} is empty.`);
  const keys = entries.map(({ key }) => key);
  const index = placeFor(String(address.at(-1)), keys, order ?? keyOrder(address.slice(0, -1), [...keys, String(address.at(-1))]));
  const column = columnOf(source, first.at);
  const lines = shifted(piece, column);
  if (index > 0) {
    const at = entries[index - 1]?.end ?? first.at;
    return [{ start: at, end: at, text: lines }];
  }
  if (!isFirstInLine(source, first.at)) return [{ start: first.at, end: first.at, text: lines.trimStart() + ' '.repeat(column) }];
  // What stands at the top of a file is about all of it.
  const at = address.length === 1 ? first.at - column : first.start;
  return [{ start: at, end: at, text: lines }];
}

/** Takes a key and its value out of a map that stands line by line; a map without keys becomes `{}`. */
export function withoutEntry(source: Source, address: Address): { change: Change; also: Change[] } {
  const map = nodeIn(source, address.slice(0, -1));
  const entries = isMap(map) ? entriesOf(source, map) : [];
  const index = entries.findIndex(({ key }) => key === String(address.at(-1)));
  const [entry, next] = [entries[index], entries[index + 1]];
  if (!entry) throw refused(`there is nothing at ${address.join('.')}.`);
  if (entries.length === 1) return onlyEntry(source, address, entry);
  // The next key takes the place behind the dash.
  const end = isFirstInLine(source, entry.at) || !next ? entry.end : next.start + blanksAt(source, next.start);
  return { change: { start: startOf(source, entry), end, text: '' }, also: [] };
}

/** Comments above a key stay, as nobody who takes it out sees them; blank lines alone go with it. */
function startOf(source: Source, { start, at }: Entry): number {
  const hasComments = commentsIn(source, [{ start, end: at }]).length > 0;
  return hasComments && isFirstInLine(source, at) ? at - columnOf(source, at) : start;
}

function onlyEntry(source: Source, address: Address, entry: Entry): { change: Change; also: Change[] } {
  const map = address.slice(0, -1);
  const { end, at } = entry;
  if (map.length === 0) throw refused('nothing would be left.');
  const holder = holderOf(source, map);
  if (holder.isDash || !isFirstInLine(source, at)) throw refused(`${map.join('.')} would have no key.`);
  return { change: { start: startOf(source, entry), end, text: '' }, also: [{ start: holder.at, end: holder.at, text: ' {}' }] };
}

function blanksAt({ text }: Source, offset: number): number {
  return (/^\s*/.exec(text.slice(offset)) ?? [''])[0].length;
}

/** Where a key goes among others: behind the last one that comes before it, else before the first that comes after it, else to the end. */
function placeFor(key: string, keys: readonly string[], order: readonly string[]): number {
  const rank = order.indexOf(key);
  if (rank === -1) return keys.length;
  const ranks = keys.map((each) => order.indexOf(each));
  const before = ranks.findLastIndex((each) => each !== -1 && each < rank);
  if (before !== -1) return before + 1;
  const after = ranks.findIndex((each) => each > rank);
  return after === -1 ? keys.length : after;
}
