import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { failureOf } from '../../test/support/failure-of.ts';
import { fieldProblems, readInput } from './input.ts';

const schema = z.object({
  to: z.array(z.email()).min(1),
  importance: z.enum(['low', 'normal', 'high']).default('normal'),
  top: z.number().int().min(1).max(10).optional(),
});

function refusal(value: unknown): string {
  try {
    readInput(schema, value, 'mail.send');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

test('a good input comes back with its defaults', () => {
  expect(readInput(schema, { to: ['ben@contoso.example'] }, 'mail.send')).toEqual({ to: ['ben@contoso.example'], importance: 'normal' });
});

test('every problem is told at once, with its field and what is allowed', () => {
  expect(refusal({ to: ['nobody'], importance: 'urgent', top: 11, importence: 1 })).toBe(
    'mail.send cannot be used as given. to.0 must be an e-mail address, such as ada@contoso.example. ' +
      'importance must be one of low, normal, high. top must be at most 10. importence is not known; did you mean importance?',
  );
});

test('a field that is like none comes with those that there are', () => {
  expect(refusal({ to: ['ben@contoso.example'], zzzzzzzz: 1 })).toBe(
    'mail.send cannot be used as given. zzzzzzzz is not known; known are to, importance, top.',
  );
});

test('a missing field is called required', () => {
  expect(refusal({})).toContain('to is required.');
});

test('an empty list says how many are needed', () => {
  expect(refusal({ to: [] })).toContain('to must be at least 1 entry');
});

test('a value of the wrong type says which type is right', () => {
  expect(refusal({ to: 'ben@contoso.example' })).toContain('to must be an array.');
});

describe('a value that may be of several shapes', () => {
  const condition = z.strictObject({ field: z.enum(['subject', 'date']), operator: z.enum(['contains']), value: z.string() });
  const told = z.union([z.string(), z.object({ id: z.string() })], { error: 'must be a message, or its id.' });
  const shapes = z.object({
    message: z.union([z.string().min(1), z.looseObject({ id: z.string().min(1) })]).optional(),
    told: told.optional(),
    named: z
      .record(z.string().regex(/^a/, 'must begin with an a'), z.union([z.number(), z.string().regex(/^.+$/, 'must be one line.')]))
      .optional(),
    word: z.enum(['a', 'b'], { error: 'must be a, or b on Mondays' }).optional(),
    size: z.union([z.literal('all'), z.literal('none'), z.int().min(1)]).optional(),
    filter: z
      .union([condition, z.strictObject({ conditions: z.array(z.union([condition, z.strictObject({ any: z.array(condition) })])) })])
      .optional(),
  });
  const needed = z.object({ message: z.union([z.string(), z.object({ id: z.string() })]) });

  function problems(value: unknown, of: z.ZodObject = shapes): unknown {
    const result = of.strict().safeParse(value);
    return result.success ? [] : fieldProblems(result.error).map(({ field, problem }) => `${field} ${problem}`);
  }

  test.each<[unknown, readonly string[]]>([
    [{ message: null }, ['message must be a string or an object.']],
    [{ message: 5 }, ['message must be a string or an object.']],
    [{ message: '' }, ['message must not be empty.']],
    [{ message: {} }, ['message.id is required.']],
    [{ message: { id: '' } }, ['message.id must not be empty.']],
    [{ told: null }, ['told must be a message, or its id.']],
    [{ told: { id: 1 } }, ['told.id must be a string.']],
    [{ named: { b: 1 } }, ['named.b must begin with an a.']],
    [{ named: { a: '' } }, ['named.a must be one line.']],
    [{ word: 'c' }, ['word must be a, or b on Mondays.']],
    [{ size: 'some' }, ['size must be all or none or a number.']],
    [{ size: 0 }, ['size must be at least 1.']],
    [{ filter: { field: 'subject', operator: 'equals', value: 'x' } }, ['filter.operator must be one of contains.']],
    [{ filter: { field: 'subject', operator: 'contains' } }, ['filter.value is required.']],
    [{ filter: { field: 'subject' } }, ['filter.operator must be one of contains.', 'filter.value is required.']],
    [{ filter: { conditions: {} } }, ['filter.conditions must be an array.']],
    [{ filter: { conditions: [5] } }, ['filter.conditions.0 must be an object.']],
    [
      { filter: { conditions: [{ any: [{ field: 'subject', operator: 'contains', value: 'x', values: 1 }] }] } },
      ['filter.conditions.0.any.0.values is not known.'],
    ],
    [
      { filter: { conditions: [{ any: [{ field: 'from', operator: 'contains', value: 'x' }] }] } },
      ['filter.conditions.0.any.0.field must be one of subject, date.'],
    ],
    [{ filter: 'x' }, ['filter must be an object.']],
  ])('%j is told by the shape that was meant', (value, expected) => {
    expect(problems(value)).toEqual(expected);
  });

  test('is required where it is left out', () => {
    expect(problems({}, needed)).toEqual(['message is required.']);
  });
});

test('a field inside of another one that is not known is told without the fields of the outermost', () => {
  const inner = z
    .object({ person: z.strictObject({ name: z.string() }) })
    .strict()
    .safeParse({ person: { name: '', mail: '' } });
  expect(fieldProblems(inner.error ?? new z.ZodError([]), ['person', 'email'])).toEqual([
    { field: 'person.mail', problem: 'is not known.' },
  ]);
});

test.each<[z.ZodType, unknown, string]>([
  [z.email(), 'x', 'value must be an e-mail address, such as ada@contoso.example.'],
  [z.url(), 'x', 'value must be a URL.'],
  [z.guid(), 'x', 'value must be a GUID.'],
  [z.uuid(), 'x', 'value must be a GUID.'],
  [z.iso.datetime(), 'x', 'value must be a date and time in ISO 8601, such as 2026-11-23T09:00:00Z.'],
  [z.string().max(2), 'abc', 'value must be at most 2 characters.'],
  [z.array(z.string()).max(1), ['a', 'b'], 'value must be at most 1 entry.'],
  [z.string().refine(() => false, 'must be e.g. this'), 'x', 'value must be e.g. this.'],
  [z.string().refine(() => false, 'must it be?'), 'x', 'value must it be?'],
])('a field that is wrong is told in a whole sentence (%#)', async (value, given, sentence) => {
  expect(await failureOf(() => readInput(z.object({ value }), { value: given }, 'mail.send'))).toMatchObject({
    message: `mail.send cannot be used as given. ${sentence}`,
    fields: [{ field: 'value', problem: sentence.replace('value ', '') }],
  });
});
