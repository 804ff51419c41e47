import type { JWTPayload } from 'jose';
import { EntraFailure } from '../failure.ts';
import { namesOf } from '../resources.ts';
import { authenticateClient } from './client-authentication.ts';
import type { Entitlement, TokenRequest } from './grant.ts';
import { personOf } from './people.ts';
import { decodeMoment } from './resource-token.ts';
import { readRequired, readRequiredScopes } from './requested.ts';

/**
 * `urn:ietf:params:oauth:grant-type:jwt-bearer`: an API goes on as the person whose token it was called with.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
 *
 * @throws EntraFailure 50027, 50013, 500131, 500133 or 7000114 for a token that is not good for that.
 */
export async function redeemOnBehalfOf(request: TokenRequest): Promise<Entitlement> {
  const { application, credentials, claims } = request;
  authenticateClient(application, credentials, 'web');
  const use = readRequired(request, 'requested_token_use');
  if (use !== 'on_behalf_of') throw new EntraFailure(9002313, { reason: 'requested_token_use is not on_behalf_of.' });
  const asserted = await readAssertion(request, readRequired(request, 'assertion'));
  const scopes = readRequiredScopes(request);
  if (asserted['scp'] === undefined) throw new EntraFailure(7000114, { clientId: application.clientId });
  const at = decodeMoment(asserted['aio']);
  const user = personOf(request, String(asserted['oid']), at);
  const methods = Array.isArray(asserted['amr']) && asserted['amr'].includes('mfa') ? (['pwd', 'mfa'] as const) : (['pwd'] as const);
  return {
    user,
    authentication: { userId: user.id, at, methods },
    scopes,
    claims,
    nonce: undefined,
    platform: undefined,
    isRefreshable: scopes.basic.includes('offline_access'),
    fixedEnd: undefined,
  };
}

/** The claims of an access token that was issued here, for this very application, and has not ended. */
async function readAssertion({ exchange, application }: TokenRequest, assertion: string): Promise<JWTPayload> {
  const { compactVerify, decodeJwt, errors } = await import('jose');
  let claims: JWTPayload;
  try {
    claims = decodeJwt(assertion);
  } catch {
    throw new EntraFailure(50027);
  }
  // Assumption: whom it is for is looked at first; a token for Graph, whose signature nobody else can check, is refused by that.
  const names = [application.clientId, ...namesOf(application)];
  if (!names.includes(String(claims.aud).toLowerCase().replace(/\/$/, '')))
    throw new EntraFailure(500131, { audience: String(claims.aud), clientId: application.clientId });
  const { publicKey } = await exchange.entra.signingKey();
  try {
    await compactVerify(assertion, publicKey, { algorithms: ['RS256'] });
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new EntraFailure(50013);
    throw error;
  }
  if (exchange.at.getTime() >= Number(claims.exp) * 1000) throw new EntraFailure(500133);
  return claims;
}
