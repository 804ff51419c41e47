import type { User } from '../../tenant/directory.ts';
import { PortalRefusal, type PortalRequest } from '../route.ts';

/** The person that a path names. @throws PortalRefusal 404. */
export function userOf({ tenant, parameters }: PortalRequest): User {
  const user = tenant.users.get(parameters['id'] ?? '');
  if (!user || user.isSharedMailbox) throw new PortalRefusal(404, 'There is no such user. It may have been removed by a reset.');
  return user;
}
