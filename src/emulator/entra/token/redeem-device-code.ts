import { EntraFailure } from '../failure.ts';
import { authenticateClient } from './client-authentication.ts';
import type { Entitlement, TokenRequest } from './grant.ts';
import { personOf } from './people.ts';
import { joinClaims, readRequired } from './requested.ts';

/**
 * `urn:ietf:params:oauth:grant-type:device_code`: answers "pending" until the person has signed in on the other device (RFC 8628, section
 * 3.5).
 */
export function redeemDeviceCode(request: TokenRequest): Entitlement {
  const { exchange, application, credentials } = request;
  const { deviceCodes } = exchange.entra.state;
  authenticateClient(application, credentials, undefined);
  const value = readRequired(request, 'device_code');
  const code = deviceCodes.get(value);
  if (code?.clientId !== application.clientId) throw new EntraFailure(70018);
  if (code.expiresAt < exchange.at.getTime()) throw new EntraFailure(70020);
  const { outcome, scopes } = code;
  if (outcome.kind === 'pending') throw new EntraFailure(70016);
  deviceCodes.delete(value);
  if (outcome.kind !== 'approved') throw new EntraFailure(70017);

  const { authentication } = outcome;
  const user = personOf(request, authentication.userId, authentication.at);
  const claims = joinClaims(code.claims, request.claims);
  const isRefreshable = scopes.basic.includes('offline_access');
  return { user, authentication, scopes, claims, nonce: undefined, platform: undefined, isRefreshable, fixedEnd: undefined };
}
