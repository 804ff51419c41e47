import type { Group, User } from '../../tenant/directory.ts';
import type { CollectionOptions } from '../odata/collection.ts';
import type { Call, OperationPermissions, Route } from '../route.ts';
import { directoryListRoutes, directoryOptions } from './collection.ts';
import { groupProperty, groupResource, groupType } from './groups/group-resource.ts';
import { type DirectoryObject, isGroup, objectProperty, objectResource, objectType } from './objects.ts';
import { castRules, objectRules } from './query-rules.ts';
import { seesGroups, sightOf } from './sight.ts';
import { userProperty, userResource, userType } from './user-resource.ts';

/** A type that a list of objects can be cut down to, by a segment of the address. */
export type Cast = 'user' | 'group';

type Items = (call: Call) => readonly DirectoryObject[];

/**
 * What leads from one object to others, such as the members of a group: the list, its `/$count`, and the same for each type in it
 * (`/members/microsoft.graph.user`).
 *
 * @param path - `/groups/{group-id}/members`.
 * @param casts - The types that the list can be cut down to.
 */
export function relationRoutes(path: string, permissions: OperationPermissions, items: Items, casts: readonly Cast[]): Route[] {
  const users = (call: Call): User[] => items(call).filter((object): object is User => !isGroup(object));
  const groups = (call: Call): Group[] => items(call).filter(isGroup);
  return [
    ...directoryListRoutes(path, permissions, objectOptions, items),
    ...(casts.includes('user') ? directoryListRoutes(`${path}/microsoft.graph.user`, permissions, userOptions, users) : []),
    ...(casts.includes('group') ? directoryListRoutes(`${path}/microsoft.graph.group`, permissions, groupOptions, groups) : []),
  ];
}

function objectOptions(call: Call): CollectionOptions<DirectoryObject> {
  const read = (object: DirectoryObject, name: string): unknown => objectProperty(call.tenant, object, name);
  return {
    ...directoryOptions(call, { context: 'directoryObjects', type: objectType, read, rules: objectRules }),
    resource: (object, select) => objectResource(call, object, select),
  };
}

function userOptions(call: Call): CollectionOptions<User> {
  const company = call.tenant.displayName;
  const read = (user: User, name: string): unknown => userProperty(user, company, name);
  return {
    ...directoryOptions(call, { context: 'users', type: userType, read, rules: castRules.user }),
    resource: (user, select) => userResource(user, company, select, sightOf(call, user)),
  };
}

function groupOptions(call: Call): CollectionOptions<Group> {
  const read = (group: Group, name: string): unknown => groupProperty(call.tenant, group, name);
  return {
    ...directoryOptions(call, { context: 'groups', type: groupType, read, rules: castRules.group }),
    resource: (group, select) => groupResource(call.tenant, group, select, seesGroups(call) ? 'all' : 'id'),
  };
}
