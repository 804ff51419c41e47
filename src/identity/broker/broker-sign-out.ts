import type { StoredAccount } from '../accounts/accounts.ts';
import type { SignInContext } from '../sign-in-method.ts';
import { brokerAccount } from './broker-account.ts';
import { brokerError, brokerStatusOf } from './broker-error.ts';
import { openBrokeredMsal } from './brokered-msal.ts';

/**
 * Has the broker forget the sign-in of an account with this application. The account stays in Windows, and other programs stay signed in.
 *
 * @throws OnbehalfError SETTINGS_INVALID without a broker, or what the broker answered.
 */
export async function signOutOfBroker(context: SignInContext, stored: StoredAccount): Promise<void> {
  const account = brokerAccount(stored);
  if (!account) return;
  const { application, environment, tenant } = context;
  try {
    const msal = await openBrokeredMsal(context, new AbortController().signal);
    await msal.signOut({ account });
  } catch (error) {
    // Nothing is left to forget.
    if (brokerStatusOf(error) === 'AccountNotFound') return;
    throw brokerError(error, { application, environment, tenant, account: account.username, permissions: [] });
  }
}
