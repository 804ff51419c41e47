import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesFilter } from './evaluate.ts';
import type { Comparison, Expression, Literal } from './expression.ts';
import { parseFilter } from './filter.ts';
import { printFilter } from '../../../../test/support/print-filter.ts';

/** An expression, and by another road what it must say about an item: true, false, or null where that is unknown. */
interface Case {
  readonly expression: Expression;
  holds(item: Item): boolean | null;
}

interface Item {
  readonly name: string | null;
  readonly size: number | null;
  readonly isRead: boolean;
  readonly at: string;
  readonly tags: readonly string[];
}

const names = ['', 'a', 'b', 'ab', "o'b", 'B'];
const moments = ['2026-01-01T00:00:00Z', '2026-01-02T12:00:00.5Z', '2026-01-03T00:00:00Z'];

const items: fc.Arbitrary<Item> = fc.record({
  name: fc.option(fc.constantFrom(...names)),
  size: fc.option(fc.integer({ min: -2, max: 2 })),
  isRead: fc.boolean(),
  at: fc.constantFrom(...moments),
  tags: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
});

const operators = fc.constantFrom<Comparison[]>('eq', 'ne', 'gt', 'ge', 'lt', 'le');

function path(...segments: string[]): Expression {
  return { kind: 'path', segments };
}

function text(value: string): Literal {
  return { kind: 'literal', type: 'string', value };
}

/** The order of two values by the rules of the language: unequal to null, no order with null. */
function ordered(operator: Comparison, a: string | number | null, b: string | number): boolean {
  if (a === null) return operator === 'ne';
  const [left, right] = [a, b].map((value) => (typeof value === 'string' ? value.toUpperCase().toLowerCase() : value));
  const table: Record<Comparison, boolean> = {
    eq: left === right,
    ne: left !== right,
    gt: Number(left !== undefined && right !== undefined && left > right) === 1,
    ge: left !== undefined && right !== undefined && left >= right,
    lt: left !== undefined && right !== undefined && left < right,
    le: left !== undefined && right !== undefined && left <= right,
  };
  return table[operator];
}

const atoms: fc.Arbitrary<Case> = fc.oneof(
  fc.tuple(operators, fc.constantFrom(...names)).map(([operator, value]): Case => ({
    expression: { kind: 'comparison', operator, left: path('name'), right: text(value) },
    holds: ({ name }) => ordered(operator, name, value),
  })),
  fc.tuple(operators, fc.integer({ min: -2, max: 2 })).map(([operator, value]): Case => ({
    expression: { kind: 'comparison', operator, left: path('size'), right: { kind: 'literal', type: 'number', value } },
    holds: ({ size }) => ordered(operator, size, value),
  })),
  fc.tuple(operators, fc.constantFrom(...moments)).map(([operator, value]): Case => ({
    expression: { kind: 'comparison', operator, left: path('at'), right: { kind: 'literal', type: 'dateTimeOffset', value } },
    holds: ({ at }) => ordered(operator, new Date(at).valueOf(), new Date(value).valueOf()),
  })),
  fc.constantFrom('startswith', 'endswith', 'contains').chain((name) =>
    fc.constantFrom(...names).map((value): Case => ({
      expression: { kind: 'call', name, args: [path('name'), text(value)] },
      holds(item) {
        if (item.name === null) return null;
        const [whole, part] = [item.name.toLowerCase(), value.toLowerCase()];
        if (name === 'startswith') return whole.slice(0, part.length) === part;
        if (name === 'endswith') return part === '' || whole.slice(-part.length) === part;
        return whole.split(part).length > 1 || part === '';
      },
    })),
  ),
  fc.boolean().map((value): Case => ({
    expression: { kind: 'comparison', operator: 'eq', left: path('isRead'), right: { kind: 'literal', type: 'boolean', value } },
    holds: ({ isRead }) => isRead === value,
  })),
  fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }).map((list): Case => ({
    expression: { kind: 'in', operand: path('name'), list: list.map(text) },
    holds: ({ name }) => name !== null && list.some((value) => value.toLowerCase() === name.toLowerCase()),
  })),
  fc
    .tuple(fc.constantFrom('any' as const, 'all' as const), operators, fc.constantFrom(...names))
    .map(([quantifier, operator, value]): Case => ({
      expression: {
        kind: 'lambda',
        segments: ['tags'],
        quantifier,
        variable: 't',
        body: { kind: 'comparison', operator, left: path('t'), right: text(value) },
      },
      holds({ tags }) {
        const fitting = tags.filter((tag) => ordered(operator, tag, value)).length;
        return quantifier === 'any' ? fitting > 0 : fitting === tags.length;
      },
    })),
  operators.chain((operator) =>
    fc.nat(3).map((value): Case => ({
      expression: { kind: 'comparison', operator, left: path('tags', '$count'), right: { kind: 'literal', type: 'number', value } },
      holds: ({ tags }) => ordered(operator, tags.length, value),
    })),
  ),
);

