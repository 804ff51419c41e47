import { isOnbehalfError, OnbehalfError } from '../core/errors.ts';
import type { Account } from './accounts/account.ts';
import { applicationAccount } from './accounts/application-account.ts';
import { createAccounts, type StoredAccount } from './accounts/accounts.ts';
import { chooseAccount, nameIn } from './accounts/choose-account.ts';
import { signInTimes, type SignInTimes } from './accounts/sign-in-times.ts';
import { createRunAccounts } from './accounts/run-accounts.ts';
import { applicationOf } from './settings/applications.ts';
import { brokerSetting } from './broker/broker.ts';
import { cachedToken, expiryMarginMS, grantedIn } from './accounts/cached-token.ts';
import { environments } from './settings/environments.ts';
import { actsAlone, type AuthenticationType } from './settings/authentication-types.ts';
import type { ScopeSettings } from './settings/settings.ts';
import { shareWork, type SharedWork } from './shared-work.ts';
import type { IdentityPorts, SignedIn, SignInContext, SignInMethod, TokenRequest } from './sign-in-method.ts';
import { covers } from './wire-permissions.ts';

/** How a token is wanted. */
export interface TokenOptions {
  readonly signal?: AbortSignal;
  /** A claims challenge of Graph, as JSON. */
  readonly claims?: string;
  /** Get a new access token even if the stored one has not ended. */
  readonly forceRefresh?: boolean;
  /** True asks the person in any case, false never; left out, only if there is no other way. */
  readonly interactive?: boolean;
}

/** Who is calling Graph: hands out tokens, and signs in where that is needed. */
export interface Identity {
  /**
   * Gives a token that allows the permissions. Callers at the same time share one sign-in, and its failure too.
   * A token that was granted less than it asked for is given as well (see the event `permissionsMissing`): Graph decides.
   *
   * @throws OnbehalfError ACCOUNT_MISMATCH, or of the SIGN_IN, CONSENT, NETWORK or STORAGE codes.
   */
  token(permissions: readonly string[], options?: TokenOptions): Promise<SignedIn>;
  /**
   * Gets a token for whatever the person or the organisation consented to already, without showing a page; for when a page ended without consent.
   *
   * @returns Undefined where nothing was, or where it cannot be told.
   * @throws OnbehalfError CANCELLED.
   */
  acquireGranted(options?: Pick<TokenOptions, 'signal'>): Promise<SignedIn | undefined>;
  /**
   * The account that the next call would use; undefined when nobody is signed in.
   * @throws OnbehalfError SIGN_IN_UNATTENDED with the list where several are signed in and nobody has chosen.
   */
  current(): Promise<Account | undefined>;
  /**
   * The permissions that were granted to that account before, as far as is stored; empty when nobody is signed in. While nobody has chosen between
   * several, what was granted to each of them.
   */
  granted(): Promise<readonly string[]>;
  /** All accounts that are signed in with this application and tenant, the latest first. */
  accounts(): Promise<Account[]>;
  /** The same with what was granted to each, and when it was last renewed. */
  signIns(): Promise<StoredSignIn[]>;
  /**
   * Forgets the current account's tokens. Nothing happens when nobody is signed in.
   * @throws OnbehalfError SIGN_IN_UNATTENDED with the list where several are signed in and nobody has chosen.
   */
  signOut(): Promise<void>;
}

/** A sign-in that is stored. */
export interface StoredSignIn extends SignInTimes {
  readonly account: Account;
  /** Permissions, as far as is stored. */
  readonly granted: readonly string[];
}

/** A token of this run, and what it was asked for. */
interface Remembered {
  readonly signedIn: SignedIn;
  readonly asked: readonly string[];
}

