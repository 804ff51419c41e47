import { EntraFailure } from '../failure.ts';
import { checkVerifier } from '../pkce.ts';
import type { AuthorizationCode } from '../state.ts';
import { authenticateClient } from './client-authentication.ts';
import { checkCrossOrigin } from './cross-origin.ts';
import type { Entitlement, TokenRequest } from './grant.ts';
import { personOf } from './people.ts';
import { joinClaims, readOptionalScopes, readRequired } from './requested.ts';

/** `authorization_code`: good once, for ten minutes, for the application and the redirect URI that asked. */
export function redeemCode(request: TokenRequest): Entitlement {
  const { exchange, application, credentials, claims } = request;
  const { entra, at } = exchange;
  const code = findCode(request);
  checkOrigin(exchange.request, code);
  authenticateClient(application, credentials, code.platform);
  if (code.isRedeemed) throw new EntraFailure(54005);
  if (code.expiresAt < at.getTime()) throw new EntraFailure(70008);
  if (code.redirectUri !== readRequired(request, 'redirect_uri')) throw new EntraFailure(500112);
  checkVerifier(code.challenge, exchange.parameter('code_verifier'));
  const { authentication, platform, nonce } = code;
  const user = personOf(request, authentication.userId, authentication.at);

  const asked = readOptionalScopes(request);
  const scopes = asked ? { ...asked, basic: [...new Set([...asked.basic, ...code.scopes.basic])] } : code.scopes;
  code.isRedeemed = true;
  const fixedEnd = platform === 'spa' ? at.getTime() + entra.settings.spaRefreshTokenSeconds * 1000 : undefined;
  const isRefreshable = scopes.basic.includes('offline_access');
  return { user, authentication, scopes, claims: joinClaims(code.claims, claims), nonce, platform, isRefreshable, fixedEnd };
}

function findCode(request: TokenRequest): AuthorizationCode {
  const { exchange, application } = request;
  const code = exchange.entra.state.authorizationCodes.get(readRequired(request, 'code'));
  if (code?.clientId !== application.clientId) throw new EntraFailure(70000);
  return code;
}

/** A page that redeems its code must have sent a challenge (PKCE). */
function checkOrigin(request: Request, { platform, challenge }: AuthorizationCode): void {
  checkCrossOrigin(request, platform);
  if (platform === 'spa' && challenge === undefined) throw new EntraFailure(9002325);
}
