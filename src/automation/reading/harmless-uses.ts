import { partOf, type SyntaxNode } from '../syntax.ts';
import { keyOf } from './patterns.ts';
import type { Reading } from './reading.ts';
import type { SourceFile } from './source-file.ts';
import { canChange, type Value } from './value.ts';

/** Methods of lists that change nothing and hand their members to nobody but who calls them. */
export const readingMethods: readonly string[] = [
  'at',
  'concat',
  'includes',
  'indexOf',
  'join',
  'lastIndexOf',
  'slice',
  'toString',
  'with',
];

/** Methods that show each member to a function. */
export const showingMethods: readonly string[] = ['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'some'];

/** Functions of JavaScript that change nothing. */
export const readingFunctions =
  /^(?:console\.\w+|JSON\.stringify|Array\.isArray|String|Boolean|Number|structuredClone|Object\.(?:keys|is|isFrozen))$/;

/** Functions of JavaScript that hand on what they are given, or its members. */
export const handingFunctions = /^Object\.(?:freeze|values|entries|seal)$/;

/** True where whoever gets the members of a list or an object gets nothing that can be changed. */
export function isCopied(reading: Reading, file: SourceFile, node: SyntaxNode): boolean {
  const value = reading.written(file, node);
  if (value.kind === 'list') return !value.items.some(canChange);
  return value.kind === 'object' && !value.others && ![...value.entries.values()].some(canChange);
}

/** True for a list or an object that is nothing but data, with no function in it that may be called. */
export function runsNothing(reading: Reading, file: SourceFile, node: SyntaxNode): boolean {
  const isData = (value: Value): boolean => {
    if (value.kind === 'list') return value.items.every(isData);
    return value.kind === 'object' ? !value.others && [...value.entries.values()].every(isData) : value.kind !== 'unknown';
  };
  return isData(reading.written(file, node.type === 'SpreadElement' ? (partOf(node, 'argument') ?? node) : node));
}

/** True for an export of another name than those, of all that a file exports. */
export function isOtherExport(reading: Reading, file: SourceFile, member: SyntaxNode, names: readonly string[]): boolean {
  const object = partOf(member, 'object');
  if (names.length === 0 || names.includes('default') || !object || reading.written(file, object).kind !== 'exports') return false;
  const key = keyOf(reading, file, member);
  return key !== undefined && key !== 'default' && !names.includes(key);
}
