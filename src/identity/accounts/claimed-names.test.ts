import type { AuthenticationResult } from '@azure/msal-node';
import { expect, test } from 'vitest';
import { claimedNames } from './claimed-names.ts';

const resultWith = (username: string, idTokenClaims: object): AuthenticationResult =>
  ({ account: { username, idTokenClaims } }) as unknown as AuthenticationResult;

test('knows the user name and every other address that the ID token confirms, in lower case and once', () => {
  const claims = {
    preferred_username: 'Ada@Contoso.example',
    email: 'ada.martin@contoso.example',
    verified_primary_email: ['ADA.MARTIN@contoso.example', 'a.martin@contoso.example'],
    name: 'Ada',
  };

  expect(claimedNames(resultWith('ada@contoso.example', claims))).toEqual([
    'ada@contoso.example',
    'ada.martin@contoso.example',
    'a.martin@contoso.example',
  ]);
});

test('knows nothing of an account without addresses', () => {
  expect(claimedNames(resultWith('', { upn: 7 }))).toEqual([]);
});
