import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareValues, matchesFilter, readPath } from './evaluate.ts';
import { parseFilter } from './filter.ts';

const now = (): Date => new Date('2026-03-02T09:00:00Z');

/** Whether `a OPERATOR b` holds for two values of an item. */
function holds(a: unknown, operator: string, b: unknown): boolean {
  return matchesFilter(parseFilter(`a ${operator} b`), { read: (name) => (name === 'a' ? a : b), now });
}

/** Values of each kind, in their order; those of one row are equal. */
const kinds: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  text: [[''], ['a', 'A'], ['ä', 'Ä'], ['é']],
  number: [[Number.NEGATIVE_INFINITY], [-1], [0, -0], [1], [2], [Number.POSITIVE_INFINITY]],
  boolean: [[false], [true]],
  moment: [[new Date('2026-01-01'), new Date('2026-01-01T00:00:00Z')], [new Date('2026-01-02')]],
};
const values = Object.entries(kinds).flatMap(([kind, rows]) => rows.flatMap((row, rank) => row.map((value) => ({ kind, rank, value }))));
const nothings = [null, undefined];

const operators: Readonly<Record<string, (difference: number) => boolean>> = {
  eq: (difference) => difference === 0,
  ne: (difference) => difference !== 0,
  lt: (difference) => difference < 0,
  le: (difference) => difference <= 0,
  gt: (difference) => difference > 0,
  ge: (difference) => difference >= 0,
};

describe.each(Object.keys(operators))('%s', (operator) => {
  const judge = operators[operator] ?? (() => false);
  const isUnequal = operator === 'ne';

  test('follows the order of the values of a kind', () => {
    for (const a of values)
      for (const b of values.filter(({ kind }) => kind === a.kind))
        expect([a, b, holds(a.value, operator, b.value)]).toEqual([a, b, judge(a.rank - b.rank)]);
  });

  test('between kinds, and of a value and nothing, there is no order: they are unequal and no more', () => {
    for (const a of values) {
      for (const b of values.filter(({ kind }) => kind !== a.kind))
        expect([a, b, holds(a.value, operator, b.value)]).toEqual([a, b, isUnequal]);
      for (const nothing of nothings) {
        expect([a, holds(a.value, operator, nothing)]).toEqual([a, isUnequal]);
        expect([a, holds(nothing, operator, a.value)]).toEqual([a, isUnequal]);
      }
    }
  });

  test('nothing equals nothing, and no more', () => {
    for (const a of nothings) for (const b of nothings) expect(holds(a, operator, b)).toBe(operator === 'eq');
  });
});

test('a text beside a moment is read as one', () => {
  const moment = new Date('2026-01-01T00:00:00Z');
  expect(compareValues(moment, '2026-01-01T01:00:00+01:00')).toBe(0);
  expect(compareValues('2026-01-01T00:00:01Z', moment)).toBeGreaterThan(0);
  expect(compareValues(moment, '2026-01-01T00:00:00.000')).toBe(0);
  expect(compareValues(moment, 'soon')).toBeNaN();
  expect(compareValues(1, moment)).toBeNaN();
});

describe('what is true, false or neither', () => {
  // OData 4.01 URL conventions, 5.1.1.1.7 to 5.1.1.1.9.
  const words = ['false', 'null', 'true'];
  const outcomes = (expression: string): boolean[] =>
    [expression, `not (${expression})`].map((one) => matchesFilter(parseFilter(one), { read: () => null, now }));
  const outcome = (rank: number): boolean[] => [rank === 2, rank === 0];

  test.each(words.flatMap((a, i) => words.map((b, j): [string, string, number, number] => [a, b, i, j])))('%s and, or %s', (a, b, i, j) => {
    expect(outcomes(`${a} and ${b}`)).toEqual(outcome(Math.min(i, j)));
    expect(outcomes(`${a} or ${b}`)).toEqual(outcome(Math.max(i, j)));
  });
});

describe('a path', () => {
  const name = fc.stringMatching(/^[a-z]{1,6}$/);
  const otherCase = (text: string): string =>
    [...text].map((letter, at) => (at % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase())).join('');

  test('finds a value at any depth, in any letter case', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean(), ([first = '', ...rest], isKept, isAsked) => {
        const written = (text: string): string => (isKept ? otherCase(text) : text);
        const asked = (text: string): string => (isAsked ? otherCase(text) : text);
        const item = rest.reduceRight<unknown>((value, segment) => ({ other: 0, [written(segment)]: value }), 'found');
        const scope = { read: (property: string) => (property === first ? item : undefined), now };
        expect(readPath([first, ...rest.map(asked)], scope)).toBe('found');
      }),
    );
  });

  test.each<[path: string[], value: unknown]>([
    [['list', '$count'], 2],
    [['empty', '$count'], 0],
    [['text', '$count'], 0],
    [['nothing', '$count'], 0],
    [['text', 'length'], null],
    [['nothing', 'more'], null],
    [['zero'], 0],
    [['$it'], null],
    [['x', 'name'], 'variable'],
    [['item', 'constructor'], null],
  ])('%j is %j', (path, value) => {
    const item: Readonly<Record<string, unknown>> = { list: [1, 2], empty: [], text: 'abc', nothing: null, zero: 0, $it: 'self', item: {} };
    const variables = new Map([['x', { name: 'variable' }]]);
    expect(readPath(path, { read: (property) => item[property], now, variables })).toBe(value);
  });
});

test('any holds for one item at least, all for every one; without a condition any asks for an item', () => {
  const lists = [[], [1], [2], [1, 1], [1, 2], [2, 2], null, 'text'];
  const over = (filter: string): boolean[] => lists.map((list) => matchesFilter(parseFilter(filter), { read: () => list, now }));

  expect(over('list/any(x: x eq 1)')).toEqual([false, true, false, true, true, false, false, false]);
  expect(over('list/all(x: x eq 1)')).toEqual([true, true, false, true, false, false, true, true]);
  expect(over('list/any()')).toEqual([false, true, true, true, true, true, false, false]);
});
