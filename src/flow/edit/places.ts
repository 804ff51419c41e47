import { isCollection, isMap, isNode, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Address, Place } from '../problem.ts';
import { columnOf, regionsOf } from './lines.ts';
import { endOfValue, refused, type Source } from './source.ts';

/** A key of a map that stands line by line. */
export interface Entry extends Place {
  readonly key: string;
  /** Offset of the key. */
  readonly at: number;
  readonly pair: Pair;
}

/** The part of the document at an address; undefined where there is none. */
export function nodeIn({ document }: Source, address: Address): unknown {
  return address.length === 0 ? document.contents : document.getIn(address, true);
}

/** The keys of a map that stands line by line, each with its lines. */
export function entriesOf(source: Source, map: YAMLMap): Entry[] {
  const pairs = map.items.map((pair) => {
    const { key } = pair;
    if (!isScalar(key) || !key.range || pair.srcToken?.start.some(({ type }) => type === 'explicit-key-ind'))
      throw refused('a key is written with `?`.');
    return { key: String(key.value), at: key.range[0], pair };
  });
  const regions = regionsOf(
    source,
    pairs.map(({ at }) => at),
    (index) => {
      const value = pairs[index]?.pair.value;
      return isSeq(value) && value.flow !== true;
    },
  );
  return pairs.map((entry, index) => ({ ...entry, ...(regions[index] ?? { start: entry.at, end: entry.at }) }));
}

/** The pair of a map with a key. */
export function pairIn(map: YAMLMap, key: string | number | undefined): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

/** Offsets of the dashes of a list that stands line by line. */
export function dashesIn(list: YAMLSeq): number[] {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset));
}

/** Where the value at an address begins in the text, behind its colon or dash, and the column of what holds it. */
export function holderOf(source: Source, address: Address): { at: number; column: number; isDash: boolean } {
  const key = address.at(-1);
  const holder = nodeIn(source, address.slice(0, -1));
  if (!isCollection(holder) || holder.flow === true) throw refused(`${address.join('.')} stands in brackets.`);
  if (isSeq(holder)) {
    const dash = dashesIn(holder)[Number(key)];
    if (dash !== undefined) return { at: dash + 1, column: columnOf(source, dash), isDash: true };
  }
  const pair = isMap(holder) ? pairIn(holder, key) : undefined;
  const colon = pair?.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
  if (pair === undefined || colon === undefined || !isScalar(pair.key)) throw refused(`there is nothing at ${address.join('.')}.`);
  return { at: colon + 1, column: columnOf(source, pair.key.range?.[0] ?? 0), isDash: false };
}

/** The stretch of a node in the text, without what follows it; of a missing value, the place where it would be. */
export function placeOf(source: Source, node: unknown, fallback: number): Place {
  if (!isNode(node) || !node.range) return { start: fallback, end: fallback };
  return { start: node.range[0], end: Math.max(node.range[0], endOfValue(source.text, node)) };
}

/** True where an address lies in brackets, or is them. */
export function isInBrackets(source: Source, address: Address): boolean {
  return [...address.keys(), address.length].some((length) => {
    const node = nodeIn(source, address.slice(0, length));
    return isCollection(node) && node.flow === true;
  });
}
