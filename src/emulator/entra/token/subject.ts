import { createHash } from 'node:crypto';
import type { Application, User } from '../../tenant/directory.ts';
import { guidOf } from '../../tenant/guid-of.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** `sub`: who the person is to one application; another application sees another value. */
export function subject(tenant: Tenant, user: User, { clientId }: Application): string {
  return createHash('sha256').update(`${tenant.id}|${user.id}|${clientId}`).digest('base64url');
}

/** Object id of the application's service principal in the tenant: who acts when the application acts alone. */
export function servicePrincipalId(tenant: Tenant, { clientId }: Application): string {
  return guidOf(`${tenant.id}|${clientId}`);
}
