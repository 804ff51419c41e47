import type { ToInstant } from '../date-times.ts';
import type { ListColumn } from './column.ts';
import type { ItemFilter, Operator, ReadFilter } from './item-filter.ts';
import { readFilter } from './item-filter.ts';

/** The longest condition that is taken apart; a longer one goes to SharePoint as it is. */
const longest = 8000;

const token =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<number>[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w:-])|(?<word>[A-Za-z_][\w/]*)|(?<mark>[(),]))/y;

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'mark';
  readonly value: string;
}

type Part = ItemFilter['conditions'][number];

const comparisons: Readonly<Record<string, Operator>> = {
  eq: 'equals',
  ne: 'notEquals',
  gt: 'greaterThan',
  ge: 'atLeast',
  lt: 'lessThan',
  le: 'atMost',
};
const functions: Readonly<Record<string, Operator>> = { startswith: 'startsWith', contains: 'contains' };

/** The names of the columns that a condition in OData looks at: those after `fields/`, outside of texts. */
export function namesInQuery(query: string): readonly string[] {
  const names = query.replaceAll(/'[^']*'/g, "''").matchAll(/\bfields\/(\w+)/gi);
  return [...new Set([...names].map(([, name = '']) => name))];
}

/** The column behind a name in OData: people and looked-up items go by their number, `AssignedToLookupId`. */
export function columnInQuery(columns: readonly ListColumn[], name: string): ListColumn | undefined {
  const named = (wanted: string): ListColumn | undefined => columns.find((column) => column.name.toLowerCase() === wanted.toLowerCase());
  return named(name) ?? named(name.replace(/LookupId$/i, ''));
}

/**
 * A condition in OData as a filter of ours, so that it works in a list of any size; undefined where it has more than comparisons of columns, startswith
 * and contains, joined by and, or, and parentheses.
 */
export function filterOfQuery(query: string, columns: readonly ListColumn[], instant: ToInstant): ReadFilter | undefined {
  const tokens = query.length > longest ? undefined : tokensOf(query);
  const read = tokens && readAny(tokens, 0, columns);
  if (!tokens || read?.end !== tokens.length) return undefined;
  const { part } = read;
  try {
    return readFilter('conditions' in part ? part : { match: 'all', conditions: [part] }, columns, instant, 'query');
  } catch {
    // A comparison that is none of ours, such as of a text by size: SharePoint may know what it means.
    return undefined;
  }
}

function tokensOf(query: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const text = query.trimEnd();
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    const [known] = Object.entries(found?.groups ?? {}).filter(([, value]) => value !== undefined);
    if (!known) return undefined;
    tokens.push({ kind: known[0] as Token['kind'], value: known[1] });
  }
  return tokens;
}

interface Read {
  readonly part: Part;
  /** Place after it. */
  readonly end: number;
}

function readAny(tokens: readonly Token[], start: number, columns: readonly ListColumn[]): Read | undefined {
  return readJoined(tokens, start, 'or', (at) => readJoined(tokens, at, 'and', (place) => readOne(tokens, place, columns)));
}

function readJoined(tokens: readonly Token[], start: number, word: 'and' | 'or', read: (at: number) => Read | undefined): Read | undefined {
  const parts: Part[] = [];
  let end = start;
  for (;;) {
    const next = read(end);
    if (next === undefined) return undefined;
    parts.push(next.part);
    end = next.end;
    if (!isWord(tokens[end], word)) break;
    end += 1;
  }
  const [only] = parts;
  return { part: parts.length === 1 && only ? only : { match: word === 'and' ? 'all' : 'any', conditions: parts }, end };
}

function readOne(tokens: readonly Token[], start: number, columns: readonly ListColumn[]): Read | undefined {
  const first = tokens[start];
  if (isMark(first, '(')) {
    const inner = readAny(tokens, start + 1, columns);
    return inner && isMark(tokens[inner.end], ')') ? { ...inner, end: inner.end + 1 } : undefined;
  }
  if (isMark(tokens[start + 1], '(')) {
    const operator = functions[first?.value.toLowerCase() ?? ''];
    const part = operator && conditionOf(tokens[start + 2], operator, tokens[start + 4], columns);
    return part && isMark(tokens[start + 3], ',') && isMark(tokens[start + 5], ')') ? { part, end: start + 6 } : undefined;
  }
  const operator = comparisons[tokens[start + 1]?.value.toLowerCase() ?? ''];
  const part = operator && conditionOf(first, operator, tokens[start + 2], columns);
  return part && { part, end: start + 3 };
}

function conditionOf(
  path: Token | undefined,
  operator: Operator,
  literal: Token | undefined,
  columns: readonly ListColumn[],
): Part | undefined {
  const [, name] = /^fields\/(\w+)$/i.exec(path?.value ?? '') ?? [];
  const column = name === undefined ? undefined : columnInQuery(columns, name);
  if (!column || !literal || literal.kind === 'mark') return undefined;
  const isNumber = column.kind === 'person' || column.kind === 'lookup';
  if (isNumber !== (name?.toLowerCase() === `${column.name}LookupId`.toLowerCase())) return undefined;
  if (literal.kind === 'word' && literal.value.toLowerCase() === 'null') {
    if (operator !== 'equals' && operator !== 'notEquals') return undefined;
    return { column: column.name, operator: operator === 'equals' ? 'isEmpty' : 'isNotEmpty' };
  }
  const value = valueOf(literal, column, isNumber);
  const isDate = column.kind === 'date' || column.kind === 'dateTime';
  const ofDates: Readonly<Partial<Record<Operator, Operator>>> = { greaterThan: 'newerThan', lessThan: 'olderThan' };
  return value === undefined ? undefined : { column: column.name, operator: (isDate && ofDates[operator]) || operator, value };
}

function valueOf({ kind, value }: Token, column: ListColumn, isNumber: boolean): string | number | boolean | undefined {
  const text = kind === 'text' ? value.slice(1, -1).replaceAll("''", "'") : value;
  if (isNumber) return /^\d+$/.test(text) ? Number(text) : undefined;
  if (column.kind === 'boolean') return { true: true, false: false, '1': true, '0': false }[text.toLowerCase()];
  if (column.kind === 'date' && kind === 'text') return text.slice(0, 10);
  if (kind === 'word') return undefined;
  return kind === 'number' ? Number(text) : text;
}

function isWord(one: Token | undefined, word: string): boolean {
  return one?.kind === 'word' && one.value.toLowerCase() === word;
}

function isMark(one: Token | undefined, mark: string): boolean {
  return one?.kind === 'mark' && one.value === mark;
}
