import type { Actor } from '../../tenant/planner.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Resource } from '../odata/select.ts';

/** Who did something (`identitySet`). https://learn.microsoft.com/graph/api/resources/identityset */
export function identitySet(tenant: Tenant, { userId, clientId }: Actor): Resource {
  const application = tenant.applications.get(clientId);
  return {
    ...(application && { application: { id: clientId, displayName: application.displayName } }),
    ...(userId !== null && { user: userIdentity(tenant, userId) }),
  };
}

/** A person (`identity`). */
export function userIdentity(tenant: Tenant, userId: string): Resource {
  return { id: userId, displayName: tenant.users.get(userId)?.displayName ?? '' };
}
