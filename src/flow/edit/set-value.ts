import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isNode, isScalar, isSeq, type CST } from 'yaml';
import type { Address, Place } from '../problem.ts';
import type { Change } from './changes.ts';
import { entryChanges, withoutEntry } from './entries.ts';
import { inBrackets, intoBrackets, outOfBrackets } from './in-brackets.ts';
import { columnOf, endOfLine, isLastInLine, lineAt, regionsOf, shifted } from './lines.ts';
import { dashesIn, entriesOf, holderOf, isInBrackets, nodeIn, pairIn, placeOf } from './places.ts';
import { assign, treeOf, valueAt, type Plan } from './plan.ts';
import { refused, type Source } from './source.ts';
import { blockOf, inlineOf, isBlock, itemLines, keyLines, linesOf } from './written.ts';

/** Splices, and the stretches whose comments go with them. */
interface Splices {
  readonly changes: Change[];
  readonly lost: Place[];
}

/**
 * Gives a value to an address: in the place of the one that is there, or as a new key, with those on the way to it. Of a map or list line by line
 * only what differs is changed.
 *
 * @param order - The order of the keys of the map that the last key stands in. Default: that of the format.
 */
export function setPlan(source: Source, address: Address, value: unknown, order?: readonly string[]): Plan {
  if (address.length === 0) throw refused('the whole flow is no value of it.');
  const meant = treeOf(source);
  assign(meant, address, structuredClone(value));
  return { ...put(source, address, value, order), gained: [], meant };
}

/** Takes a key with its value, or a thing of a list, out. */
export function unsetPlan(source: Source, address: Address): Plan {
  const meant = treeOf(source);
  const [parent, key] = [valueAt(meant, address.slice(0, -1)), address.at(-1)];
  if (valueAt(meant, address) === undefined || typeof parent !== 'object' || parent === null || key === undefined)
    throw refused(`there is nothing at ${address.join('.')}.`);
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
  return { ...drop(source, address), gained: [], meant };
}

function put(source: Source, address: Address, value: unknown, order?: readonly string[]): Splices {
  const tree = treeOf(source);
  if (isThere(source, address)) return replace(source, address, value, valueAt(tree, address));
  // What is missing on the way is made with it.
  let length = address.length - 1;
  while (length > 0 && !isThere(source, address.slice(0, length))) length -= 1;
  const above = address.slice(0, length);
  const made = madeOf(address.slice(length + 1), value);
  const key = address[length] ?? '';
  const parent = nodeIn(source, above);
  const isEmpty = (isScalar(parent) && parent.value === null) || (isCollection(parent) && parent.items.length === 0);
  if (isEmpty && length > 0) return replace(source, above, typeof key === 'number' ? [made] : { [key]: made }, null);
  if (!isCollection(parent)) throw refused(`${above.join('.')} is no map that a key can be put into.`);
  if (isSeq(parent) && key !== parent.items.length)
    throw refused(`${above.join('.')} has ${parent.items.length} things, and no place ${key}.`);
  if (isInBrackets(source, above)) return { changes: [intoBrackets(source, parent, key, made)], lost: [] };
  const text = (lines: readonly string[]): string => lines.map((line) => line + source.lineEnd).join('');
  if (isSeq(parent)) {
    const dashes = dashesIn(parent);
    const at = regionsOf(source, dashes).at(-1)?.end ?? 0;
    return { changes: [{ start: at, end: at, text: shifted(text(itemLines(made)), columnOf(source, dashes[0] ?? 0)) }], lost: [] };
  }
  const isLast = length === address.length - 1;
  return {
    changes: entryChanges(source, [...above, key], text(keyLines(String(key), made)), isLast ? order : undefined),
    lost: [],
  };
}

/** A value with the maps around it that its keys say. */
function madeOf(keys: Address, value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => {
    if (typeof key === 'number' && key !== 0) throw refused(`there is no list with a place ${key}.`);
    return typeof key === 'number' ? [inner] : { [key]: inner };
  }, value);
}

