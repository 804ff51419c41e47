import type { Address, FlowProblem, Place } from '../problem.ts';
import type { DocumentEntry, DocumentNode, Plain } from './document.ts';

/** An expression as it is written, without its `${` and `}`. */
export interface WrittenExpression extends Place {
  readonly source: string;
  /** Where its source begins in the scalar that it stands in, as that reads. */
  readonly at: number;
}

/** A value in a flow: what it is, or how it comes to be. */
export type Value = {
  readonly address: Address;
  readonly place: Place;
  /** Where its key stands, of a value in a map. */
  readonly key?: Place;
} & (
  | { readonly kind: 'plain'; readonly value: Plain }
  | { readonly kind: 'expression'; readonly expression: WrittenExpression }
  | { readonly kind: 'text'; readonly parts: readonly (string | WrittenExpression)[] }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: Readonly<Record<string, Value>> }
);

/**
 * Reads a value. A whole scalar `${...}` is an expression and keeps its type; `${...}` inside of a longer text makes text; `$${` is a plain `${`.
 *
 * @param text - The whole file, for the places of expressions.
 */
export function readValue(text: string, node: DocumentNode, address: Address, problems: FlowProblem[]): Value {
  const { place } = node;
  switch (node.kind) {
    case 'list':
      return { kind: 'list', items: node.items.map((item, index) => readValue(text, item, [...address, index], problems)), address, place };
    case 'map':
      return { kind: 'map', entries: readEntries(text, node.entries, address, problems), address, place };
    case 'scalar': {
      if (typeof node.value !== 'string' || !node.value.includes('${')) return { kind: 'plain', value: node.value, address, place };
      const parts = partsOf(node.value, text, place);
      if (parts === undefined) {
        // Of a text without quotes the document has told it.
        if (!problems.some(({ start }) => start === place.start))
          problems.push({ address, ...place, problem: 'begins an expression that has no end: write `${...}`, or `$${` for a plain `${`.' });
        return { kind: 'plain', value: node.value, address, place };
      }
      const [first, ...more] = parts;
      if (more.length === 0 && first !== undefined && typeof first !== 'string')
        return { kind: 'expression', expression: first, address, place };
      return parts.every((part) => typeof part === 'string')
        ? { kind: 'plain', value: parts.join(''), address, place }
        : { kind: 'text', parts, address, place };
    }
  }
}

/** Reads the values of a map, each with the place of its key. */
export function readEntries(
  text: string,
  entries: readonly DocumentEntry[],
  address: Address,
  problems: FlowProblem[],
): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = {};
  for (const { key, place, value } of entries)
    values[key] = Object.assign(readValue(text, value, [...address, key], problems), { key: place });
  return values;
}

/** What a value is where nothing in it is computed; undefined where something is. */
export function plainValue(value: Value): { readonly value: unknown } | undefined {
  switch (value.kind) {
    case 'plain':
      return { value: value.value };
    case 'list': {
      const items = value.items.map(plainValue);
      return items.every((item) => item !== undefined) ? { value: items.map((item) => item.value) } : undefined;
    }
    case 'map': {
      const entries = Object.entries(value.entries).map(([key, item]) => [key, plainValue(item)] as const);
      return entries.every(([, item]) => item !== undefined)
        ? { value: Object.fromEntries(entries.map(([key, item]) => [key, item?.value])) }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The texts and expressions that a scalar is made of; undefined where an expression does not end. */
function partsOf(value: string, text: string, place: Place): (string | WrittenExpression)[] | undefined {
  const parts: (string | WrittenExpression)[] = [];
  let plain = '';
  for (let at = 0; at < value.length;) {
    if (value.startsWith('$${', at)) {
      plain += '${';
      at += 3;
    } else if (value.startsWith('${', at)) {
      const end = endOfExpression(value, at + 2);
      if (end === undefined) return undefined;
      if (plain !== '') parts.push(plain);
      plain = '';
      parts.push(written(value.slice(at + 2, end), text, place, at));
      at = end + 1;
    } else {
      plain += value[at];
      at += 1;
    }
  }
  return plain === '' ? parts : [...parts, plain];
}

/** Where the brace stands that ends an expression: not inside of its texts, and after as many as it opens. */
function endOfExpression(value: string, from: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = from; at < value.length; at += 1) {
    const character = value[at];
    if (quote !== undefined) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

/** An expression with its place: exactly where the text has it as it is, else the place of the whole scalar. */
function written(source: string, text: string, { start, end }: Place, from: number): WrittenExpression {
  const whole = text.slice(start, end);
  const found = whole.indexOf(`\${${source}}`, Math.max(0, Math.min(from, whole.length - source.length - 3)));
  const place = found === -1 ? { start, end } : { start: start + found + 2, end: start + found + 2 + source.length };
  return { source, at: from + 2, ...place };
}
