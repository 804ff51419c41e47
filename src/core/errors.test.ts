import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { failures, isOnbehalfError, OnbehalfError, type FailureCode } from './errors.ts';

describe('the table of failures', () => {
  test.each(Object.entries(failures))('%s: the remedy is a sentence that begins with what to do', (_, { remedy }) => {
    expect(remedy).toMatch(/^[A-Z][a-z]+\b.*\.$/s);
  });

  const exits: Readonly<Record<number, string>> = {
    1: 'AUTOMATION_FAILED',
    2: 'INPUT_INVALID SETTINGS_INVALID AUTOMATION_INVALID APPLICATION_INVALID REDIRECT_NOT_REGISTERED REQUEST_REFUSED TOO_LARGE',
    3: 'SIGN_IN_REQUIRED SIGN_IN_UNATTENDED SIGN_IN_TIMED_OUT SIGN_IN_CANCELLED SIGN_IN_FAILED SIGN_IN_BLOCKED ACCOUNT_MISMATCH STORAGE_UNAVAILABLE',
    4: 'CONSENT_DECLINED CONSENT_REQUIRED ADMIN_CONSENT_REQUIRED PERMISSION_MISSING ACCESS_DENIED',
    5: 'NOT_FOUND CONFLICT QUOTA_EXCEEDED SAVE_FAILED',
    6: 'THROTTLED UNAVAILABLE NETWORK_FAILED TIMED_OUT OUTCOME_UNKNOWN',
    70: 'BUG',
    130: 'CANCELLED',
  };
  test.each(Object.entries(exits))('%s is the exit status of %s', (exit, codes) => {
    expect(
      Object.keys(failures)
        .filter((code) => failures[code as FailureCode].exit === Number(exit))
        .toSorted(),
    ).toEqual(codes.split(' ').toSorted());
  });

  const movers: Readonly<Record<string, string>> = {
    user: 'SIGN_IN_REQUIRED SIGN_IN_UNATTENDED SIGN_IN_TIMED_OUT SIGN_IN_CANCELLED SIGN_IN_FAILED ACCOUNT_MISMATCH STORAGE_UNAVAILABLE CONSENT_DECLINED CONSENT_REQUIRED PERMISSION_MISSING QUOTA_EXCEEDED SAVE_FAILED CANCELLED OUTCOME_UNKNOWN',
    admin: 'APPLICATION_INVALID REDIRECT_NOT_REGISTERED SIGN_IN_BLOCKED ADMIN_CONSENT_REQUIRED ACCESS_DENIED',
    caller: 'INPUT_INVALID SETTINGS_INVALID AUTOMATION_INVALID AUTOMATION_FAILED REQUEST_REFUSED TOO_LARGE NOT_FOUND CONFLICT',
    service: 'THROTTLED UNAVAILABLE NETWORK_FAILED TIMED_OUT',
    us: 'BUG',
  };
  test.each(Object.entries(movers))('it is the move of %s after %s', (whose, codes) => {
    expect(
      Object.keys(failures)
        .filter((code) => failures[code as FailureCode].whose === whose)
        .toSorted(),
    ).toEqual(codes.split(' ').toSorted());
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

test.each<[unknown, boolean]>([
  [new OnbehalfError('NOT_FOUND', 'No folder.'), true],
  [Object.assign(new Error('x'), { name: 'OnbehalfError', code: 'NOT_FOUND', remedy: 'y' }), true],
  [Object.assign(new Error('x'), { code: 'NOT_FOUND', remedy: 'y' }), false],
  [Object.assign(new Error('x'), { name: 'OnbehalfError', remedy: 'y' }), false],
  [Object.assign(new Error('x'), { name: 'OnbehalfError', code: 'NOT_FOUND' }), false],
  [{ name: 'OnbehalfError', code: 'NOT_FOUND', remedy: 'y' }, false],
  [new Error('plain'), false],
  [undefined, false],
])('an error of another copy of the module is known by its form: %#', (value, is) => {
  expect(isOnbehalfError(value)).toBe(is);
});

test('what was handed in is what an error says; what was not comes from the table, or is empty', () => {
  const plain = new OnbehalfError('THROTTLED', 'x');
  expect(plain).toMatchObject({ name: 'OnbehalfError', code: 'THROTTLED', whose: 'service', exitStatus: 6, details: {}, fields: [] });
  expect([plain.remedy, plain.cause]).toEqual([failures.THROTTLED.remedy, undefined]);
  expect('cause' in plain).toBe(false);
  expect(new OnbehalfError('THROTTLED', 'x', { remedy: 'password=hunter2 is wrong.' }).remedy).not.toContain('hunter2');
});
