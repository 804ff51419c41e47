import { findUser } from '../../tenant/tenant.ts';
import { EntraFailure } from '../failure.ts';
import { checkPassword } from '../password.ts';
import { authenticateClient } from './client-authentication.ts';
import type { Entitlement, TokenRequest } from './grant.ts';
import { readRequired, readRequiredScopes } from './requested.ts';

/** `password`: the user's name and password straight from the application. It cannot answer a second factor, and is for work accounts. */
export function redeemPassword(request: TokenRequest): Entitlement {
  const { exchange, authority, application, credentials, claims } = request;
  if (authority.kind === 'common' || authority.kind === 'consumers') throw new EntraFailure(9001023, { segment: authority.segment });
  authenticateClient(application, credentials, undefined);
  const scopes = readRequiredScopes(request);
  const name = readRequired(request, 'username');
  const user = findUser(exchange.entra.tenant, name);
  if (user?.accountType !== 'work') throw new EntraFailure(50034, { account: name });
  checkPassword(exchange.entra, user, readRequired(request, 'password'));

  const authentication = { userId: user.id, at: exchange.at.getTime(), methods: ['pwd'] } as const;
  const isRefreshable = scopes.basic.includes('offline_access');
  return { user, authentication, scopes, claims, nonce: undefined, platform: undefined, isRefreshable, fixedEnd: undefined };
}
