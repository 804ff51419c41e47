import { partOf, partsOf, type SyntaxNode } from '../syntax.ts';
import { use, type Given } from '../../connection/index.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { keyOf } from './patterns.ts';
import type { Reading } from './reading.ts';
import type { SourceFile } from './source-file.ts';
import { combine } from './operators.ts';
import { known, later, unknown, type Unknown, type Value } from './value.ts';

/** A list longer than this is not followed: spreads of spreads grow fast. */
const longestList = 1000;

/** What an expression gives when the file runs, its names apart. */
export function evaluate(reading: Reading, file: SourceFile, node: SyntaxNode): Value {
  const of = (part: string): Value => {
    const inner = partOf(node, part);
    return inner ? reading.valueOf(file, inner) : unknown({ file, node }, later);
  };
  switch (node.type) {
    case 'Literal':
      return literal(file, node);
    case 'TemplateLiteral':
      return template(reading, file, node);
    case 'Identifier':
      return name(reading, file, node);
    case 'MemberExpression': {
      const key = keyOf(reading, file, node);
      return key === undefined ? unknown({ file, node }, later) : reading.memberOf(of('object'), key, file, node);
    }
    case 'ArrayExpression':
      return list(reading, file, node);
    case 'ObjectExpression':
      return object(reading, file, node);
    case 'ChainExpression':
      return of('expression');
    case 'AwaitExpression':
      return awaited(reading, file, node);
    case 'CallExpression':
      return call(reading, file, node);
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return combine(node, of) ?? unknown({ file, node }, later);
    default:
      return unknown({ file, node }, later);
  }
}

function literal(file: SourceFile, node: SyntaxNode): Value {
  const { value } = node;
  const isKnown = value === null || ['string', 'number', 'boolean'].includes(typeof value);
  return isKnown && !('regex' in node) && !('bigint' in node)
    ? known(value as string | number | boolean | null)
    : unknown({ file, node }, later);
}

/** A template gives a text, whatever stands in it. */
function template(reading: Reading, file: SourceFile, node: SyntaxNode): Value {
  const parts = partsOf(node, 'expressions').map((expression) => reading.valueOf(file, expression));
  const texts = partsOf(node, 'quasis').map((quasi) => (quasi['value'] as { cooked: string }).cooked);
  if (!parts.every((part) => part.kind === 'known')) return { kind: 'some' };
  return known(texts.map((text, index) => text + (parts[index] ? String(parts[index].value) : '')).join(''));
}

function name(reading: Reading, file: SourceFile, node: SyntaxNode): Value {
  const found = file.nameAt(node);
  if (found) return reading.valueOfName(file, found, node);
  return node['name'] === 'undefined' ? known(undefined) : unknown({ file, node }, later);
}

/** `await` changes only promises; the one that is followed is that of `import(...)`. */
function awaited(reading: Reading, file: SourceFile, node: SyntaxNode): Value {
  const inner = partOf(node, 'argument') ?? node;
  if (inner.type === 'ImportExpression') return reading.taken(file, inner, '*');
  const value = reading.valueOf(file, inner);
  return value.kind === 'object' && (value.others || value.entries.has('then')) ? unknown({ file, node }, later) : value;
}

function list(reading: Reading, file: SourceFile, node: SyntaxNode): Value {
  const items: Value[] = [];
  for (const element of node['elements'] as (SyntaxNode | null)[]) {
    if (!element) return unknown({ file, node }, 'leaves a place empty');
    if (element.type !== 'SpreadElement') items.push(reading.valueOf(file, element));
    else {
      const inner = partOf(element, 'argument') ?? element;
      const spread = reading.valueOf(file, inner);
      if (spread.kind === 'unknown') return spread;
      if (spread.kind !== 'list') return unknown({ file, node: inner }, 'is not a list that can be read');
      items.push(...spread.items);
    }
    if (items.length > longestList) return unknown({ file, node }, `has more than ${longestList} members`);
  }
  return { kind: 'list', items };
}