function isThere(source: Source, address: Address): boolean {
  const [parent, key] = [nodeIn(source, address.slice(0, -1)), address.at(-1)];
  if (isSeq(parent)) return typeof key === 'number' && key >= 0 && key < parent.items.length;
  return isMap(parent) && pairIn(parent, key) !== undefined;
}

function replace(source: Source, address: Address, value: unknown, before: unknown): Splices {
  const node = nodeIn(source, address);
  if (isDeepStrictEqual(before, value)) return { changes: [], lost: [] };
  if (isInBrackets(source, address.slice(0, -1))) return inBrackets(source, address, node, value);
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    if (isMap(node) && isFilled(value) && !Array.isArray(value)) return changedKeys(source, address, Object(before), value);
    if (isSeq(node) && isFilled(value) && Array.isArray(value))
      return changedItems(source, address, Array.isArray(before) ? before : [], value);
    return overLines(source, address, value);
  }
  return overInline(source, address, node, value);
}

function isFilled(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** Only the keys that differ. */
function changedKeys(
  source: Source,
  address: Address,
  before: Readonly<Record<string, unknown>>,
  value: Readonly<Record<string, unknown>>,
): Splices {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(value, key));
  // With no key left of those that were there, none says where the new ones go.
  if (gone.length === Object.keys(before).length) return overLines(source, address, value);
  return joined([
    ...Object.entries(value).map(([key, item]) => put(source, [...address, key], item)),
    ...gone.map((key) => drop(source, [...address, key])),
  ]);
}

/** Only the things that differ, one by one; then those that are more or fewer. */
function changedItems(source: Source, address: Address, before: readonly unknown[], value: readonly unknown[]): Splices {
  const both = Math.min(before.length, value.length);
  const parts = value.slice(0, both).map((item, index) => replace(source, [...address, index], item, before[index]));
  const gone = before.slice(both).map((_item, index) => drop(source, [...address, both + index]));
  const added = value.slice(both).map((item) => shiftedItem(source, address, item));
  return joined([...parts, ...gone, ...added]);
}

function shiftedItem(source: Source, address: Address, item: unknown): Splices {
  const list = nodeIn(source, address);
  const dashes = isSeq(list) ? dashesIn(list) : [];
  const at = regionsOf(source, dashes).at(-1)?.end ?? 0;
  const text = itemLines(item)
    .map((line) => line + source.lineEnd)
    .join('');
  return { changes: [{ start: at, end: at, text: shifted(text, columnOf(source, dashes[0] ?? 0)) }], lost: [] };
}

function joined(parts: readonly Splices[]): Splices {
  return { changes: parts.flatMap(({ changes }) => changes), lost: parts.flatMap(({ lost }) => lost) };
}

/** Another value for one that stands in its line, or for a text block. */
function overInline(source: Source, address: Address, node: unknown, value: unknown): Splices {
  const { at, column, isDash } = holderOf(source, address);
  const written = placeOf(source, node, at);
  // Of nothing the parser may say that it stands behind the comment of its line.
  const isEmpty = written.start === written.end;
  const place = isEmpty ? { start: at, end: at } : written;
  const { start } = place;
  const token = isScalar(node) ? node.srcToken : undefined;
  if (token?.type === 'block-scalar') return overBlock(source, token.props, place, column, value);
  const wasBrackets = isCollection(node) && node.flow === true && node.items.length > 0;
  const [first = '', ...more] = wasBrackets ? [` ${inlineOf(value, false)}`] : linesOf(value);
  const inline = isEmpty ? first : first.trimStart();
  // A comment behind it stays in its line, so a text block, whose sign it would follow, is written in quotes there.
  const isAlone = isLastInLine(source, place.end);
  if (typeof value === 'string' && more.length > 0 && !isAlone)
    return { changes: [{ start, end: place.end, text: `${isEmpty ? ' ' : ''}${JSON.stringify(value)}` }], lost: [] };
  if (more.length === 0) return { changes: [{ start, end: place.end, text: inline }], lost: commentsWithin(place) };
  if (isDash && isAlone && isFilled(value) && !Array.isArray(value)) {
    const lines = itemLines(value).map((line, index) => (index === 0 ? line.slice(1) : ' '.repeat(column) + line));
    return { changes: [{ start: at, end: place.end, text: lines.join(source.lineEnd) }], lost: commentsWithin(place) };
  }
  const below = endOfLine(source, lineAt(source, place.end));
  const lines = more.map((line) => (line === '' ? '' : ' '.repeat(column) + line) + source.lineEnd).join('');
  return {
    changes: [
      { start: first === '' ? at : start, end: place.end, text: first === '' ? '' : inline },
      { start: below, end: below, text: lines },
    ],
    lost: commentsWithin(place),
  };
}

