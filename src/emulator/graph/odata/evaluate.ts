import type { Comparison, Expression, Literal } from './expression.ts';
import { filterFunctions } from './functions.ts';

/** What an expression is evaluated against. */
export interface FilterScope {
  /** The value of a property of the item, by its name. */
  readonly read: (property: string) => unknown;
  /** The tenant's now, for `now()`. */
  readonly now: () => Date;
  /** The lambda variables in force; callers leave it out. */
  readonly variables?: ReadonlyMap<string, unknown>;
  /** The dates of literals that were read before: whoever evaluates one expression for many items keeps them. */
  readonly dates?: Map<Literal, Date>;
}

/** Whether an item fits a filter: only `true` does, neither `false` nor null. That its operands can be compared was checked before. */
export function matchesFilter(expression: Expression, scope: FilterScope): boolean {
  return evaluate(expression, scope) === true;
}

/** The value of an expression: text, number, boolean, `Date` (dates and times), an object or array of the item, or null. */
export function evaluate(expression: Expression, scope: FilterScope): unknown {
  switch (expression.kind) {
    case 'literal':
      return literalValue(expression, scope);
    case 'path':
      return readPath(expression.segments, scope);
    case 'call': {
      const args = expression.args.map((argument) => evaluate(argument, scope));
      return args.includes(null) ? null : filterFunctions.get(expression.name)?.compute(args, scope.now);
    }
    case 'comparison':
      return compare(expression.operator, expression.left, expression.right, scope);
    case 'logical':
      return expression.operator === 'and' ? conjunction(expression, scope) : disjunction(expression, scope);
    case 'not': {
      const value = evaluate(expression.operand, scope);
      return typeof value === 'boolean' ? !value : null;
    }
    case 'in': {
      const value = evaluate(expression.operand, scope);
      return expression.list.some((literal) => areEqual(value, literalValue(literal, scope)));
    }
    case 'lambda':
      return lambda(expression, scope);
  }
}

/** The value at a path; null where something on the way is missing. `$count` at the end is the length of a collection. */
export function readPath(segments: readonly string[], scope: FilterScope): unknown {
  const [first = ''] = segments;
  let value: unknown = scope.variables?.has(first) ? scope.variables.get(first) : first === '$it' ? undefined : scope.read(first);
  for (let index = 1; index < segments.length; index += 1) {
    const segment = segments[index] ?? '';
    value = segment === '$count' ? countOf(value) : member(value, segment);
  }
  return value ?? null;
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, name)) return Reflect.get(value, name);
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : Reflect.get(value, key);
}

function literalValue(literal: Literal, { dates }: FilterScope): unknown {
  if (literal.type !== 'dateTimeOffset' && literal.type !== 'date') return literal.value;
  const date = dates?.get(literal) ?? new Date(literal.value);
  dates?.set(literal, date);
  return date;
}

function conjunction({ left, right }: { left: Expression; right: Expression }, scope: FilterScope): boolean | null {
  const first = evaluate(left, scope);
  if (first === false) return false;
  const second = evaluate(right, scope);
  if (second === false) return false;
  return first === true && second === true ? true : null;
}

function disjunction({ left, right }: { left: Expression; right: Expression }, scope: FilterScope): boolean | null {
  const first = evaluate(left, scope);
  if (first === true) return true;
  const second = evaluate(right, scope);
  if (second === true) return true;
  return first === false && second === false ? false : null;
}

function lambda(expression: Extract<Expression, { kind: 'lambda' }>, scope: FilterScope): boolean {
  const { segments, quantifier, variable, body } = expression;
  const collection = readPath(segments, scope);
  const items: readonly unknown[] = Array.isArray(collection) ? collection : [];
  if (variable === undefined || body === undefined) return items.length > 0;
  const holds = (item: unknown): boolean => {
    const variables = new Map(scope.variables).set(variable, item);
    return evaluate(body, { ...scope, variables }) === true;
  };
  return quantifier === 'any' ? items.some(holds) : items.every(holds);
}

function compare(operator: Comparison, left: Expression, right: Expression, scope: FilterScope): boolean {
  const a = evaluate(left, scope);
  const b = evaluate(right, scope);
  if (operator === 'eq') return areEqual(a, b);
  if (operator === 'ne') return !areEqual(a, b);
  // NaN, of null and of what has no order, is neither more nor less.
  const difference = compareValues(a, b);
  switch (operator) {
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'le':
      return difference <= 0;
  }
}

function areEqual(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return a === b;
  return compareValues(a, b) === 0;
}

/**
 * Orders two values: negative, zero, positive, or NaN where they have no order. Text is compared without
 * regard to letter case; a text beside a `Date` is read as one, in UTC where it names no offset.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a instanceof Date || b instanceof Date) return moment(a) - moment(b);
  if (typeof a === 'string' && typeof b === 'string') return compareText(a.toLowerCase(), b.toLowerCase());
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return Number.NaN;
}

function moment(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string') return Number.NaN;
  return Date.parse(!value.endsWith('Z') && /T[\d:.]+$/.test(value) ? `${value}Z` : value);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
