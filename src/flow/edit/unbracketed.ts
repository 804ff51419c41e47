import { isCollection, isMap, isNode, isPair, isSeq } from 'yaml';
import type { Address } from '../problem.ts';
import { composed, inOrder, spliced, type Change } from './changes.ts';
import { columnOf, endOfLine, isFirstInLine, isLastInLine, lineAt } from './lines.ts';
import { dashesIn, holderOf, nodeIn, placeOf } from './places.ts';
import { readSource, refused, type Source } from './source.ts';

/**
 * Writes the lists and maps on the way to an address line by line, where they are in brackets or begin behind another dash; what lies beside that
 * way stays as it is.
 */
export function unbracketed(source: Source, address: Address): { source: Source; changes: Change[] } {
  let [now, changes]: [Source, Change[]] = [source, []];
  for (let length = 0; length <= address.length;) {
    const next = lineByLine(now, address.slice(0, length));
    if (next.length === 0) length += 1;
    else {
      changes = composed(changes, next);
      now = readSource(spliced(now.text, next));
    }
  }
  return { source: now, changes };
}

function lineByLine(source: Source, address: Address): Change[] {
  const node = nodeIn(source, address);
  if (!isCollection(node) || node.items.length === 0) return [];
  if (node.flow !== true) return isSeq(node) ? ownLine(source, dashesIn(node)) : [];
  if (address.length === 0) throw refused('the whole flow is written in braces.');
  const { at, column, isDash } = holderOf(source, address);
  const { start, end } = placeOf(source, node, at);
  if (source.text.slice(at, start).trim() !== '') throw refused(`${address.join('.')} has a comment before its brackets.`);
  const lines = linesIn(source, node);
  const blanks = ' '.repeat(column + 2);
  const below = endOfLine(source, lineAt(source, end));
  const [first = '', ...more] = lines;
  const isBehindDash = isDash && isMap(node) && !first.startsWith('#') && (lines.length === 1 || isLastInLine(source, end));
  const text = (isBehindDash ? more : lines).map((line) => blanks + line.replaceAll('\n', `${source.lineEnd}${blanks}  `) + source.lineEnd);
  return inOrder([
    { start: at, end, text: isBehindDash ? ` ${first.replaceAll('\n', `${source.lineEnd}${blanks}  `)}` : '' },
    { start: below, end: below, text: text.join('') },
  ]);
}

/** A list that begins behind another dash begins in a line of its own, at the same column. */
function ownLine(source: Source, [first]: readonly number[]): Change[] {
  if (first === undefined || isFirstInLine(source, first)) return [];
  const before = source.text.slice(0, first).trimEnd().length;
  return [{ start: before, end: first, text: source.lineEnd + ' '.repeat(columnOf(source, first)) }];
}

/** What stands in brackets, a line for each thing and each comment; `\n` where one goes on. */
function linesIn(source: Source, node: unknown): string[] {
  const token = isCollection(node) ? node.srcToken : undefined;
  if (!isCollection(node) || token?.type !== 'flow-collection') throw refused('a list is not written as one.');
  const lines: string[] = [];
  for (const [index, { start, key, sep, value }] of token.items.entries()) {
    let isBehind = index > 0;
    for (const { type, source: text } of start) {
      if (type === 'explicit-key-ind') throw refused('a key is written with `?`.');
      if (type === 'newline') isBehind = false;
      if (type !== 'comment') continue;
      const last = lines.length - 1;
      if (isBehind && !lines[last]?.includes('\n')) lines[last] += ` ${text}`;
      else lines.push(text);
    }
    if (sep?.some(({ type }) => type === 'comment')) throw refused('a comment stands between a key and its value.');
    const item: unknown = node.items[index];
    if (key || value) lines.push(lineOf(source, item));
  }
  return lines;
}

function lineOf(source: Source, item: unknown): string {
  const textOf = (node: unknown): string => {
    const { start, end } = placeOf(source, node, 0);
    return isNode(node) ? source.text.slice(start, end).replaceAll(/[^\S\r\n]*\r?\n[^\S\r\n]*/g, '\n') : '';
  };
  if (!isPair(item)) {
    if (isMap(item) && item.srcToken === undefined) throw refused('a list in brackets has a key without braces.');
    return `- ${textOf(item)}`;
  }
  const value = textOf(item.value);
  return value === '' ? `${textOf(item.key)}:` : `${textOf(item.key)}: ${value}`;
}