function object(reading: Reading, file: SourceFile, node: SyntaxNode): Value {
  const entries = new Map<string, Value>();
  let others: Unknown | undefined;
  const forget = (why: Unknown): void => {
    entries.clear();
    others = why;
  };
  for (const property of partsOf(node, 'properties')) {
    const inner = partOf(property, 'argument') ?? partOf(property, 'value') ?? property;
    const value = reading.valueOf(file, inner);
    if (property.type === 'SpreadElement') {
      if (value.kind === 'object') {
        if (value.others) forget(value.others);
        for (const [key, entry] of value.entries) entries.set(key, entry);
      } else if (value.kind !== 'known' || typeof value.value === 'string')
        forget(value.kind === 'unknown' ? value : unknown({ file, node: inner }, 'is not an object that can be read'));
      continue;
    }
    const key = keyOf(reading, file, property);
    const isPrototype = key === '__proto__' && property['computed'] !== true && property['shorthand'] !== true;
    if (key === undefined)
      forget(unknown({ file, node: partOf(property, 'key') ?? property }, 'is a name that is only known when the file runs'));
    else if (isPrototype) forget(unknown({ file, node: property }, 'gives the object properties that are not its own'));
    else entries.set(key, property['kind'] === 'init' ? value : unknown({ file, node: property }, later));
  }
  return { kind: 'object', entries, ...(others && { others }) };
}

function call(reading: Reading, file: SourceFile, node: SyntaxNode): Value {
  if (reading.project.targetOf(node)) return reading.taken(file, node, '*');
  const [first, second] = partsOf(node, 'arguments');
  const callee = partOf(node, 'callee');
  const isFreeze = callee && first?.type !== 'SpreadElement' && globalCall(file, callee) === 'Object.freeze';
  if (isFreeze && first) return reading.valueOf(file, first);
  if (callee && globalCall(file, callee) === 'String' && first?.type !== 'SpreadElement') return { kind: 'some' };
  const called = callee && reading.valueOf(file, callee);
  if (called?.kind !== 'function' || called.name !== 'use' || !first || !second)
    return unknown({ file, node }, 'is what a function gives, which is only known when the file runs');
  const [activity, given] = partsOf(node, 'arguments').map((argument) => reading.valueOf(file, argument));
  return used(activity, given, file, first, second);
}

function used(activity: Value | undefined, given: Value | undefined, file: SourceFile, first: SyntaxNode, second: SyntaxNode): Value {
  if (activity?.kind === 'unknown') return activity;
  if (activity?.kind !== 'activity') return unknown({ file, node: first }, 'is not an activity that can be read');
  if (given?.kind === 'unknown') return forUse(given);
  if (given?.kind !== 'object') return unknown({ file, node: second }, 'is not an object that can be read', writeUse);
  if (given.others) return forUse(given.others);
  const isChosen = activity.activity.callsOf !== undefined;
  const fields: Record<string, boolean | string | number> = {};
  for (const [field, value] of given.entries) {
    if (value.kind === 'unknown') return forUse(value, isChosen ? writeCall : writeUse);
    if (value.kind === 'known' && value.value === undefined) continue;
    if (isChosen) {
      if (value.kind !== 'known' || value.value === null || value.value === undefined)
        return unknown({ file, node: second }, `gives ${field} a value that is only known when the file runs`, writeCall);
      fields[field] = value.value;
      continue;
    }
    if (value.kind !== 'known' || typeof value.value !== 'boolean')
      return unknown({ file, node: second }, `gives ${field} neither true nor false`, writeUse);
    fields[field] = value.value;
  }
  return { kind: 'activity', activity: use(activity.activity, fields as Given<AnyActivity>) };
}

function forUse(value: Unknown, write = writeUse): Unknown {
  return { instead: write, ...value };
}

const writeCall =
  "Write what is known of the call, with {id} for what differs: `use(http.request, { method: 'GET', path: '/me/messages/{id}' })`.";

const writeUse = 'Write true or false for each input: `use(mail.list, { markAsRead: false })`.';

/** `Object.freeze` and the like, by the name of the global; undefined where it is none. */
export function globalCall(file: SourceFile, callee: SyntaxNode): string | undefined {
  const object = callee.type === 'MemberExpression' && callee['computed'] === false ? partOf(callee, 'object') : callee;
  if (object?.type !== 'Identifier' || !file.globals.includes(object)) return undefined;
  return object === callee ? String(object['name']) : `${String(object['name'])}.${String(partOf(callee, 'property')?.['name'])}`;
}
