import type { Access } from '../tenant/access.ts';
import type { User } from '../tenant/directory.ts';
import { findUser, type Tenant } from '../tenant/tenant.ts';
import { type Ownership, serviceOf } from './authorize.ts';
import { GraphFailure } from './route.ts';
import type { RouteMatch } from './router.ts';

/** Whose data a request is about. */
export interface Owned {
  readonly ownership: Ownership;
  /** Undefined for what concerns the whole tenant, and where the named person does not exist. */
  readonly owner: User | undefined;
}

/** Finds whose data a request is about. @throws GraphFailure 400 when an application that acts alone asks for `/me`. */
export function ownerOf(tenant: Tenant, access: Access, { route, ownerKey }: RouteMatch): Owned {
  if (!/^\S+ \/me(\/|$)/.test(route.operation)) return { ownership: 'tenant', owner: undefined };
  if (ownerKey !== undefined) {
    const owner = findUser(tenant, ownerKey);
    return { ownership: owner !== undefined && owner.id === access.user?.id ? 'own' : 'other', owner };
  }
  if (!access.user) throw new GraphFailure(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  return { ownership: 'own', owner: access.user };
}

/** The 404 for a person who does not exist, in the words of the service that answers the operation. */
export function unknownOwner({ route, ownerKey = '' }: RouteMatch): GraphFailure {
  if (serviceOf(route.operation) === 'outlook')
    return new GraphFailure(404, 'ErrorInvalidUser', `The requested user '${ownerKey}' is invalid.`);
  return noSuchResource(ownerKey);
}

/** The directory's 404. */
export function noSuchResource(key: string): GraphFailure {
  const message = `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`;
  return new GraphFailure(404, 'Request_ResourceNotFound', message);
}
