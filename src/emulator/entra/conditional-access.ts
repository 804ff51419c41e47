import { contextPolicyId, policiesOf } from '../tenant/policies.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { ClaimsRequest } from './claims-request.ts';
import { EntraFailure } from './failure.ts';

/**
 * Judges a person's sign-in by the policy that blocks all of them. Applications that act alone are not people and pass.
 *
 * @throws EntraFailure 53003, naming the policy, while sign-ins are blocked.
 */
export function checkNotBlocked(tenant: Tenant): void {
  const [, blocked] = policiesOf(tenant);
  if (blocked.state === 'enabled') throw new EntraFailure(53003, {}, challengeOf([blocked.id]));
}

/** Whether a person must prove who they are twice, because the tenant or the request demands it. */
export function demandsSecondFactor(tenant: Tenant, claims: ClaimsRequest): boolean {
  return claims.demandsSecondFactor || policiesOf(tenant)[0].state === 'enabled';
}

/**
 * The refusal of somebody who has proven too little.
 *
 * @param code - 50076 of somebody who has a second factor, 50079 of somebody who has none.
 */
export function secondFactorFailure(tenant: Tenant, claims: ClaimsRequest, code: 50076 | 50079): EntraFailure {
  return new EntraFailure(code, {}, secondFactorChallenge(tenant, claims));
}

/** `claims` of a refusal for want of a second factor: undefined where it is not a policy that demands it. */
export function secondFactorChallenge(tenant: Tenant, { authenticationContexts }: ClaimsRequest): string | undefined {
  const [secondFactor] = policiesOf(tenant);
  return challengeOf([
    ...(secondFactor.state === 'enabled' ? [secondFactor.id] : []),
    ...authenticationContexts.flatMap((context) => contextPolicyId(tenant, context) ?? []),
  ]);
}

/**
 * Names the policies that were not met: a client that sends this as its own `claims` to the authorization endpoint gets the page that it needs.
 * https://github.com/AzureAD/microsoft-authentication-library-for-js/issues/5491 (50076),
 * https://github.com/Azure/azure-sdk-for-cpp/blob/main/sdk/identity/azure-identity/credential-chains.md (53003),
 * https://learn.microsoft.com/entra/identity-platform/v2-conditional-access-dev-guide
 */
function challengeOf(ids: readonly string[]): string | undefined {
  return ids.length === 0 ? undefined : JSON.stringify({ access_token: { capolids: { essential: true, values: ids } } });
}
