import type { AuthenticationResult } from '@azure/msal-node';

/** Claims of an ID token that hold an address of the person (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
const nameClaims = ['preferred_username', 'upn', 'email'] as const;

/**
 * The addresses, in lower case, under which the sign-in service knows the account that answered. They only tell whether the answer came
 * from the account that was meant: somebody may sign in with an address that is not the user name. Tokens belong to the home account ID.
 */
export function claimedNames({ account }: AuthenticationResult): string[] {
  const claims: Readonly<Record<string, unknown>> = account?.idTokenClaims ?? {};
  const values = [account?.username, ...nameClaims.map((name) => claims[name])];
  return [...new Set(values.filter((value) => typeof value === 'string' && value !== '').map((value) => String(value).toLowerCase()))];
}
