import { OnbehalfError } from '../core/errors.ts';
import type { StoredAccount } from './accounts/accounts.ts';
import { cachePlugin } from './accounts/cache-plugin.ts';
import { createMsal } from './msal.ts';
import { createNetwork } from './network.ts';
import { signInError } from './failures/sign-in-error.ts';
import type { SignedIn, SignInContext, TokenRequest } from './sign-in-method.ts';
import { signedInFrom, tellMissing } from './signed-in.ts';
import { toWire } from './wire-permissions.ts';

/**
 * Gets a token for a stored account without asking anybody, and keeps what was renewed.
 *
 * @throws OnbehalfError what stood in the way; `needsPerson` tells whether a person can remove it.
 */
export async function signInSilently(
  context: SignInContext,
  stored: StoredAccount,
  request: TokenRequest,
  signal: AbortSignal,
): Promise<SignedIn> {
  const { ports, settings, environment, application, tenant } = context;
  const network = createNetwork({ fetch: ports.fetch, signal, timeoutMS: settings.timeoutMS });
  const msal = createMsal(context, network, cachePlugin(ports.storage, stored.key));
  const facts = { environment, application, tenant, account: stored.account.username, permissions: request.permissions };
  try {
    const [account] = await msal.getTokenCache().getAllAccounts();
    // Somebody signed out between reading and now.
    if (!account) throw new OnbehalfError('SIGN_IN_REQUIRED', 'There is no stored sign-in.');
    const result = await msal.acquireTokenSilent({
      account,
      scopes: toWire(request.permissions, environment),
      forceRefresh: request.forceRefresh,
      ...(request.claims !== undefined && { claims: request.claims }),
    });
    const signedIn = signedInFrom(result);
    if (!result.fromCache) tellMissing(ports.notify, signedIn, request.permissions);
    return signedIn;
  } catch (error) {
    throw network.failure() ?? signInError(error, facts);
  }
}

/** True for a failure that a person can end by answering a sign-in page. A policy, a wrong application or a broken network are none. */
export function needsPerson(error: unknown): error is OnbehalfError {
  return error instanceof OnbehalfError && (error.code === 'SIGN_IN_REQUIRED' || error.code === 'CONSENT_REQUIRED');
}
