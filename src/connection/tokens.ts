import type { Account, Identity, SignedIn } from '../identity/index.ts';

/** The tokens of one scope. */
export interface Tokens {
  /**
   * A token for the next request.
   * @param options - `claims` answers a claims challenge; `rejected` is a token that Graph refused, so that a fresh one is fetched.
   */
  token(options?: { readonly claims?: string; readonly rejected?: string }): Promise<string>;
  signIn(): Promise<Account>;
}

/** Gets the tokens of a scope, always for the same permissions. One rejected token is renewed once, however many calls it failed. */
export function createTokens(identity: Identity, permissions: readonly string[], signal: AbortSignal): Tokens {
  let latest: SignedIn | undefined;
  return {
    async token({ claims, rejected } = {}) {
      const forceRefresh = rejected !== undefined && rejected === latest?.accessToken;
      latest = await identity.token(permissions, { signal, forceRefresh, ...(claims !== undefined && { claims }) });
      return latest.accessToken;
    },
    async signIn() {
      latest = await identity.token(permissions, { signal });
      return latest.account;
    },
  };
}
