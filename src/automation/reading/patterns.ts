import { partOf, partsOf, type SyntaxNode } from '../syntax.ts';
import type { Reading } from './reading.ts';
import type { SourceFile } from './source-file.ts';
import { known, later, unknown, type Value } from './value.ts';

/**
 * What one name of a declaration gets: `list` of `const { list = [], ...rest } = value`.
 *
 * @param pattern - The left side of the declaration.
 * @param value - The right side.
 * @returns undefined where the pattern does not hold the name.
 */
export function valueInPattern(reading: Reading, file: SourceFile, pattern: SyntaxNode, value: Value, name: string): Value | undefined {
  const inside = (inner: SyntaxNode, part: Value): Value | undefined => valueInPattern(reading, file, inner, part, name);
  switch (pattern.type) {
    case 'Identifier':
      return pattern['name'] === name ? value : undefined;
    case 'AssignmentPattern': {
      const [left, right] = [partOf(pattern, 'left'), partOf(pattern, 'right')];
      return left && right && inside(left, withDefault(reading, file, value, right));
    }
    case 'ObjectPattern':
      return inObject(reading, file, pattern, value, inside);
    case 'ArrayPattern':
      return inList(file, pattern, value, inside);
    default:
      return undefined;
  }
}

type Inside = (inner: SyntaxNode, part: Value) => Value | undefined;

function inObject(reading: Reading, file: SourceFile, pattern: SyntaxNode, value: Value, inside: Inside): Value | undefined {
  const taken: string[] = [];
  for (const property of partsOf(pattern, 'properties')) {
    if (property.type === 'RestElement') return restOf(file, property, value, taken, inside);
    const [key, target] = [keyOf(reading, file, property), partOf(property, 'value')];
    const part = key === undefined ? unknown({ file, node: property }, later) : reading.memberOf(value, key, file, property);
    const found = target && inside(target, part);
    if (found) return found;
    taken.push(key ?? '');
  }
  return undefined;
}

/** What is left of an object after some of its properties were taken. */
function restOf(file: SourceFile, property: SyntaxNode, value: Value, taken: readonly string[], inside: Inside): Value | undefined {
  const target = partOf(property, 'argument');
  if (!target) return undefined;
  const left = <Part>(parts: ReadonlyMap<string, Part>): Map<string, Part> => new Map([...parts].filter(([key]) => !taken.includes(key)));
  if (value.kind === 'object') return inside(target, { ...value, entries: left(value.entries) });
  return inside(
    target,
    value.kind === 'ours' ? { kind: 'object', entries: left(value.members) } : unknown({ file, node: property }, later),
  );
}

function inList(file: SourceFile, pattern: SyntaxNode, value: Value, inside: Inside): Value | undefined {
  for (const [index, element] of (pattern['elements'] as (SyntaxNode | null)[]).entries()) {
    if (!element) continue;
    const rest = element.type === 'RestElement' ? partOf(element, 'argument') : undefined;
    if (value.kind !== 'list') {
      const found = inside(rest ?? element, unknown({ file, node: element }, later));
      if (found) return found;
    } else {
      const found = rest
        ? inside(rest, { kind: 'list', items: value.items.slice(index) })
        : inside(element, value.items[index] ?? known(undefined));
      if (found) return found;
    }
  }
  return undefined;
}

/** A default stands in for undefined, and for nothing else. */
function withDefault(reading: Reading, file: SourceFile, value: Value, right: SyntaxNode): Value {
  return value.kind === 'known' && value.value === undefined ? reading.valueOf(file, right) : value;
}

/** The key of a property of a literal or a pattern; undefined where it is only known at run time. */
export function keyOf(reading: Reading, file: SourceFile, property: SyntaxNode): string | undefined {
  const key = partOf(property, 'key') ?? partOf(property, 'property');
  if (!key) return undefined;
  if (property['computed'] !== true) return key.type === 'Identifier' ? String(key['name']) : String(key['value']);
  const value = reading.valueOf(file, key);
  return value.kind === 'known' ? String(value.value) : undefined;
}
