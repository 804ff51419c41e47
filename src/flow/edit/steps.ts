import { isMap, isScalar, isSeq } from 'yaml';
import type { Address } from '../problem.ts';
import type { Change } from './changes.ts';
import { entryChanges } from './entries.ts';
import { columnOf, endOfLine, isFirstInLine, lineAt, regionsOf, shifted } from './lines.ts';
import { dashesIn, holderOf, nodeIn } from './places.ts';
import { refused, type Source } from './source.ts';

/** The lines of a step, and the column of its dash. */
export function stepLines(source: Source, step: Address): { start: number; end: number; dash: number; column: number } {
  const dashes = dashesOf(source, step.slice(0, -1));
  const index = Number(step.at(-1));
  const [region, dash] = [regionsOf(source, dashes)[index], dashes[index]];
  if (region === undefined || dash === undefined) throw refused(`there is no step at ${step.join('.')}.`);
  return { ...region, dash, column: columnOf(source, dash) };
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
  const node = nodeIn(source, list);
  if (isSeq(node) && node.items.length > 0) {
    const dashes = dashesOf(source, list);
    const regions = regionsOf(source, dashes);
    const at = index < regions.length ? regions[index]?.start : regions.at(-1)?.end;
    if (at === undefined || index < 0 || index > regions.length)
      throw refused(`${list.join('.')} has ${regions.length} steps, and no place ${index}.`);
    return [{ start: at, end: at, text: shifted(piece, columnOf(source, dashes[0] ?? 0) - column) }];
  }
  if (index !== 0) throw refused(`${list.join('.')} is no list of steps with a place ${index}.`);
  if (node === undefined) return newList(source, list, piece, column);
  if (!(isSeq(node) && node.flow === true) && !(isScalar(node) && node.value === null))
    throw refused(`${list.join('.')} is no list of steps.`);
  const { at, column: holder } = holderOf(source, list);
  const end = isSeq(node) ? (node.range?.[1] ?? at) : at;
  if (source.text.slice(at, end).includes('#')) throw refused(`${list.join('.')} has a comment before or in its brackets.`);
  const below = endOfLine(source, lineAt(source, end));
  return [
    { start: at, end, text: '' },
    { start: below, end: below, text: shifted(piece, holder + 2 - column) },
  ];
}

/** A list that is not there is made with its key, in the place where the key belongs. */
function newList(source: Source, list: Address, piece: string, column: number): Change[] {
  const [key, map] = [list.at(-1), nodeIn(source, list.slice(0, -1))];
  if (typeof key !== 'string' || !isMap(map) || map.flow === true || map.items.length === 0)
    throw refused(`there is no place for steps at ${list.join('.')}.`);
  return entryChanges(source, list, `${key}:${source.lineEnd}${shifted(piece, 2 - column)}`);
}

/** Offsets of the dashes of a list that stands line by line, each the first of its line. */
export function dashesOf(source: Source, list: Address): number[] {
  const node = nodeIn(source, list);
  if (!isSeq(node)) throw refused(`${list.join('.')} is no list of steps.`);
  const dashes = dashesIn(node);
  const [first] = dashes;
  if (node.flow === true || (first !== undefined && !isFirstInLine(source, first)))
    throw refused(`${list.join('.')} is not written line by line.`);
  return dashes;
}
