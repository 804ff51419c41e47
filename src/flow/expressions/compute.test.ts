import { expect, test } from 'vitest';
import { isOnbehalfError } from '../../core/errors.ts';
import { parseExpression } from './expression.ts';
import type { ValueType } from './value-type.ts';

const date: ValueType = { kind: 'date' };
const anything: ValueType = { kind: 'list', of: { kind: 'unknown' } };
const types: Readonly<Record<string, ValueType>> = {
  list: { kind: 'list', of: { kind: 'number' } },
  string: { kind: 'text' },
  row: { kind: 'object', fields: {}, open: true },
  person: { kind: 'object', fields: { name: { kind: 'optional', of: { kind: 'text' } } } },
  early: date,
  late: date,
  rows: anything,
  zone: { kind: 'text' },
};
const values = {
  list: [1, 2, 3],
  string: 'text',
  row: { Amount: 3, toString: 'own' },
  person: { name: null },
  early: '2026-11-27T08:00:00+02:00',
  late: '2026-11-27T07:00:00Z',
  rows: Array.from({ length: 20_000 }, (_, n) => ({ n })),
  zone: 'a secret',
};

function computed(source: string): unknown {
  const expression = parseExpression(source);
  if (!('check' in expression)) throw new Error(expression.message);
  return expression.check(types).evaluate(values);
}

test.each([
  ['a step may be called as a type of the language is', 'list.map(x, string + text(x))', ['text1', 'text2', 'text3']],
  ['dates are moments, in whatever zone they are written', 'early < late', true],
  ['dates that are the same moment are equal', 'early == "2026-11-27T06:00:00Z"', true],
  ['dates are sorted as moments', 'sort([late, early])', ['2026-11-27T08:00:00+02:00', '2026-11-27T07:00:00Z']],
  ['what is not there has a default, also where its fields are not known', 'default(row.Total, 7)', 7],
  ['so has what lies in it', 'default(row.Total.net, 7)', 7],
  ['nothing is not there', 'has(person.name) ? person.name : "nobody"', 'nobody'],
  ['one side of a choice may be nothing', 'size(list) > 5 ? 1 : null', null],
  ['equality does not ask for the order of fields', '{"a": 1, "b": [2]} == {"b": [2], "a": 1}', true],
  ['counts are numbers', '[size(list) / 2, list[size(list) - 1]]', [1.5, 3]],
  ['what a value has itself is read, whatever it is called', 'row.toString', 'own'],
])('%s', (_name, source, gives) => {
  expect(computed(source)).toEqual(gives);
});

test.each([
  ['1 + list[7]', 4, /no such place/],
  ['"\u{1F600}" + row.Total', 7, /"Total" is not there/],
  ['list.map(x, 1 / (x - 2))', 12, /divided by 0/],
  ['person.name == null && size(row.Total) > 1', 28, /"Total" is not there/],
  ['string + formatDate(early, "dd", zone)', 9, /no such time zone/],
  ['addDays(early, 1e12)', 0, /no calendar/],
  ['double(zone)', 0, /needs a number/],
])('%s fails at its place, without a value in the sentence', (source, offset, says) => {
  const failure = failureOf(() => computed(source));

  expect(failure?.code).toBe('AUTOMATION_FAILED');
  expect(failure?.message).toMatch(says);
  expect(failure?.message).not.toContain('a secret');
  expect(failure?.details).toMatchObject({ offset });
});

test.each([
  'rows.all(a, rows.all(b, b.n >= 0))',
  'rows.map(a, rows).map(b, text(b))',
  'text(rows.map(a, rows))',
  'distinct(rows.map(a, rows))',
  'rows.map(a, rows) == rows.map(a, rows)',
  'rows.map(a, sortBy(rows, "n"))',
  'rows.map(a, text(rows)).join(text(rows))',
  'rows.map(a, rows + rows)',
  'like(text(rows), replace(text(rows), "n", "*"))',
  `${'replace('.repeat(30)}"aaaaaaaa"${', "a", "aaaaaaaa")'.repeat(30)}`,
])('%s is stopped before it takes the machine', (source) => {
  expect(() => computed(source)).toThrow(/more work than an expression may do|too long/);
});

test('a large list is gone through, sorted and grouped', () => {
  expect(computed('sum(rows.map(r, r.n))')).toBe(199_990_000);
  expect(computed('size(groupBy(sortBy(rows, "n"), "n"))')).toBe(20_000);
});

test('variables may hang above others, and what hangs above every object is none', () => {
  const expression = parseExpression('constructor + 1');
  if (!('check' in expression)) throw new Error(expression.message);
  const { evaluate } = expression.check({ ['constructor']: { kind: 'number' } as const });

  expect(evaluate(Object.create({ constructor: 2 }) as Record<string, unknown>)).toBe(3);
  expect(() => evaluate({})).toThrow(/is not there/);
});

function failureOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    return isOnbehalfError(error) ? error : undefined;
  }
  return undefined;
}