/** Comments in brackets go with what is in them. */
function commentsWithin(place: Place): Place[] {
  return [place];
}

/** Another value for a text block: its sign is replaced, and its lines; a comment behind the sign stays. */
function overBlock(source: Source, props: readonly CST.Token[], place: Place, column: number, value: unknown): Splices {
  const sign = props.find((token) => token.type === 'block-scalar-header');
  if (!sign || !('source' in sign)) throw refused('a text block has no sign.');
  const body = endOfLine(source, lineAt(source, sign.offset));
  const end = Math.max(body, endOfLine(source, lineAt(source, Math.max(body, place.end - 1))));
  const asBlock = typeof value === 'string' && isBlock(value);
  const [first = '', ...more] = asBlock ? blockOf(value) : typeof value === 'string' ? [` ${inlineOf(value, false)}`] : linesOf(value);
  const lines = more.map((line) => (line === '' ? '' : ' '.repeat(column) + line) + source.lineEnd).join('');
  return {
    changes: [
      { start: sign.offset, end: sign.offset + sign.source.length, text: first.trimStart() },
      { start: body, end, text: lines },
    ],
    lost: [],
  };
}

/** Another kind of value for a map or list line by line. */
function overLines(source: Source, address: Address, value: unknown): Splices {
  const node = nodeIn(source, address);
  const { at, column } = holderOf(source, address);
  const [first = '', ...more] = linesOf(value);
  const end = isMap(node) ? entriesOf(source, node).at(-1)?.end : isSeq(node) ? regionsOf(source, dashesIn(node)).at(-1)?.end : undefined;
  if (end === undefined || !isNode(node) || !node.range) throw refused(`there is nothing at ${address.join('.')}.`);
  const isSameLine = lineAt(source, node.range[0]) === lineAt(source, at);
  const body = endOfLine(source, lineAt(source, at));
  const text = more.map((line) => (line === '' ? '' : ' '.repeat(column) + line) + source.lineEnd).join('');
  if (isSameLine) return { changes: [{ start: at, end, text: first + source.lineEnd + text }], lost: [{ start: at, end }] };
  const header: Change[] = first === '' ? [] : [{ start: at, end: at, text: first }];
  return { changes: [...header, { start: body, end, text }], lost: [{ start: body, end }] };
}

function drop(source: Source, address: Address): Splices {
  const [parentAddress, parent] = [address.slice(0, -1), nodeIn(source, address.slice(0, -1))];
  if (isInBrackets(source, parentAddress)) {
    const change = outOfBrackets(source, parentAddress, Number(indexIn(parent, address.at(-1))));
    return { changes: [change], lost: [change] };
  }
  if (isMap(parent)) {
    const { change, also } = withoutEntry(source, address);
    return { changes: [change, ...also], lost: [change] };
  }
  if (!isSeq(parent)) throw refused(`there is nothing at ${address.join('.')}.`);
  const region = regionsOf(source, dashesIn(parent))[Number(address.at(-1))];
  if (!region) throw refused(`there is nothing at ${address.join('.')}.`);
  const change = { ...region, text: '' };
  if (parent.items.length > 1) return { changes: [change], lost: [region] };
  const { at } = holderOf(source, parentAddress);
  return { changes: [change, { start: at, end: at, text: ' []' }], lost: [region] };
}

function indexIn(parent: unknown, key: string | number | undefined): number {
  if (isMap(parent)) return parent.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
  return typeof key === 'number' ? key : -1;
}
