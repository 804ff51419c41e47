import { randomUUID } from 'node:crypto';
import {
  AuthError,
  ClientAuthError,
  InteractionRequiredAuthError,
  ServerError,
  type AccountInfo,
  type AuthenticationResult,
  type INativeBrokerPlugin,
} from '@azure/msal-node';
import type { Person } from '../../src/emulator/person.ts';
import type { User } from '../../src/emulator/tenant/directory.ts';
import { findUser, type Tenant } from '../../src/emulator/tenant/tenant.ts';
import { challenge, verifier } from './entra-client.ts';

type NativeRequest = Parameters<INativeBrokerPlugin['acquireTokenSilent']>[0];

/** What a stand-in needs of an emulator, and who is at the machine. */
export interface StandInOptions {
  readonly tenant: Tenant;
  fetch(request: Request): Promise<Response>;
  /** Who answers windows; `nobody` lets them stand, `closed` closes them. Default: closed. */
  readonly window?: Person | 'nobody' | 'closed';
  /** Address of the person of the Windows session. Left out: an account of this machine only. */
  readonly session?: string;
}

/** A broker, and what it was asked for. */
export interface StandIn extends INativeBrokerPlugin {
  /** Silent requests, and those with a window, in their order. */
  readonly requests: readonly (NativeRequest & { readonly way: 'silent' | 'window' })[];
  /** Sign-ins that it keeps, by the IDs that it gave them. */
  readonly signIns: ReadonlyMap<string, { readonly account: AccountInfo; refreshToken: string }>;
}

/** What the token endpoint answers. */
interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly error?: string;
  readonly error_description?: string;
}

/**
 * Stands in for the broker of Windows in front of an emulated Entra ID: it shows windows, keeps refresh tokens and answers as MSAL's plug-in
 * does, with that one's errors (`wrapError` of `NativeBrokerPlugin`, @azure/msal-node-extensions 5.6.1).
 */
