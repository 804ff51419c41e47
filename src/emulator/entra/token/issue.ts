import { checkAccountType } from '../authority.ts';
import { checkNotBlocked, demandsSecondFactor, secondFactorFailure } from '../conditional-access.ts';
import { consentedPermissions, missingPermissions } from '../consents.ts';
import { EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';
import { basicPermissions } from '../basic-permissions.ts';
import type { RequestedScopes } from '../scopes.ts';
import { forgetExpired } from '../state.ts';
import { clientInfo } from './client-info.ts';
import type { Entitlement, TokenRequest } from './grant.ts';
import { type ClientProof, createResourceToken, permissionsFor } from './resource-token.ts';
import { createIdToken } from './id-token.ts';

/** What a person's grant is worth. */
type PersonEntitlement = Exclude<Entitlement, { user: undefined }>;

/**
 * Makes the answer to a token request.
 *
 * @throws EntraFailure 50020, 50034 or 500208 for an account that does not fit, 53003 while sign-ins are blocked, 50076 or 50079 when a second factor is missing, 65001
 * when a consent is.
 */
export async function issueTokens(request: TokenRequest, entitlement: Entitlement): Promise<Record<string, unknown>> {
  const { exchange, application, claims } = request;
  if (entitlement.user === undefined) {
    const { token, seconds } = await createResourceToken(exchange, {
      application,
      claims,
      resource: entitlement.scopes.resource,
      proof: proofOf(request),
      user: undefined,
    });
    return { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token };
  }
  checkAccountType(entitlement.user, application, request.authority);
  checkNotBlocked(exchange.entra.tenant);
  checkSecondFactor(request, entitlement);
  checkConsent(request, entitlement);
  return issueForPerson(request, entitlement);
}

function proofOf({ credentials: { secret, assertion } }: TokenRequest): ClientProof {
  if (assertion) return 'certificate';
  return secret === undefined ? 'none' : 'secret';
}

async function issueForPerson(request: TokenRequest, entitlement: PersonEntitlement): Promise<Record<string, unknown>> {
  const { exchange, application } = request;
  const { user, authentication, scopes, claims, nonce, isRefreshable } = entitlement;
  const { tenant } = exchange.entra;
  const permissions = consentedPermissions(tenant, application, user) ?? [];
  const { token, seconds } = await createResourceToken(exchange, {
    application,
    claims,
    resource: scopes.resource,
    proof: proofOf(request),
    user,
    authentication,
    permissions,
  });
  return {
    token_type: 'Bearer',
    scope: grantedScope(permissions, scopes),
    expires_in: seconds,
    ext_expires_in: seconds,
    // Long tokens are renewed halfway, so that a client does not live on one for a day.
    ...(claims.canAnswerClaims && seconds >= 7200 ? { refresh_in: Math.floor(seconds / 2) } : {}),
    access_token: token,
    ...(isRefreshable ? { refresh_token: issueRefreshToken(exchange, application.clientId, entitlement) } : {}),
    ...(scopes.basic.includes('openid')
      ? { id_token: await createIdToken(exchange, { user, authentication, application, scopes, claims, nonce }) }
      : {}),
    ...(exchange.parameter('client_info') === undefined ? {} : { client_info: clientInfo(tenant, user) }),
  };
}

/**
 * Every permission of the resource that was consented to, so that clients find the token again for each of them.
 * Assumption: they are written as the request wrote them, bare or with the resource in front, because clients compare text.
 */
export function grantedScope(permissions: readonly string[], { isQualified, isDefault, resource }: RequestedScopes): string {
  const names = permissionsFor(resource, permissions).map((name) =>
    isQualified && !basicPermissions.includes(name) ? `${resource.address}/${name}` : name,
  );
  return [...names, ...(isDefault ? [isQualified ? `${resource.address}/.default` : '.default'] : [])].join(' ');
}

function issueRefreshToken(
  { entra, at }: Exchange,
  clientId: string,
  { authentication, scopes, platform, fixedEnd }: PersonEntitlement,
): string {
  const token = `1.${entra.ids.opaque(96)}`;
  const issuedAt = at.getTime();
  // An ended token is kept for a day, so that its answer is "expired" and not "unknown".
  forgetExpired(entra.state.refreshTokens, issuedAt - 24 * 3600 * 1000);
  const expiresAt = issuedAt + entra.settings.refreshTokenSeconds * 1000;
  entra.state.refreshTokens.set(token, { clientId, platform, authentication, scopes, issuedAt, expiresAt, fixedEnd });
  return token;
}

function checkSecondFactor({ exchange }: TokenRequest, { user, authentication, claims }: PersonEntitlement): void {
  const { tenant } = exchange.entra;
  if (authentication.methods.includes('mfa')) return;
  if (user.totpSecret !== undefined) throw secondFactorFailure(tenant, claims, 50076);
  if (demandsSecondFactor(tenant, claims)) throw secondFactorFailure(tenant, claims, 50079);
}

function checkConsent({ exchange, application }: TokenRequest, { user, scopes }: PersonEntitlement): void {
  const missing = missingPermissions(exchange.entra.tenant, application, user, scopes);
  if (missing.length === 0) return;
  throw new EntraFailure(65001, { clientId: application.clientId, application: application.displayName, permissions: missing.join(', ') });
}
