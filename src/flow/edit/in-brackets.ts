import { isCollection, isMap, isPair, isSeq, type Node } from 'yaml';
import type { Address, Place } from '../problem.ts';
import type { Change } from './changes.ts';
import { nodeIn, placeOf } from './places.ts';
import { refused, type Source } from './source.ts';
import { inlineOf, keyOf } from './written.ts';

/** Another value for one that stands in brackets. */
export function inBrackets(source: Source, address: Address, node: unknown, value: unknown): { changes: Change[]; lost: Place[] } {
  const parent = nodeIn(source, address.slice(0, -1));
  const place = placeOf(source, node, -1);
  if (place.start < 0 || (place.start === place.end && isMap(parent))) {
    // Nothing is written there: `{ a }`, `{ a: }`.
    const pair = isMap(parent) ? parent.items.find(({ value: each }) => each === node) : undefined;
    const key = placeOf(source, pair?.key, place.start);
    const colon = /^\s*:/.exec(source.text.slice(key.end))?.[0] ?? '';
    const at = key.end + colon.length;
    return { changes: [{ start: at, end: at, text: `${colon === '' ? ':' : ''} ${inlineOf(value, true)}` }], lost: [] };
  }
  return { changes: [{ ...place, text: inlineOf(value, true) }], lost: [place] };
}

/** A key, or a thing at the end of a list, in brackets. */
export function intoBrackets(source: Source, parent: Node, key: string | number, value: unknown): Change {
  const text = isMap(parent) ? `${keyOf(String(key))}: ${inlineOf(value, true)}` : inlineOf(value, true);
  const last = itemPlaces(source, parent).at(-1);
  const [start, end] = parent.range ?? [0, 0];
  if (!last) return { start: start + 1, end: end - 1, text: isMap(parent) ? ` ${text} ` : text };
  const comma = /^\s*,/.exec(source.text.slice(last.end))?.[0];
  const at = last.end + (comma?.length ?? 0);
  return { start: at, end: at, text: comma === undefined ? `, ${text}` : ` ${text}` };
}

/** The stretch of a key with its value, or of a thing, in brackets, with the comma that goes with it. */
export function outOfBrackets(source: Source, address: Address, index: number): Change {
  const parent = nodeIn(source, address);
  if (!isCollection(parent) || !parent.range) throw refused(`${address.join('.')} is no list or map.`);
  const places = itemPlaces(source, parent);
  const [before, place, next] = [places[index - 1], places[index], places[index + 1]];
  if (!place) throw refused(`there is nothing at ${[...address, index].join('.')}.`);
  if (next) return { start: place.start, end: next.start, text: '' };
  if (before) return { start: before.end, end: place.end, text: '' };
  return { start: parent.range[0] + 1, end: parent.range[1] - 1, text: '' };
}

/** The stretches of what stands in brackets, without commas. */
export function itemPlaces(source: Source, parent: Node): Place[] {
  if (!isMap(parent) && !isSeq(parent)) return [];
  return parent.items.map((item): Place => {
    if (!isPair(item)) return placeOf(source, item, 0);
    const key = placeOf(source, item.key, 0);
    const value = placeOf(source, item.value, key.end);
    return { start: key.start, end: Math.max(key.end, value.end) };
  });
}
