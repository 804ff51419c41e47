import type { AuthenticationResult } from '@azure/msal-node';
import { OnbehalfError } from '../core/errors.ts';
import { accountFrom } from './accounts/account.ts';
import { claimedNames } from './accounts/claimed-names.ts';
import type { SignedIn, SignInContext } from './sign-in-method.ts';
import { fromWire, missingFrom } from './wire-permissions.ts';

/** What MSAL's result is to us. @throws OnbehalfError SIGN_IN_FAILED for an answer without a token or an account. */
export function signedInFrom({ account, accessToken, expiresOn, scopes }: AuthenticationResult): SignedIn {
  if (!account || !accessToken)
    throw new OnbehalfError('SIGN_IN_FAILED', 'The sign-in service answered without a token or without an account.');
  return { accessToken, expiresOn: expiresOn ?? new Date(0), permissions: fromWire(scopes), account: accountFrom(account) };
}

/**
 * Keeps a new sign-in in the token storage, and tells who signed in and what was not granted.
 *
 * @param alsoNamed - An address to record with the account, besides those that the answer claims.
 */
export async function keepSignIn(
  { accounts, application, ports }: SignInContext,
  result: AuthenticationResult,
  cacheText: string,
  asked: readonly string[],
  alsoNamed?: string,
): Promise<SignedIn> {
  const signedIn = signedInFrom(result);
  await accounts.keep(cacheText, [...claimedNames(result), ...(alsoNamed === undefined ? [] : [alsoNamed])], ports.now());
  ports.notify({ type: 'signedIn', account: signedIn.account, application, permissions: signedIn.permissions });
  tellMissing(ports.notify, signedIn, asked);
  return signedIn;
}

/** Tells which of the permissions that were asked for were not granted. */
export function tellMissing(notify: SignInContext['ports']['notify'], { permissions: granted }: SignedIn, asked: readonly string[]): void {
  const missing = missingFrom(granted, asked);
  if (missing.length > 0) notify({ type: 'permissionsMissing', missing, granted });
}
