import { EntraFailure } from '../failure.ts';
import { authenticateClient } from './client-authentication.ts';
import { checkCrossOrigin } from './cross-origin.ts';
import type { Entitlement, TokenRequest } from './grant.ts';
import { personOf } from './people.ts';
import { readOptionalScopes, readRequired } from './requested.ts';

/**
 * `refresh_token`: good for any permission that was consented to. The answer has a new one, and the old one stays valid
 * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens): clients that refresh at the same time all succeed.
 */
export function refresh(request: TokenRequest): Entitlement {
  const { exchange, application, credentials, claims } = request;
  const token = exchange.entra.state.refreshTokens.get(readRequired(request, 'refresh_token'));
  if (token?.clientId !== application.clientId) throw new EntraFailure(70000);
  const { platform, authentication, fixedEnd } = token;
  checkCrossOrigin(exchange.request, platform);
  authenticateClient(application, credentials, platform);
  const now = exchange.at.getTime();
  if (fixedEnd !== undefined && fixedEnd < now) throw new EntraFailure(700084);
  if (token.expiresAt < now) throw new EntraFailure(700082);
  const user = personOf(request, authentication.userId, token.issuedAt);

  return {
    user,
    authentication,
    scopes: readOptionalScopes(request) ?? token.scopes,
    claims,
    nonce: undefined,
    platform,
    isRefreshable: true,
    fixedEnd,
  };
}