/** Truth of `and` and `or` as numbers (false 0, unknown 1, true 2): the smaller, the larger. */
function degree(value: boolean | null): number {
  return value === null ? 1 : value ? 2 : 0;
}

function truth(value: number): boolean | null {
  return value === 1 ? null : value === 2;
}

const { expression: cases } = fc.letrec<{ expression: Case }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atoms,
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('expression'), tie('expression')).map(([operator, left, right]): Case => ({
      expression: { kind: 'logical', operator, left: left.expression, right: right.expression },
      holds(item) {
        const degrees = [degree(left.holds(item)), degree(right.holds(item))];
        return truth(operator === 'and' ? Math.min(...degrees) : Math.max(...degrees));
      },
    })),
    tie('expression').map((operand): Case => ({
      expression: { kind: 'not', operand: operand.expression },
      holds: (item) => truth(2 - degree(operand.holds(item))),
    })),
  ),
}));

describe('for every expression', () => {
  test('what is printed parses to the same expression', () => {
    fc.assert(
      fc.property(cases, ({ expression }) => {
        expect(parseFilter(printFilter(expression))).toEqual(expression);
      }),
      { numRuns: 500 },
    );
  });

  test('its value is what an independent reading of it says', () => {
    fc.assert(
      fc.property(cases, items, ({ expression, holds }, item) => {
        const read = (property: string): unknown => Reflect.get(item, property);
        expect(matchesFilter(parseFilter(printFilter(expression)), { read, now: () => new Date(0) })).toBe(holds(item) === true);
      }),
      { numRuns: 1500 },
    );
  });

  test('literals of every type survive print and parse', () => {
    const literals = fc.oneof(
      fc.string().map(text),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((value): Literal => ({ kind: 'literal', type: 'number', value: value === 0 ? 0 : value })),
      fc.uuid().map((value): Literal => ({ kind: 'literal', type: 'guid', value })),
      fc
        .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('9999-01-01') })
        .map((date): Literal => ({ kind: 'literal', type: 'dateTimeOffset', value: date.toISOString() })),
      fc.constant<Literal>({ kind: 'literal', type: 'duration', value: 'P1DT2H' }),
      fc.constant<Literal>({ kind: 'literal', type: 'timeOfDay', value: '12:30:00' }),
      fc.constant<Literal>({ kind: 'literal', type: 'date', value: '2026-02-28' }),
      fc.string().map((value): Literal => ({ kind: 'literal', type: 'enum', value, enumType: 'microsoft.graph.importance' })),
      fc.constantFrom<Literal[]>({ kind: 'literal', type: 'null', value: null }, { kind: 'literal', type: 'boolean', value: true }),
    );
    fc.assert(
      fc.property(literals, (right) => {
        const expression: Expression = { kind: 'comparison', operator: 'eq', left: path('x'), right };
        expect(parseFilter(printFilter(expression))).toEqual(expression);
      }),
      { numRuns: 1000 },
    );
  });
});
