import type { Group, User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { noSuchResource } from '../owner.ts';
import type { Call } from '../route.ts';
import { groupProperty, groupResource, groupType } from './groups/group-resource.ts';
import { seesGroups, sightOf } from './sight.ts';
import { userProperty, userResource, userType } from './user-resource.ts';

/** A person or a group: what may be a member of something. */
export type DirectoryObject = User | Group;

/** True for a group. */
export function isGroup(object: DirectoryObject): object is Group {
  return 'members' in object;
}

/** The person or group with an object id. */
export function objectWithId(tenant: Tenant, id: string): DirectoryObject | undefined {
  return tenant.users.get(id.toLowerCase()) ?? tenant.groups.get(id.toLowerCase());
}

/** The persons and groups with these object ids, without those that are gone. */
export function objectsWithIds(tenant: Tenant, ids: Iterable<string>): DirectoryObject[] {
  return [...ids].flatMap((id) => objectWithId(tenant, id) ?? []);
}

/** `directoryObject`, with what people and groups have: members are filtered by names that only some of them have. */
export const objectType: EntityType = {
  name: 'directoryObject',
  properties: [...new Set([...(userType.properties ?? []), ...(groupType.properties ?? [])])],
};

/** A type with what can be named inside of the expansion of its relations to people and groups. */
export function leadingToObjects(type: EntityType, relations: readonly string[]): EntityType {
  return { ...type, related: Object.fromEntries(relations.map((relation) => [relation, objectType.properties ?? []])) };
}

/** Any property of an object, of those that its kind has. */
export function objectProperty(tenant: Tenant, object: DirectoryObject, name: string): unknown {
  return isGroup(object) ? groupProperty(tenant, object, name) : userProperty(object, tenant.displayName, name);
}

/** An object among others, with its type, as far as the caller sees it. */
export function objectResource(call: Call, object: DirectoryObject, select: readonly string[] | undefined): Resource {
  const kind = isGroup(object) ? 'group' : 'user';
  const wanted = select?.filter((name) => (isGroup(object) ? groupType : userType).properties?.includes(name));
  return {
    '@odata.type': `#microsoft.graph.${kind}`,
    ...(isGroup(object)
      ? groupResource(call.tenant, object, wanted, seesGroups(call) ? 'all' : 'id')
      : userResource(object, call.tenant.displayName, wanted, sightOf(call, object))),
  };
}

/**
 * The object that a reference names: `{"@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/{id}"}`, or by `users` and `groups`.
 *
 * @throws GraphFailure 404 for one that is not there.
 */
export function referenced(tenant: Tenant, address: string): DirectoryObject {
  const [, collection = '', key = ''] = /\/(directoryObjects|users|groups)(?:\/|\(')([^/')]+)/i.exec(address) ?? [];
  const name = decodeURIComponent(key);
  const found = objectWithId(tenant, name) ?? (/^users$/i.test(collection) ? userNamed(tenant, name) : undefined);
  if (!found) throw noSuchResource(name === '' ? address : name);
  return found;
}

function userNamed(tenant: Tenant, address: string): User | undefined {
  return [...tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === address.toLowerCase());
}