export function createStandIn({ tenant, fetch, window = 'closed', session }: StandInOptions): StandIn {
  const requests: (NativeRequest & { way: 'silent' | 'window' })[] = [];
  const signIns = new Map<string, { account: AccountInfo; refreshToken: string }>();
  const host = 'https://login.microsoftonline.com';

  async function post(
    { authority, clientId, scopes, claims, correlationId }: NativeRequest,
    fields: Record<string, string>,
  ): Promise<TokenAnswer> {
    // The broker asks for the permissions of signing in by itself.
    const scope = [...scopes, 'openid', 'profile', 'offline_access'].join(' ');
    const body = new URLSearchParams({ client_id: clientId, scope, client_info: '1', ...(claims !== undefined && { claims }), ...fields });
    const response = await fetch(new Request(`${authority.replace(/^https:\/\/[^/]+/, host)}/oauth2/v2.0/token`, { method: 'POST', body }));
    const answer = (await response.json()) as TokenAnswer;
    if (answer.error !== undefined) throw refusal(statusOf(answer.error), correlationId, answer.error_description);
    return answer;
  }

  function keep(request: NativeRequest, answer: TokenAnswer): AuthenticationResult {
    const idToken = claimsOf(answer.id_token);
    const homeAccountId = `${idToken.oid}.${idToken.tid}`;
    const known = [...signIns].find(([, signIn]) => signIn.account.homeAccountId === homeAccountId)?.[0];
    const nativeAccountId = known ?? randomUUID();
    const account: AccountInfo = {
      homeAccountId,
      environment: 'login.windows.net',
      tenantId: idToken.tid,
      localAccountId: idToken.oid,
      username: idToken.preferred_username,
      name: idToken.name,
      idTokenClaims: idToken,
      nativeAccountId,
    };
    signIns.set(nativeAccountId, { account, refreshToken: answer.refresh_token });
    return {
      authority: request.authority,
      uniqueId: idToken.oid,
      tenantId: idToken.tid,
      scopes: answer.scope.split(' '),
      account,
      idToken: answer.id_token,
      idTokenClaims: idToken,
      accessToken: answer.access_token,
      fromCache: false,
      expiresOn: new Date(Date.now() + answer.expires_in * 1000),
      tokenType: 'Bearer',
      correlationId: request.correlationId,
      fromPlatformBroker: true,
    };
  }

  async function withoutWindow(request: NativeRequest): Promise<AuthenticationResult> {
    requests.push({ ...request, way: 'silent' });
    if (request.accountId !== undefined) {
      const signIn = signIns.get(request.accountId);
      if (!signIn) throw refusal('AccountNotFound', request.correlationId);
      return keep(request, await post(request, { grant_type: 'refresh_token', refresh_token: signIn.refreshToken }));
    }
    const person: User | undefined = session === undefined ? undefined : findUser(tenant, session);
    if (!person) throw refusal('AccountNotFound', request.correlationId);
    return keep(request, await post(request, { grant_type: 'password', username: person.userPrincipalName, password: person.password }));
  }

  async function withWindow(request: NativeRequest): Promise<AuthenticationResult> {
    requests.push({ ...request, way: 'window' });
    const { authority, clientId, redirectUri, scopes, claims, loginHint, prompt, correlationId } = request;
    if (window === 'nobody') return await new Promise<never>(() => undefined);
    if (window === 'closed') throw refusal('UserCanceled', correlationId);
    const asked = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: [...scopes, 'openid', 'profile', 'offline_access'].join(' '),
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...(prompt !== undefined && { prompt }),
      ...(loginHint !== undefined && { login_hint: loginHint }),
      ...(claims !== undefined && { claims }),
    });
    await window.openBrowser(`${authority.replace(/^https:\/\/[^/]+/, host)}/oauth2/v2.0/authorize?${asked}`).catch((error: Error) => {
      // Assumption: what is wrong with the request is in the broker's report; MSAL for Python counts on it for AADSTS50011.
      if (error.message.includes('AADSTS')) throw refusal('IncorrectConfiguration', correlationId, error.message);
      // Other pages that lead nowhere the person closes.
      throw refusal('UserCanceled', correlationId);
    });
    const answer = new URL(window.location).searchParams;
    // Assumption: who declines the consent is told apart from who closes the window by the service's code only.
    if (answer.has('error')) throw refusal('UserCanceled', correlationId, answer.get('error_description') ?? '');
    const redeemed = await post(request, {
      grant_type: 'authorization_code',
      code: answer.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    return keep(request, redeemed);
  }

  return {
    requests,
    signIns,
    isBrokerAvailable: true,
    setLogger: () => undefined,
    acquireTokenSilent: withoutWindow,
    acquireTokenInteractive: async (request) => (request.prompt === 'none' ? await withoutWindow(request) : await withWindow(request)),
    async getAccountById(accountId, correlationId) {
      const signIn = signIns.get(accountId);
      if (!signIn) throw refusal('AccountNotFound', correlationId);
      return signIn.account;
    },
    getAllAccounts: async () => [...signIns.values()].map(({ account }) => account),
    async signOut({ accountId, correlationId }) {
      if (!signIns.delete(accountId)) throw refusal('AccountNotFound', correlationId);
    },
  };
}

/**
 * A refusal as MSAL's plug-in hands it on.
 *
 * @param status - Name of the runtime's `ErrorStatus`.
 * @param context - What the runtime wrote.
 */
export function refusal(status: string, correlationId: string, context = ''): AuthError {
  const report = Object.assign(new AuthError(status, correlationId, `${context} (Error Code: 3399614466, Tag: 4ov5b)`.trim()), {
    name: 'PlatformBrokerError',
    statusCode: 3_399_614_466,
    tag: '4ov5b',
  });
  return Object.assign(wrapped(status, correlationId, report.message), { platformBrokerError: report });
}

function wrapped(status: string, correlationId: string, message: string): AuthError {
  switch (status) {
    case 'InteractionRequired':
    case 'AccountUnusable':
      return new InteractionRequiredAuthError('interaction_required', correlationId, message);
    case 'NoNetwork':
    case 'NetworkTemporarilyUnavailable':
      return new ClientAuthError('no_network_connectivity', correlationId);
    case 'ServerTemporarilyUnavailable':
      return new ServerError('server_unavailable', correlationId, message);
    case 'UserCanceled':
      return new ClientAuthError('user_canceled', correlationId);
    case 'AccountNotFound':
      return new ClientAuthError('no_account_found', correlationId);
    default:
      return new ClientAuthError('platform_broker_error', correlationId);
  }
}

/** Assumption: what a person can end is `InteractionRequired` to the broker, and all else a matter of the registration. */
function statusOf(error: string): string {
  return ['invalid_grant', 'interaction_required', 'consent_required', 'login_required'].includes(error)
    ? 'InteractionRequired'
    : 'IncorrectConfiguration';
}

function claimsOf(idToken: string): {
  readonly oid: string;
  readonly tid: string;
  readonly name: string;
  readonly preferred_username: string;
} {
  return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as ReturnType<typeof claimsOf>;
}
