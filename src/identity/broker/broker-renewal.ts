import { OnbehalfError } from '../../core/errors.ts';
import type { Explanation } from '../failures/explanation.ts';
import type { StoredAccount } from '../accounts/accounts.ts';
import { grantedIn } from '../accounts/cached-token.ts';
import { mergeCaches } from '../accounts/merge-caches.ts';
import type { SignedIn, SignInContext, TokenRequest } from '../sign-in-method.ts';
import { signedInFrom, tellMissing } from '../signed-in.ts';
import { writeMerged } from '../storage/write-merged.ts';
import { covers, toWire } from '../wire-permissions.ts';
import { brokerAccount, brokerText } from './broker-account.ts';
import { brokerError } from './broker-error.ts';
import { openBrokeredMsal, silentAnswer } from './brokered-msal.ts';

/** Texts for what stands in the way, where the way to sign in knows better than the tables. */
export interface RenewalTexts {
  /** What to do, by AADSTS number. */
  readonly remedies?: Readonly<Record<number, string>>;
  /** What statuses of the broker mean. */
  readonly meanings?: Readonly<Record<string, Explanation>>;
}

/**
 * Gets a token for an account that the broker knows, without a window.
 *
 * @throws OnbehalfError what stood in the way; SIGN_IN_REQUIRED also where another account answers.
 */
export async function renewWithBroker(
  context: SignInContext,
  stored: StoredAccount,
  { permissions, claims, forceRefresh }: TokenRequest,
  signal: AbortSignal,
  { remedies = {}, meanings }: RenewalTexts = {},
): Promise<SignedIn> {
  const { application, environment, tenant, ports } = context;
  const facts = { application, environment, tenant, account: stored.account.username, permissions, remedies };
  try {
    const account = brokerAccount(stored);
    if (!account) throw new OnbehalfError('SIGN_IN_REQUIRED', `${stored.account.username} is not signed in through Windows.`);
    const msal = await openBrokeredMsal(context, signal);
    const scopes = toWire(permissions, environment);
    const work = msal.acquireTokenSilent({
      account,
      scopes,
      redirectUri: application.redirectUri,
      forceRefresh,
      ...(claims !== undefined && { claims }),
    });
    const result = await silentAnswer(work, context, signal);
    const signedIn = signedInFrom(result);
    if (signedIn.account.homeAccountId !== stored.account.homeAccountId) {
      throw new OnbehalfError('SIGN_IN_REQUIRED', `Windows answered with another account than ${stored.account.username}.`);
    }
    await noteGranted(context, stored, brokerText(result, application.clientId, ports.now()), signedIn);
    if (!result.fromCache) tellMissing(ports.notify, signedIn, permissions);
    return signedIn;
  } catch (error) {
    throw brokerError(error, facts, meanings);
  }
}

/** Notes what was granted since the sign-in. An entry that was removed meanwhile stays removed. */
async function noteGranted(
  { application, ports }: SignInContext,
  { key, content }: StoredAccount,
  text: string,
  { permissions }: SignedIn,
): Promise<void> {
  if (covers(grantedIn(content, application.clientId), permissions)) return;
  await writeMerged(ports.storage, key, (theirs) => (theirs === undefined ? undefined : mergeCaches(undefined, text, theirs)));
}
