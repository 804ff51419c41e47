import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression } from './expression.ts';
import { functions } from './functions/functions.ts';
import type { ValueType } from './value-type.ts';

const text: ValueType = { kind: 'text' };
const number: ValueType = { kind: 'number' };
const message: ValueType = {
  kind: 'object',
  name: 'a message',
  fields: {
    id: text,
    size: number,
    isRead: { kind: 'boolean' },
    received: { kind: 'date' },
    tags: { kind: 'list', of: text },
    from: { kind: 'optional', of: { kind: 'object', name: 'a sender', fields: { address: text, name: { kind: 'optional', of: text } } } },
    preview: { kind: 'optional', of: text },
  },
};

/** Names of types of the language are names like others. */
const types: Readonly<Record<string, ValueType>> = {
  list: { kind: 'list', of: message },
  map: message,
  type: number,
  double: text,
  today: { kind: 'date' },
  numbers: { kind: 'list', of: number },
};

const one = {
  id: 'a',
  size: 3,
  isRead: true,
  received: '2026-11-27T09:00:00+02:00',
  tags: ['x', 'y'],
  from: { address: 'a@contoso.example' },
  preview: 'p',
};
const values = {
  list: [one, { ...one, id: 'b', isRead: false, from: null, preview: undefined }, { ...one, from: { address: 'c', name: 'C' } }],
  map: { ...one, from: undefined, preview: null },
  type: 2.5,
  double: 'text',
  today: '2026-11-27',
  numbers: [1, 2.5, -3],
};

/** What cannot be known before an expression is computed. */
const notKnownBefore =
  /no such place|whole number|divided by 0|too large|too long|more work|needs a date|no such time zone|no calendar|needs a number/;

const leaf = fc.constantFrom(
  ...'list map type double today numbers m map.from map.preview map.tags map.size map.received'.split(' '),
  ...'list[0] m.size m.from m.preview m.id m.from.address "text" "2026-11-27T08:00:00Z" 1 2.5 0 null true false [1] {"a":1}'.split(' '),
);
const { expression: programs } = fc.letrec<{ expression: string }>((tie) => {
  const part = tie('expression');
  const called = fc
    .constantFrom(...functions.values())
    .chain(({ name, takes }) => fc.tuple(...takes.map(() => part)).map((given) => `${name}(${given.join(', ')})`));
  return {
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { arbitrary: leaf, weight: 3 },
      { arbitrary: called, weight: 4 },
      {
        arbitrary: fc
          .tuple(part, fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '<=', '>', '>=', '&&', '||', 'in'), part)
          .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
        weight: 4,
      },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('list', 'numbers', 'map.tags'), fc.constantFrom('map', 'filter', 'all', 'exists', 'exists_one'), part)
          .map(([of, loop, body]) => `${of}.${loop}(m, ${body})`),
        weight: 3,
      },
      { arbitrary: fc.tuple(part, part, part).map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`), weight: 2 },
      {
        arbitrary: fc
          .constantFrom('map.from', 'm.from', 'map.preview')
          .chain((path) => part.map((other) => `(has(${path}) ? ${path} : ${other})`)),
        weight: 1,
      },
      {
        arbitrary: fc
          .constantFrom('map.from', 'm.from')
          .chain((path) => part.map((other) => `(has(${path}) ? ${path}.address : ${other})`)),
        weight: 1,
      },
      { arbitrary: part.map((each) => `[${each}, ${each}]`), weight: 1 },
      { arbitrary: part.map((of) => `size(${of})`), weight: 1 },
      { arbitrary: part.map((of) => `${of}.join(", ")`), weight: 1 },
      { arbitrary: part.map((of) => `${of}.trim()`), weight: 1 },
    ),
  };
});

test('what was checked is computed, and gives what the check said', () => {
  let computed = 0;
  const result = fc.check(
    fc.property(programs, (source) => {
      const expression = parseExpression(source);
      if (!('check' in expression)) return;
      const { type, problems, evaluate } = expression.check(types);
      if (problems.length > 0) return;
      try {
        const value = evaluate(values);
        computed += 1;
        if (!fits(value, type)) throw new Error(`${JSON.stringify(value)} is not ${JSON.stringify(type)}`);
      } catch (error) {
        if (!(error instanceof Error) || !notKnownBefore.test(error.message)) throw error;
      }
    }),
    { seed: 2711, numRuns: Number(process.env['ONBEHALF_EXPRESSIONS'] ?? 10_000) },
  );

  expect(result.counterexample).toBeNull();
  expect(computed).toBeGreaterThan(500);
});

function fits(value: unknown, type: ValueType): boolean {
  switch (type.kind) {
    case 'unknown':
      return true;
    case 'optional':
      return value === null || fits(value, type.of);
    case 'null':
      return value === null;
    case 'date':
    case 'text':
      return typeof value === 'string';
    case 'list':
      return Array.isArray(value) && value.every((each) => fits(each, type.of));
    case 'object':
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.entries(type.fields).every(([name, field]) => fits((value as Readonly<Record<string, unknown>>)[name] ?? null, field))
      );
    default:
      return typeof value === type.kind;
  }
}
