import { EntraFailure } from '../failure.ts';
import { requiredScope } from '../scope-place.ts';
import { authenticateClient } from './client-authentication.ts';
import type { Entitlement, TokenRequest } from './grant.ts';
import { readRequiredScopes } from './requested.ts';

/**
 * `client_credentials`: the application acts alone, with the permissions that an administrator granted. It names its tenant and asks for
 * `.default`.
 */
export function redeemClientCredentials(request: TokenRequest): Entitlement {
  const { authority, application, credentials } = request;
  if (authority.kind !== 'tenant') throw new EntraFailure(50059, { segment: authority.segment });
  if (credentials.secret === undefined && !credentials.assertion) throw new EntraFailure(7000216);
  authenticateClient(application, credentials, 'web');
  const scope = requiredScope(request.exchange);
  if (
    !scope
      .trim()
      .split(/\s+/)
      .every((entry) => /.\/\.default$/i.test(entry))
  )
    throw new EntraFailure(1002012, { scope });
  return { user: undefined, scopes: readRequiredScopes(request) };
}
