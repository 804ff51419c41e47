import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnbehalfError } from '../../core/errors.ts';
import { parseExpression } from './expression.ts';

const words = fc.constantFrom(
  'a',
  'b',
  'list',
  'x',
  '"text"',
  "'t'",
  '1',
  '2.5',
  'null',
  'true',
  '+',
  '-',
  '*',
  '/',
  '%',
  '==',
  '<',
  '&&',
  '||',
  '!',
  '?',
  ':',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  '.',
  '.map(x,',
  '.filter(x,',
  'size(',
  'sum(',
  'has(',
  'default(',
  'groupBy(',
  'formatDate(',
  'constructor',
  'prototype',
  '__proto__',
  'toString',
  'this',
  'process',
  '=>',
  '`',
  '${',
  '\\',
  '\n',
  '\u0000',
  '\u{1F600}',
  'in',
);

const values = { a: { b: 1, text: 'x' }, b: null, list: [1, 2, { a: 'c' }], x: 'y' };
const types = {
  a: { kind: 'unknown' },
  b: { kind: 'unknown' },
  list: { kind: 'list', of: { kind: 'unknown' } },
  x: { kind: 'text' },
} as const;

test('whatever a person writes is computed, is a problem, or fails as an expression does', () => {
  const result = fc.check(
    fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
      const source = parts.join(' ');
      const expression = parseExpression(source);
      if (!('check' in expression)) return expression.start >= 0 && expression.end <= source.length + 1;
      const checked = expression.check(types);
      try {
        checked.evaluate(values);
        return true;
      } catch (error) {
        return isOnbehalfError(error) && error.code === 'AUTOMATION_FAILED';
      }
    }),
    { seed: 2611, numRuns: 3_000 },
  );

  expect(result).toMatchObject({ failed: false });
});

test.each(['a.constructor', 'a["constructor"]', 'a["__proto__"]', 'x.constructor', 'list.map(y, y.constructor)', 'a.toString'])(
  '%s reaches nothing of the machine',
  (source) => {
    const expression = parseExpression(source);
    if (!('check' in expression)) throw new Error(expression.message);

    expect(() => expression.check(types).evaluate(values)).toThrow(/cannot be computed/);
  },
);

test('no value stands in the message of a failure', () => {
  const expression = parseExpression('x + 1');
  if (!('check' in expression)) throw new Error(expression.message);

  expect(() => expression.check(types).evaluate({ x: 'a secret' })).toThrow(/^\$\{x \+ 1\} cannot be computed: (?!.*secret)/);
});

test('a pattern that would hang others is done at once', () => {
  const expression = parseExpression('like(x, "*a*a*a*a*a*a*a*a*a*a*a*a*b")');
  if (!('check' in expression)) throw new Error(expression.message);

  expect(expression.check(types).evaluate({ x: 'a'.repeat(5_000) })).toBe(false);
});

test('loops deeper than two, and expressions that are too large, are refused', () => {
  expect(parseExpression('list.all(p, list.all(q, list.all(r, p == r)))')).toMatchObject({ message: /more than 2 deep/ });
  expect(parseExpression(Array.from({ length: 2_000 }, () => '1').join(' + '))).toMatchObject({ message: /cannot be read/ });
  expect(parseExpression(`${'('.repeat(500)}1${')'.repeat(500)}`)).toMatchObject({ message: /cannot be read/ });
});
