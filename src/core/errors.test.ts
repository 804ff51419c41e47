import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { failures, isOnbehalfError, OnbehalfError } from './errors.ts';

describe('the table of failures', () => {
  test.each(Object.entries(failures))('%s: the remedy is a sentence that begins with what to do', (_, { remedy }) => {
    expect(remedy).toMatch(/^[A-Z][a-z]+\b.*\.$/s);
  });

  test('exit statuses are those that scripts rely on', () => {
    expect(Object.fromEntries(Object.entries(failures).map(([code, { exit }]) => [code, exit]))).toMatchObject({
      INPUT_INVALID: 2,
      SIGN_IN_REQUIRED: 3,
      CONSENT_DECLINED: 4,
      PERMISSION_MISSING: 4,
      NOT_FOUND: 5,
      CONFLICT: 5,
      THROTTLED: 6,
      UNAVAILABLE: 6,
      BUG: 70,
    });
  });
});

test('JSON says what there is to say, and nothing that is empty', () => {
  const plain = new OnbehalfError('NOT_FOUND', 'It is not there.').toJSON().error;
  const full = new OnbehalfError('INPUT_INVALID', 'It is wrong.', {
    fields: [{ field: 'to', problem: 'is wrong.' }],
    details: { path: 'a' },
    remedy: 'Write it right.',
  }).toJSON().error;

  expect(Object.entries(plain)).toEqual([
    ['code', 'NOT_FOUND'],
    ['message', 'It is not there.'],
    ['whoseMove', 'caller'],
    ['remedy', failures.NOT_FOUND.remedy],
  ]);
  expect(full).toEqual({
    code: 'INPUT_INVALID',
    message: 'It is wrong.',
    whoseMove: 'caller',
    remedy: 'Write it right.',
    fields: [{ field: 'to', problem: 'is wrong.' }],
    details: { path: 'a' },
  });
});

test('a secret that slipped into a message is removed', () => {
  const token = `eyJ${'a'.repeat(40)}.eyJ${'b'.repeat(40)}.${'c'.repeat(40)}`;
  const error = new OnbehalfError('SIGN_IN_FAILED', `The answer was access_token=${token}&refresh_token=0.AXoA${'d'.repeat(60)}`);

  expect(JSON.stringify(error)).not.toMatch(/eyJ|AXoA/);
  expect(error.message).toContain('[removed]');
});

test('the cause stays reachable and is not printed with the error', () => {
  const error = new OnbehalfError('UNAVAILABLE', 'The service is down.', { cause: { authorization: 'hidden' } });

  expect(error.cause).toEqual({ authorization: 'hidden' });
  expect(Object.keys(error)).not.toContain('cause');
  // As `console.log` prints it, and as Node prints what nobody caught.
  for (const customInspect of [true, false]) expect(inspect(error, { customInspect })).not.toContain('hidden');
});

test('an error of another copy of the module is known by its form', () => {
  expect(isOnbehalfError(new OnbehalfError('NOT_FOUND', 'No folder.'))).toBe(true);
  expect(isOnbehalfError(new Error('plain'))).toBe(false);
});
