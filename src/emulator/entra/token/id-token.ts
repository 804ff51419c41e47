import type { Application, User } from '../../tenant/directory.ts';
import { homeTenantId } from '../authority.ts';
import type { ClaimsRequest } from '../claims-request.ts';
import type { Exchange } from '../exchange.ts';
import type { RequestedScopes } from '../scopes.ts';
import type { Authentication } from '../state.ts';
import { sign } from './sign.ts';
import { subject } from './subject.ts';

/** What an id token is about. */
export interface IdTokenSubject {
  readonly user: User;
  readonly authentication: Authentication;
  readonly application: Application;
  readonly scopes: RequestedScopes;
  readonly claims: ClaimsRequest;
  readonly nonce: string | undefined;
}

/**
 * Makes an id token, of version 1.0 at an endpoint before v2.0. https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
 *
 * @param hashes - `c_hash` and `at_hash`, where the token travels beside a code or an access token.
 */
export async function createIdToken(
  { entra, origin, at, version }: Exchange,
  about: IdTokenSubject,
  hashes: Record<string, string> = {},
): Promise<string> {
  const { user, application, scopes, nonce } = about;
  const issuedAt = Math.floor(at.getTime() / 1000);
  const tid = homeTenantId(entra.tenant, user);
  return sign(entra, {
    aud: application.clientId,
    iss: version === 1 ? `https://sts.windows.net/${tid}/` : `${origin}/${tid}/v2.0`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + entra.settings.idTokenSeconds,
    ...(version === 1 && {
      family_name: user.surname,
      given_name: user.givenName,
      unique_name: user.userPrincipalName,
      upn: user.userPrincipalName,
    }),
    ...(scopes.basic.includes('profile') && { name: user.displayName, oid: user.id }),
    ...(scopes.basic.includes('profile') && version === 2 && { preferred_username: user.userPrincipalName }),
    ...(scopes.basic.includes('email') && user.mail !== '' ? { email: user.mail } : {}),
    ...(nonce === undefined ? {} : { nonce }),
    ...hashes,
    ...optionalClaims(about),
    rh: `1.${entra.ids.opaque(24)}.`,
    sub: subject(entra.tenant, user, application),
    tid,
    uti: entra.ids.opaque(16),
    ver: `${version}.0`,
  });
}

/** Claims that are only there when the request names them. */
function optionalClaims({ user, authentication, claims }: IdTokenSubject): Record<string, unknown> {
  const optional: Record<string, unknown> = {
    amr: authentication.methods,
    auth_time: Math.floor(authentication.at / 1000),
    family_name: user.surname,
    given_name: user.givenName,
    login_hint: user.userPrincipalName,
    signin_state: ['kmsi'],
    upn: user.userPrincipalName,
  };
  return Object.fromEntries(claims.idTokenClaims.filter((name) => Object.hasOwn(optional, name)).map((name) => [name, optional[name]]));
}
