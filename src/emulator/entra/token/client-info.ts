import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { homeTenantId } from '../authority.ts';

/** `client_info`: object id and home tenant, by which MSAL tells accounts apart. base64url JSON. */
export function clientInfo(tenant: Tenant, user: User): string {
  return Buffer.from(JSON.stringify({ uid: user.id, utid: homeTenantId(tenant, user) })).toString('base64url');
}
