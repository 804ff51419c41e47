import { expect, test } from 'vitest';
import { z } from 'zod';
import { readInput } from './input.ts';

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

test('a missing field is called required', () => {
  expect(refusal({})).toContain('to is required.');
});

test('an empty list says how many are needed', () => {
  expect(refusal({ to: [] })).toContain('to must be at least 1 entry');
});

test('a value of the wrong type says which type is right', () => {
  expect(refusal({ to: 'ben@contoso.example' })).toContain('to must be an array.');
});
