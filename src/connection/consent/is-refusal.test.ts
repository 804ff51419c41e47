import { expect, test } from 'vitest';
import { failures, OnbehalfError, type FailureCode } from '../../core/errors.ts';
import { endsWithoutConsent, isRefusal, reasonOf } from './is-refusal.ts';

const refusals: readonly string[] = ['CONSENT_DECLINED', 'CONSENT_REQUIRED', 'ADMIN_CONSENT_REQUIRED'];
const givenUp: readonly string[] = ['SIGN_IN_TIMED_OUT', 'SIGN_IN_CANCELLED'];

test.each(Object.keys(failures) as FailureCode[])('%s', (code) => {
  const failure = new OnbehalfError(code, 'x');
  const other = new OnbehalfError(code, 'x', { details: { reason: 'CONSENT_REQUIRED' } });

  expect(isRefusal(failure)).toBe(refusals.includes(code));
  expect(endsWithoutConsent(failure)).toBe([...refusals, ...givenUp].includes(code));
  expect(reasonOf(failure)).toBe(code);
  // Only that nobody can answer has another reason behind it.
  expect(reasonOf(other)).toBe(code === 'SIGN_IN_UNATTENDED' ? 'CONSENT_REQUIRED' : code);
});

test.each([
  ['CONSENT_DECLINED', true],
  ['ADMIN_CONSENT_REQUIRED', true],
  ['SIGN_IN_REQUIRED', false],
  ['x', false],
  [undefined, false],
])('that nobody can answer, because of %s, is a refusal: %s', (reason, is) => {
  const failure = new OnbehalfError('SIGN_IN_UNATTENDED', 'x', { details: reason === undefined ? {} : { reason } });
  expect([isRefusal(failure), endsWithoutConsent(failure)]).toEqual([is, is]);
});

test.each([new Error('CONSENT_DECLINED'), undefined, 'CONSENT_DECLINED', { code: 'CONSENT_DECLINED', details: {} }])(
  '%j is none',
  (error) => {
    expect([isRefusal(error), endsWithoutConsent(error)]).toEqual([false, false]);
  },
);
