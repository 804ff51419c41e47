import type { Fetch, Now } from '../core/ports.ts';
import type { Account } from './accounts/account.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { RunAccounts } from './accounts/run-accounts.ts';
import type { Application } from './settings/applications.ts';
import type { FindBroker } from './broker/broker.ts';
import type { Environment } from './settings/environments.ts';
import type { AuthenticationType } from './settings/authentication-types.ts';
import type { ScopeSettings } from './settings/settings.ts';
import type { SignInEvent } from './sign-in-events.ts';
import type { KeyStore } from './storage/key-store.ts';
import type { TokenStorage } from './storage/token-storage.ts';

/** The result of signing in: a token for Graph and whose it is. */
export interface SignedIn {
  readonly accessToken: string;
  readonly expiresOn: Date;
  /** Granted permissions; more than were asked for, where more were consented to before. */
  readonly permissions: readonly string[];
  readonly account: Account;
}

/** What a token is wanted for. */
export interface TokenRequest {
  readonly permissions: readonly string[];
  /** A claims challenge of Graph, as JSON. */
  readonly claims?: string;
  /** Do not use a stored access token. */
  readonly forceRefresh: boolean;
  /** `asNeeded`: ask the person if there is no other way; `never`; `always`: ask even if a stored token would do. */
  readonly ask: 'asNeeded' | 'never' | 'always';
}

/** Shows an address to the person; fails when there is no way to. */
export interface OpenBrowser {
  (url: string): Promise<void>;
  /** False where no browser can come up; the person then signs in on another device. Default true. */
  readonly isAvailable?: boolean;
}

/** The world of a sign-in. */
export interface IdentityPorts {
  /** Reaches Microsoft's sign-in hosts. */
  readonly fetch: Fetch;
  readonly storage: TokenStorage;
  readonly openBrowser: OpenBrowser;
  /** Looks for the broker of the operating system. Left out: there is none. */
  readonly findBroker?: FindBroker;
  /** False where nobody can answer a sign-in page. */
  readonly canAsk: boolean;
  /**
   * Asks the person a question in the terminal; left out where there is none.
   * @param signal - Aborted: the answer is not wanted any more.
   */
  ask?(question: string, signal: AbortSignal): Promise<string>;
  /** Opens the operating system's key store, for settings that refer to it. Default: that of this machine. */
  keyStore?(): Promise<KeyStore | undefined>;
  notify(event: SignInEvent): void;
  readonly now: Now;
  /** What the scopes of one run share about accounts. Default: each identity asks and tells for itself. */
  readonly runAccounts?: RunAccounts;
}

/** What every way to sign in works with. */
export interface SignInContext {
  readonly settings: ScopeSettings;
  readonly application: Application;
  readonly environment: Environment;
  /** Tenant in the authority: as settings name it, or `common`. */
  readonly tenant: string;
  readonly accounts: Accounts;
  readonly runAccounts: RunAccounts;
  readonly ports: IdentityPorts;
}

/** A way to sign in. Each authentication type has one implementation. */
export interface SignInMethod {
  readonly type: AuthenticationType;
  /**
   * Gets a token, with as little effort for the person as possible.
   *
   * @param account - The account that earlier tokens of this run belong to; undefined at first.
   * @throws OnbehalfError ACCOUNT_MISMATCH, or of the SIGN_IN, CONSENT, NETWORK or STORAGE codes.
   */
  acquire(request: TokenRequest, account: Account | undefined, signal: AbortSignal): Promise<SignedIn>;
  /**
   * Gets a token for whatever was consented to already, without showing a page. Left out where there is nobody who consents.
   *
   * @returns Undefined where that cannot be told without a page.
   * @throws OnbehalfError what stood in the way.
   */
  acquireGranted?(account: Account | undefined, signal: AbortSignal): Promise<SignedIn | undefined>;
}
