import { createHash } from 'node:crypto';
import type { User } from '../../tenant/directory.ts';
import { recordConsent, consentedPermissions } from '../consents.ts';
import type { Exchange } from '../exchange.ts';
import { forgetExpired, type Authentication } from '../state.ts';
import { clientInfo } from '../token/client-info.ts';
import { createIdToken } from '../token/id-token.ts';
import type { AuthorizeRequest, Requester } from './request.ts';

/** A sign-in that passed. */
export interface Passed {
  readonly requester: Requester;
  readonly request: AuthorizeRequest;
  readonly wantsClientInfo: boolean;
  readonly user: User;
  readonly authentication: Authentication;
}

/** Makes what the redirect URI is sent: a code, and an id token where one was asked for. */
export async function issueAuthorization(exchange: Exchange, passed: Passed): Promise<Record<string, string>> {
  const { requester, request, user, authentication, wantsClientInfo } = passed;
  rememberBasicPermissions(exchange, passed);
  const code = request.responseTypes.includes('code') ? issueCode(exchange, passed) : undefined;
  const fields: Record<string, string> = {};
  if (code !== undefined) fields['code'] = code;
  if (request.responseTypes.includes('id_token')) {
    const about = {
      user,
      authentication,
      application: requester.application,
      scopes: request.scopes,
      claims: request.claims,
      nonce: request.nonce,
    };
    fields['id_token'] = await createIdToken(exchange, about, code === undefined ? {} : { c_hash: leftHalfHash(code) });
  }
  if (wantsClientInfo) fields['client_info'] = clientInfo(exchange.entra.tenant, user);
  fields['session_state'] = exchange.entra.ids.guid();
  return fields;
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

/** OpenID Connect Core, section 3.3.2.11. */
function leftHalfHash(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}
