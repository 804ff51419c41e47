import type { Tenant } from '../tenant/tenant.ts';
import type { ClaimsRequest } from './claims-request.ts';
import { EntraFailure } from './failure.ts';

/**
 * Judges a person's sign-in by the policy that blocks all of them. Applications that act alone are not people and pass.
 *
 * @throws EntraFailure 53003 while sign-ins are blocked.
 */
export function checkNotBlocked({ conditionalAccess }: Tenant): void {
  if (conditionalAccess?.blockSignIn) throw new EntraFailure(53003);
}

/** Whether a person must prove who they are twice, because the tenant or the request demands it. */
export function demandsSecondFactor({ conditionalAccess }: Tenant, claims: ClaimsRequest): boolean {
  return claims.demandsSecondFactor || conditionalAccess?.requireSecondFactor === true;
}
