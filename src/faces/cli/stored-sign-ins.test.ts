import { expect, test } from 'vitest';
import { accountFrom } from '../../identity/accounts/account.ts';
import type { StoredSignIn } from '../../connection/index.ts';
import { shownMoment, signInRow } from './stored-sign-ins.ts';

test.each<[string | undefined, string]>([
  [undefined, '-'],
  ['', '-'],
  [new Date(2026, 2, 5, 10, 30, 59).toISOString(), '2026-03-05 10:30'],
  [new Date(2026, 10, 15, 4, 7).toISOString(), '2026-11-15 04:07'],
  [new Date(2026, 0, 1, 0, 0).toISOString(), '2026-01-01 00:00'],
  [new Date(2026, 11, 31, 23, 59).toISOString(), '2026-12-31 23:59'],
])('the moment %s is shown to the minute', (moment, shown) => {
  expect(shownMoment(moment)).toBe(shown);
});

test('a sign-in as fields of JSON, without one, and where it cannot be told', () => {
  const account = accountFrom({ homeAccountId: 'a.b', username: 'ada@contoso.example', name: 'Ada', tenantId: 'b' });
  const signIn: StoredSignIn = { account, granted: ['Mail.Read'], signedInAt: '1', renewedAt: '2', staleAt: '3' };
  const { staleAt } = signIn;
  const endless: StoredSignIn = { ...signIn, staleAt: undefined };
  expect(signInRow({ signIn })).toEqual({ signIn: { username: account.username, signedInAt: '1', renewedAt: '2', staleAt } });
  expect(signInRow({ signIn: endless })).toEqual({
    signIn: { username: account.username, signedInAt: '1', renewedAt: '2', staleAt: null },
  });
  expect(signInRow({ signIn: undefined })).toEqual({ signIn: null });
  expect(signInRow({ signIn: undefined, unknown: 'several' })).toEqual({ signIn: null, unknown: 'several' });
});
