import { isOnbehalfError, type OnbehalfError } from '../core/errors.ts';
import type { Account, Identity, SignedIn } from '../identity/index.ts';
import type { ConsentRefusal, WayOn } from './consent/consent-refusal.ts';
import type { Reduced } from './consent/going-on.ts';
import { endsWithoutConsent, isRefusal } from './consent/is-refusal.ts';

/** The tokens of one scope. */
export interface Tokens {
  /**
   * A token for the next request.
   * @param options - `claims` answers a claims challenge; `rejected` is a token that Graph refused, so that a fresh one is fetched.
   */
  token(options?: { readonly claims?: string; readonly rejected?: string }): Promise<string>;
  signIn(): Promise<Account>;
  /** What the latest token holds; undefined before the first one. */
  granted(): readonly string[] | undefined;
  /** What the scope goes on without; undefined while nothing was refused. */
  reduced(): Reduced | undefined;
}

/** What happens when consent is refused. */
export interface ConsentRules {
  /** Explains the refusal. @param has - What the token has, once the scope goes on. */
  explain(refused: OnbehalfError, has?: readonly string[]): Promise<ConsentRefusal>;
  /** Go on with what is granted, where anything works with it. */
  readonly goOn: boolean;
  /** Told once, when the scope goes on with less. */
  onReduced(reduced: Reduced): void;
  /** Those of the granted permissions that all calls need; undefined where a call would fail with them. */
  enough(granted: readonly string[]): readonly string[] | undefined;
  /** Told once, when the scope goes on with what was granted before instead of what it had asked for. */
  onGranted(used: readonly string[]): void;
}

interface Want {
  readonly claims?: string;
  readonly forceRefresh?: boolean;
}

/**
 * Gets the tokens of a scope, for the same permissions from the first call to the last. One rejected token is renewed once, however many calls it
 * failed. Only a page that ended without consent changes the permissions, once: to what was granted before, or to fewer; what was refused is not asked for again.
 *
 * @param rules - Default: a refused consent ends the call with what the sign-in says.
 */
export function createTokens(identity: Identity, permissions: readonly string[], signal: AbortSignal, rules?: ConsentRules): Tokens {
  let latest: SignedIn | undefined;
  let first = permissions;
  let settling: Promise<readonly string[]> | undefined;
  let reduced: Reduced | undefined;

  async function get(want: Want): Promise<SignedIn> {
    const settled = settling && (await settling);
    try {
      return (latest = await identity.token(settled ?? (await atFirst()), { signal, ...want }));
    } catch (error) {
      if (!rules || !endsWithoutConsent(error)) throw error;
      // What is refused after the scope went on with less is refused for good.
      if (settled) throw isRefusal(error) ? (await rules.explain(error)).error : error;
      // One failure may reach several callers at once.
      const fewer = await (settling ??= settle(error, rules).catch((failure: unknown) => forget(failure, rules)));
      return (latest = await identity.token(fewer, { signal, ...want }));
    }
  }

  /** What the scope asks for, or what was granted since it was opened, where that is enough. */
  async function atFirst(): Promise<readonly string[]> {
    if (latest || !rules) return first;
    const granted = await identity.granted().catch(() => []);
    return (first = rules.enough(granted) ?? permissions);
  }

  async function settle(refused: OnbehalfError, { explain, goOn, onReduced, enough, onGranted }: ConsentRules): Promise<readonly string[]> {
    const granted = await identity.acquireGranted({ signal });
    const used = granted && enough(granted.permissions);
    if (used) {
      onGranted(used);
      return used;
    }
    if (!isRefusal(refused)) throw refused;
    const { ways, error } = await explain(refused);
    for (const way of goOn ? ways : []) {
      const signedIn = await go(way);
      if (!signedIn) continue;
      reduced = { refusal: await explain(refused, signedIn.permissions), granted: signedIn.permissions };
      onReduced(reduced);
      return way.permissions;
    }
    throw error;
  }

  /** Another way on may still work when this one is refused as well, or when nobody is signed in for it. */
  async function go({ permissions: fewer, mayAsk }: WayOn): Promise<SignedIn | undefined> {
    try {
      return await identity.token(fewer, { signal, ...(!mayAsk && { interactive: false }) });
    } catch (error) {
      if (isRefusal(error) || (isOnbehalfError(error) && error.code === 'SIGN_IN_REQUIRED')) return undefined;
      throw error;
    }
  }

  /** A scope that is to go on asks once in all; another one may ask again at its next call, and so may all after a broken network. */
  function forget(failure: unknown, { goOn }: ConsentRules): never {
    if (!goOn || !isRefusal(failure)) settling = undefined;
    throw failure;
  }

  return {
    async token({ claims, rejected } = {}) {
      const forceRefresh = rejected !== undefined && rejected === latest?.accessToken;
      return (await get({ forceRefresh, ...(claims !== undefined && { claims }) })).accessToken;
    },
    signIn: async () => (await get({})).account,
    granted: () => latest?.permissions,
    reduced: () => reduced,
  };
}
