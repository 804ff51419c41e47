import { isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { YAMLSeq } from 'yaml';
import type { Address } from '../problem.ts';
import { columnOf, endOfLine, lineAt, shifted, stepRegions } from './lines.ts';
import { refused } from './source.ts';
import type { Source } from './source.ts';

/** A piece of text that takes the place of another: offsets in UTF-16 units in the text before. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The lines of a step, and the column of its dash. */
export function stepLines(source: Source, step: Address): { start: number; end: number; column: number } {
  const dashes = dashesOf(source, step.slice(0, -1));
  const index = Number(step.at(-1));
  const region = stepRegions(source, dashes)[index];
  if (region === undefined) throw refused(`there is no step at ${step.join('.')}.`);
  return { ...region, column: columnOf(source, dashes[index] ?? 0) };
}

/** Takes a step out of its list; a list without steps becomes `[]`. */
export function takeOut(source: Source, step: Address): Change[] {
  const list = step.slice(0, -1);
  const { start, end } = stepLines(source, step);
  const change = { start, end, text: '' };
  if (dashesOf(source, list).length > 1) return [change];
  const { at } = holderOf(source, list);
  return [{ start: at, end: at, text: ' []' }, change];
}

/**
 * Puts a step into a list.
 * @param piece - Its lines, the last one ended, with the dash at `column`.
 */
export function putIn(source: Source, list: Address, index: number, piece: string, column: number): Change[] {
  const node = source.document.getIn(list, true);
  if (isSeq(node) && node.items.length > 0) {
    const dashes = dashesOf(source, list);
    const regions = stepRegions(source, dashes);
    const at = index < regions.length ? regions[index]?.start : regions.at(-1)?.end;
    if (at === undefined || index < 0 || index > regions.length)
      throw refused(`${list.join('.')} has ${regions.length} steps, and no place ${index}.`);
    return [{ start: at, end: at, text: shifted(piece, columnOf(source, dashes[0] ?? 0) - column) }];
  }
  const empty = (isSeq(node) && node.flow === true) || (isScalar(node) && node.value === null);
  if (!empty || index !== 0) throw refused(`${list.join('.')} is no list of steps with a place ${index}.`);
  const { at, column: holder } = holderOf(source, list);
  const end = isSeq(node) ? (node.range?.[1] ?? at) : at;
  if (source.text.slice(at, end).includes('#')) throw refused(`${list.join('.')} has a comment before its brackets.`);
  const below = endOfLine(source, lineAt(source, end));
  return [
    { start: at, end, text: '' },
    { start: below, end: below, text: shifted(piece, holder + 2 - column) },
  ];
}

/** Offsets of the dashes of a block list. */
function dashesOf(source: Source, list: Address): number[] {
  const node = source.document.getIn(list, true);
  if (!isSeq(node)) throw refused(`${list.join('.')} is no list of steps.`);
  if (node.flow === true) throw refused(`${list.join('.')} is written in brackets; write it with a line for each step first.`);
  const dashes = dashOffsets(node);
  for (const dash of dashes.slice(0, 1)) {
    const before = source.text.slice(source.lines[lineAt(source, dash)] ?? 0, dash);
    if (before.trim() !== '') throw refused(`${list.join('.')} begins in the line of another dash; begin it in a line of its own first.`);
  }
  return dashes;
}

function dashOffsets(node: YAMLSeq): number[] {
  const token = node.srcToken;
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset));
}

/** Where the value of a list begins in the text, behind its colon or dash, and the column of what holds it. */
function holderOf(source: Source, list: Address): { at: number; column: number } {
  const [key, parent] = [list.at(-1), source.document.getIn(list.slice(0, -1), true)];
  const holder = list.length === 1 ? source.document.contents : parent;
  if (!isCollection(holder) || holder.flow === true) throw refused(`${list.join('.')} stands in a map in braces.`);
  if (isSeq(holder)) {
    const dash = dashOffsets(holder)[Number(key)];
    if (dash !== undefined) return { at: dash + 1, column: columnOf(source, dash) };
  }
  const pair = isMap(holder) ? holder.items.find((each) => isScalar(each.key) && each.key.value === key) : undefined;
  const colon = pair?.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
  if (pair === undefined || colon === undefined || !isScalar(pair.key)) throw refused(`there is no list at ${list.join('.')}.`);
  return { at: colon + 1, column: columnOf(source, pair.key.range?.[0] ?? 0) };
}
