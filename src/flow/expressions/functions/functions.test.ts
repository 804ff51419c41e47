import { expect, test } from 'vitest';
import { parseExpression } from '../expression.ts';
import { functions } from './functions.ts';

test.each([...functions.values()].map(({ name, example: [source, gives] }) => ({ name, source, gives })))(
  '$name: $source',
  ({ source, gives }) => {
    const expression = parseExpression(source);
    if (!('check' in expression)) throw new Error(expression.message);
    const { problems, evaluate } = expression.check({});

    expect(problems).toEqual([]);
    expect(evaluate({})).toEqual(gives);
  },
);

test('every function says what it does in one sentence', () => {
  for (const { summary, takes } of functions.values()) {
    expect(summary).toMatch(/^[A-Z][^\n]*\.$/);
    expect(takes.length).toBeGreaterThan(0);
  }
});
