import type { User } from '../../tenant/directory.ts';
import type { CollectionOptions } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply, Route } from '../route.ts';
import { directoryListRoutes, directoryOptions } from './collection.ts';
import { directoryPermissions } from './permissions.ts';
import { userRules } from './query-rules.ts';
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
    ...directoryOptions(call, { context: 'users', type: userType, read, rules: userRules }),
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

/**
 * https://learn.microsoft.com/graph/api/user-get, https://learn.microsoft.com/graph/api/user-list
 */
export const userRoutes: readonly Route[] = [
  { operation: 'GET /me', permissions: directoryPermissions.readUser, handle: getUser },
  ...directoryListRoutes('/users', directoryPermissions.listUsers, usersOptions, ({ tenant }) => tenant.users.values()),
];
