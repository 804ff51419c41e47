import type { Group } from '../../../tenant/directory.ts';
import { noSuchResource } from '../../owner.ts';
import { type Call, GraphFailure } from '../../route.ts';

/** The group that a call names. @throws GraphFailure 404. */
export function foundGroup({ tenant, params }: Call): Group {
  const key = params['group-id'] ?? '';
  const group = tenant.groups.get(key.toLowerCase());
  if (!group) throw noSuchResource(key);
  return group;
}

/**
 * Lets only owners and administrators change a group: a delegated permission gives a person no more rights than the person has. An application
 * that acts alone has the rights of its permissions. https://learn.microsoft.com/graph/permissions-reference#groupreadwriteall
 *
 * @throws GraphFailure 403.
 */
export function requireOwner({ access: { user } }: Call, { owners = [] }: Group): void {
  if (user && !user.isAdministrator && !owners.includes(user.id))
    throw new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}
