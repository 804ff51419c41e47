import type { AuthenticationResult } from '@azure/msal-node';
import { expect, test } from 'vitest';
import { claimedNames } from './claimed-names.ts';

const resultWith = (username: string, idTokenClaims: object): AuthenticationResult =>
  ({ account: { username, idTokenClaims } }) as unknown as AuthenticationResult;

test.each([
  ['preferred_username', ['ada@contoso.example', 'lovelace@contoso.example']],
  ['upn', ['ada@contoso.example', 'lovelace@contoso.example']],
  ['email', ['ada@contoso.example', 'lovelace@contoso.example']],
  // Not unique in a tenant, or not said by anybody who knows.
  ['unique_name', ['ada@contoso.example']],
  ['name', ['ada@contoso.example']],
])('the user name is a name, and so is the claim %s where it is one', (claim, names) => {
  expect(claimedNames(resultWith('ADA@contoso.example', { [claim]: 'Lovelace@Contoso.example' }))).toEqual(names);
});

test('a name is told once', () => {
  expect(claimedNames(resultWith('ada@contoso.example', { upn: 'ADA@contoso.example', email: '' }))).toEqual(['ada@contoso.example']);
});

test('knows nothing of an account without addresses', () => {
  expect(claimedNames(resultWith('', { upn: 7 }))).toEqual([]);
});
