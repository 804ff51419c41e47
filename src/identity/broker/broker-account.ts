import type { AccountInfo, AuthenticationResult } from '@azure/msal-node';
import type { StoredAccount } from '../accounts/accounts.ts';
import { parseCache, textOf } from '../accounts/cache-text.ts';

/**
 * What is kept of a sign-in through the broker, in the form of MSAL's cache text: who signed in, by which ID the broker knows the account,
 * and what was granted. No token is in it; those stay with the broker.
 *
 * @returns A text without an account where the answer has none.
 */
export function brokerText({ account, scopes }: AuthenticationResult, clientId: string, now: Date): string {
  if (!account) return '{}';
  const { homeAccountId, environment, tenantId, localAccountId, username, name = '', nativeAccountId = '' } = account;
  const whose = { home_account_id: homeAccountId, environment, realm: tenantId };
  const target = scopes.join(' ');
  return JSON.stringify({
    Account: {
      [`${homeAccountId}-${environment}-${tenantId}`]: {
        ...whose,
        local_account_id: localAccountId,
        username,
        name,
        authority_type: 'MSSTS',
        native_account_id: nativeAccountId,
      },
    },
    AccessToken: {
      // Without a secret, and long over: it only remembers what was granted.
      [`${homeAccountId}-${environment}-accesstoken-${clientId}-${tenantId}-${target.toLowerCase()}--`]: {
        ...whose,
        client_id: clientId,
        target,
        token_type: 'Bearer',
        credential_type: 'AccessToken',
        cached_at: String(Math.floor(now.getTime() / 1000)),
        expires_on: '0',
        secret: '',
      },
    },
  });
}

/** An account as the broker is asked about it; undefined for one that did not sign in through the broker. */
export function brokerAccount({ account, content }: Pick<StoredAccount, 'account' | 'content'>): AccountInfo | undefined {
  const [entity] = Object.values(parseCache(content).Account);
  const nativeAccountId = textOf(entity, 'native_account_id');
  if (nativeAccountId === '') return undefined;
  const { homeAccountId, username, name, tenantId } = account;
  return {
    homeAccountId,
    username,
    name,
    tenantId,
    environment: textOf(entity, 'environment'),
    localAccountId: textOf(entity, 'local_account_id'),
    nativeAccountId,
  };
}
