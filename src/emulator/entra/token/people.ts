import type { User } from '../../tenant/directory.ts';
import { EntraFailure } from '../failure.ts';
import { revokedAt } from '../revocation.ts';
import type { TokenRequest } from './grant.ts';

/**
 * The person of an earlier sign-in, if what was issued then still counts.
 *
 * @param issuedAt - When the grant was issued, milliseconds since 1970.
 * @throws EntraFailure 50034 when the account is gone, 50057 when it is disabled, 50173 when the grant was revoked.
 */
export function personOf({ exchange, application }: TokenRequest, userId: string, issuedAt: number): User {
  const { entra } = exchange;
  const user = entra.tenant.users.get(userId);
  if (!user) throw new EntraFailure(50034, { account: userId });
  if (!user.accountEnabled) throw new EntraFailure(50057);
  const revoked = revokedAt(entra, user, application, issuedAt);
  if (revoked !== undefined) {
    throw new EntraFailure(50173, { revokedAt: new Date(revoked).toISOString(), issuedAt: new Date(issuedAt).toISOString() });
  }
  return user;
}
