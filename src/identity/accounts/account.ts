import { parseCache, textOf } from './cache-text.ts';

/** The account that signed in. */
export interface Account {
  /** Who it is, everywhere and for ever: object ID and tenant ID of its home, `<oid>.<tid>`. */
  readonly homeAccountId: string;
  /** The name to sign in with, ada@contoso.example. */
  readonly username: string;
  /** The person's name; empty when the directory has none. */
  readonly name: string;
  /** The tenant that was signed in to. */
  readonly tenantId: string;
  /** True for a personal Microsoft account. */
  readonly personal: boolean;
}

/** The tenant of all personal accounts (https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference, `tid`). */
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** An account from its parts. */
export function accountFrom(parts: {
  readonly homeAccountId: string;
  readonly username: string;
  readonly name?: string | undefined;
  readonly tenantId: string;
}): Account {
  const { homeAccountId, username, name = '', tenantId } = parts;
  return { homeAccountId, username, name, tenantId, personal: tenantId === personalTenant };
}

/** The account whose tokens a cache text holds. */
export function accountIn(cacheText: string): Account | undefined {
  const [entity] = Object.values(parseCache(cacheText).Account);
  const homeAccountId = textOf(entity, 'home_account_id');
  if (!homeAccountId) return undefined;
  return accountFrom({
    homeAccountId,
    username: textOf(entity, 'username'),
    name: textOf(entity, 'name'),
    tenantId: textOf(entity, 'realm'),
  });
}
