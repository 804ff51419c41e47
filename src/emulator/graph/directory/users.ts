import type { User } from '../../tenant/directory.ts';
import { type CollectionOptions, countReply, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply, Route } from '../route.ts';
import { directoryCountOptions, directoryOptions } from './collection.ts';
import { directoryPermissions } from './permissions.ts';
import { userProperty, userResource, userType } from './user-resource.ts';

/** Whether the only thing that lets the caller see others is `User.ReadBasic.All`. */
function seesBasicsOnly(call: Call): boolean {
  const held = call.access.user ? call.access.permissions : call.access.roles;
  const full = directoryPermissions.listUsers.delegated.filter((permission) => permission !== 'User.ReadBasic.All');
  return !full.some((permission) => held.includes(permission));
}

function usersOptions(call: Call): CollectionOptions<User> {
  const isBasic = seesBasicsOnly(call);
  const company = call.tenant.displayName;
  const read = (user: User, property: string): unknown => userProperty(user, company, property);
  return {
    ...directoryOptions(call, { context: 'users', type: userType, read }),
    resource: (user, select) => userResource(user, company, select, isBasic),
  };
}

function getUser(call: Call): Promise<Reply> {
  const isOther = call.owner.id !== call.access.user?.id;
  return entityReply(call, call.owner, {
    context: 'users',
    type: userType,
    resource: (user, select) => userResource(user, call.tenant.displayName, select, isOther && seesBasicsOnly(call)),
    alwaysSelected: [],
  });
}

function countUsers(call: Call): Reply {
  return countReply(call, call.tenant.users.values(), directoryCountOptions(call, usersOptions(call)));
}

/**
 * https://learn.microsoft.com/graph/api/user-get, https://learn.microsoft.com/graph/api/user-list
 */
export const userRoutes: readonly Route[] = [
  { operation: 'GET /me', permissions: directoryPermissions.readUser, handle: getUser },
  {
    operation: 'GET /users',
    permissions: directoryPermissions.listUsers,
    handle: (call) => listReply(call, call.tenant.users.values(), usersOptions(call)),
  },
  { operation: 'GET /users/$count', permissions: directoryPermissions.listUsers, handle: countUsers },
];
