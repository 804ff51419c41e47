import { createHash } from 'node:crypto';
import type { User } from '../../tenant/directory.ts';
import { recordConsent, consentedPermissions } from '../consents.ts';
import type { Exchange } from '../exchange.ts';
import { forgetExpired, type Authentication } from '../state.ts';
import { clientInfo } from '../token/client-info.ts';
import { createResourceToken } from '../token/resource-token.ts';
import { createIdToken } from '../token/id-token.ts';
import { grantedScope } from '../token/issue.ts';
import type { AuthorizeRequest, Requester } from './request.ts';

/** A sign-in that passed. */
export interface Passed {
  readonly requester: Requester;
  readonly request: AuthorizeRequest;
  readonly wantsClientInfo: boolean;
  readonly user: User;
  readonly authentication: Authentication;
}

/** Makes what the redirect URI is sent: a code, an access token, an id token, whatever of it was asked for. */
export async function issueAuthorization(exchange: Exchange, passed: Passed): Promise<Record<string, string>> {
  const { requester, request, user, authentication, wantsClientInfo } = passed;
  const { responseTypes, scopes, claims, nonce } = request;
  rememberBasicPermissions(exchange, passed);
  const fields: Record<string, string> = {};
  const hashes: Record<string, string> = {};
  if (responseTypes.includes('code')) {
    fields['code'] = issueCode(exchange, passed);
    hashes['c_hash'] = leftHalfHash(fields['code']);
  }
  if (responseTypes.includes('token')) {
    const { token, ...about } = await issueAccessToken(exchange, passed);
    Object.assign(fields, { access_token: token, ...about });
    hashes['at_hash'] = leftHalfHash(token);
  }
  if (responseTypes.includes('id_token')) {
    const about = { user, authentication, application: requester.application, scopes, claims, nonce };
    fields['id_token'] = await createIdToken(exchange, about, hashes);
  }
  if (wantsClientInfo) fields['client_info'] = clientInfo(exchange.entra.tenant, user);
  fields['session_state'] = exchange.entra.ids.guid();
  return fields;
}

/** An access token as it is sent to a redirect URI. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow */
async function issueAccessToken(exchange: Exchange, { requester, request, user, authentication }: Passed) {
  const { application } = requester;
  const { claims, scopes } = request;
  const permissions = consentedPermissions(exchange.entra.tenant, application, user) ?? [];
  const about = { application, claims, resource: scopes.resource, proof: 'none', user, authentication, permissions } as const;
  const { token, seconds } = await createResourceToken(exchange, about);
  return { token, token_type: 'Bearer', expires_in: String(seconds), scope: grantedScope(permissions, scopes) };
}

/** Permissions of OpenID Connect join an existing consent without a question, so that tokens show them. */
function rememberBasicPermissions({ entra }: Exchange, { requester, request, user }: Passed): void {
  const consented = consentedPermissions(entra.tenant, requester.application, user) ?? [];
  if (request.scopes.basic.some((name) => !consented.includes(name))) {
    recordConsent(entra.tenant, requester.application, user.id, request.scopes.basic);
  }
}

function issueCode({ entra, at }: Exchange, { requester, request, authentication }: Passed): string {
  const code = `1.${entra.ids.opaque(64)}`;
  forgetExpired(entra.state.authorizationCodes, at.getTime() - 24 * 3600 * 1000);
  entra.state.authorizationCodes.set(code, {
    clientId: requester.application.clientId,
    redirectUri: requester.redirect.uri,
    platform: requester.redirect.platform,
    scopes: request.scopes,
    claims: request.claims,
    challenge: request.challenge,
    nonce: request.nonce,
    authentication,
    expiresAt: at.getTime() + entra.settings.authorizationCodeSeconds * 1000,
    isRedeemed: false,
  });
  return code;
}

/** `c_hash` and `at_hash` (OpenID Connect Core, section 3.3.2.11). */
function leftHalfHash(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}