/** Implementations, loaded when the first token has to be acquired: they bring MSAL with them. */
const methods: Readonly<Record<AuthenticationType, (context: SignInContext) => Promise<SignInMethod>>> = {
  InteractiveToken: async (context) => (await import('./interactive/interactive-token.ts')).createInteractiveToken(context),
  IntegratedWindowsAuthentication: async (context) =>
    (await import('./broker/integrated-windows-authentication.ts')).createIntegratedWindowsAuthentication(context),
  UsernameAndPassword: async (context) => (await import('./password/username-and-password.ts')).createUsernameAndPassword(context),
  ApplicationIdAndSecret: async (context) =>
    (await import('./application/application-id-and-secret.ts')).createApplicationIdAndSecret(context),
  ApplicationIdAndCertificate: async (context) =>
    (await import('./application/application-id-and-certificate.ts')).createApplicationIdAndCertificate(context),
};

/** Makes the identity of a connection. Nothing is asked and nothing is read before the first token is wanted. */
export function createIdentity(settings: ScopeSettings, ports: IdentityPorts): Identity {
  let hasTold = false;
  const notify: IdentityPorts['notify'] = (event) => {
    hasTold ||= event.type === 'signedIn';
    ports.notify(event);
  };
  const context = contextOf(settings, { ...ports, notify });
  const { accounts, application, runAccounts } = context;
  let method: Promise<SignInMethod> | undefined;
  let remembered: Remembered | undefined;
  let pending: { readonly request: TokenRequest; readonly work: SharedWork<SignedIn> } | undefined;

  const opened = (): Promise<SignInMethod> => (method ??= methods[settings.authenticationType](context));
  // Once a run has used an account it stays with it, whoever else signs in on this machine meanwhile.
  const acting = (): Account | undefined => remembered?.signedIn.account;

  const isAlone = actsAlone(settings.authenticationType);

  async function stored(): Promise<StoredAccount | undefined> {
    // Tokens of people are none of its business, and its own are not stored.
    if (isAlone) return undefined;
    const account = acting();
    return account ? await accounts.get(account.homeAccountId) : (await chooseAccount(context, { mayAsk: false })).stored;
  }

  function fromMemory(request: TokenRequest): SignedIn | undefined {
    if (!remembered || !isPlain(request)) return undefined;
    const { signedIn, asked } = remembered;
    const lasts = signedIn.expiresOn.getTime() - expiryMarginMS > ports.now().getTime();
    return lasts && covers([...signedIn.permissions, ...asked], request.permissions) ? signedIn : undefined;
  }

  /** Who may be meant, while nobody has acted yet. */
  async function undecided(): Promise<readonly (StoredAccount | undefined)[]> {
    const found = await accounts.candidates(nameIn(settings));
    if (found.length < 2) return found;
    return await chooseAccount(context, { mayAsk: false }).then(
      ({ stored: chosen }) => [chosen],
      () => found,
    );
  }

  async function fromStorage(request: TokenRequest, signal: AbortSignal): Promise<SignedIn | undefined> {
    if (!isPlain(request)) return undefined;
    // Where the session of Windows decides, nothing stored does.
    if (!acting() && settings.authenticationType === 'IntegratedWindowsAuthentication') return undefined;
    // Whoever may be asked for a sign-in may be asked which one is meant.
    if (!acting() && !isAlone) await chooseAccount(context, { mayAsk: request.ask !== 'never', signal });
    const found = await stored();
    const token = found && cachedToken(found.content, application.clientId, request.permissions, ports.now());
    return found && token && remember({ ...token, account: found.account }, request);
  }

  function remember(signedIn: SignedIn, { permissions }: Pick<TokenRequest, 'permissions'>): SignedIn {
    remembered = { signedIn, asked: permissions };
    const { account } = signedIn;
    if (!hasTold && !isAlone && !runAccounts.told.has(account.homeAccountId)) {
      ports.notify({ type: 'actingAs', account, application, isNamed: nameIn(settings) !== undefined });
    }
    hasTold = true;
    runAccounts.told.add(account.homeAccountId);
    return signedIn;
  }

  async function acquire(request: TokenRequest, signal: AbortSignal): Promise<SignedIn> {
    return (await fromStorage(request, signal)) ?? remember(await (await opened()).acquire(request, acting(), signal), request);
  }

  function start(request: TokenRequest): SharedWork<SignedIn> {
    const work = shareWork((signal) => acquire(request, signal).finally(() => (pending = undefined)));
    pending = { request, work };
    return work;
  }

  async function token(request: TokenRequest, signal: AbortSignal | undefined): Promise<SignedIn> {
    for (;;) {
      const known = fromMemory(request);
      if (known) return known;
      if (!pending) return await start(request).join(signal);
      const { work, request: other } = pending;
      if (answers(other, request) && !work.isAbandoned()) return await work.join(signal);
      // One sign-in at a time: another is going on. Its failure is this caller's too, unless it was given up or was not to ask.
      await work.ended(signal).catch((error: unknown) => {
        if (signal?.aborted || !(work.isAbandoned() || other.ask === 'never')) throw error;
      });
    }
  }

  return {
    async token(permissions, { signal, claims, forceRefresh = false, interactive } = {}) {
      if (signal?.aborted) throw new OnbehalfError('CANCELLED', 'The sign-in was cancelled.');
      const ask = interactive === undefined ? 'asNeeded' : interactive ? 'always' : 'never';
      return await token({ permissions: [...permissions], forceRefresh, ask, ...(claims !== undefined && { claims }) }, signal);
    },
    async acquireGranted({ signal = new AbortController().signal } = {}) {
      try {
        const signedIn = await (await opened()).acquireGranted?.(acting(), signal);
        return signedIn && remember(signedIn, signedIn);
      } catch (error) {
        if (signal.aborted) throw new OnbehalfError('CANCELLED', 'The sign-in was cancelled.', { cause: error });
        if (isOnbehalfError(error)) return undefined;
        throw error;
      }
    },
    current: async () => (isAlone ? applicationAccount(context) : (await stored())?.account),
    async granted() {
      if (isAlone) return [];
      const account = acting();
      const found = account ? [await accounts.get(account.homeAccountId)] : await undecided();
      const [first = [], ...others] = found.map((one) => (one ? grantedIn(one.content, application.clientId) : []));
      return first.filter((name) => others.every((names) => names.includes(name)));
    },
    accounts: async () => (isAlone ? [] : (await accounts.list()).map(({ account }) => account)),
    signIns: async () =>
      isAlone
        ? []
        : (await accounts.list()).map(({ account, content }) => ({
            account,
            granted: grantedIn(content, application.clientId),
            ...signInTimes(content),
          })),
    async signOut() {
      const found = await stored();
      remembered = undefined;
      if (!found) return;
      await accounts.remove(found.account);
      // The session of Windows is nobody's to end here.
      if (brokerSetting(settings) === 'useBroker') await (await import('./broker/broker-sign-out.ts')).signOutOfBroker(context, found);
    },
  };
}

function contextOf(settings: ScopeSettings, ports: IdentityPorts): SignInContext {
  const environment = environments[settings.environment];
  const application = applicationOf(settings);
  const tenant = settings.tenantId ?? 'common';
  const runAccounts = ports.runAccounts ?? createRunAccounts();
  const isBrokered = brokerSetting(settings) !== undefined;
  const accounts = createAccounts({
    storage: ports.storage,
    loginHost: environment.loginHost,
    clientId: application.clientId,
    tenant,
    isBrokered,
  });
  return { settings, ports, environment, application, tenant, accounts, runAccounts };
}

/** True when any stored token that covers the permissions will do. */
function isPlain({ forceRefresh, claims, ask }: TokenRequest): boolean {
  return !forceRefresh && claims === undefined && ask !== 'always';
}

/** True when the answer to one request is an answer to another too. */
function answers(given: TokenRequest, wanted: TokenRequest): boolean {
  const sameWay = given.claims === wanted.claims && given.forceRefresh === wanted.forceRefresh && given.ask === wanted.ask;
  const anyWay = isPlain(wanted) && wanted.ask === 'asNeeded' && given.ask !== 'never';
  return (sameWay || anyWay) && covers(given.permissions, wanted.permissions);
}
