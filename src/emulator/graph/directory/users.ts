import type { User } from '../../tenant/directory.ts';
import type { CollectionOptions } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Expand } from '../odata/expand.ts';
import type { Call, Reply, Route } from '../route.ts';
import { directoryListRoutes, directoryOptions } from './collection.ts';
import { directoryPermissions } from './permissions.ts';
import { userRules } from './query-rules.ts';
import { leadingToObjects, objectResource } from './objects.ts';
import { managerOf, reportsOf } from './reporting.ts';
import { sightOf } from './sight.ts';
import { changeUser } from './user-input.ts';
import { userProperty, userResource, userType } from './user-resource.ts';

const type = leadingToObjects(userType, ['manager', 'directReports']);

function expandOf(call: Call): Expand<User> {
  return {
    manager: (user) => {
      const manager = managerOf(call.tenant, user);
      return manager ? objectResource(call, manager, undefined) : null;
    },
    directReports: (user) => reportsOf(call.tenant, user).map((report) => objectResource(call, report, undefined)),
  };
}

/** How a list of people is answered, also one that leads from something else to people. */
export function usersOptions(call: Call): CollectionOptions<User> {
  const company = call.tenant.displayName;
  const read = (user: User, property: string): unknown => userProperty(user, company, property);
  return {
    ...directoryOptions(call, { context: 'users', type, read, rules: userRules }),
    resource: (user, select) => userResource(user, company, select, sightOf(call, user)),
    expand: expandOf(call),
  };
}

function getUser(call: Call): Promise<Reply> {
  return entityReply(call, call.owner, {
    context: 'users',
    type,
    resource: (user, select) => userResource(user, call.tenant.displayName, select, sightOf(call, user)),
    expand: expandOf(call),
    alwaysSelected: [],
  });
}

/**
 * https://learn.microsoft.com/graph/api/user-get, https://learn.microsoft.com/graph/api/user-list,
 * https://learn.microsoft.com/graph/api/user-update
 */
export const userRoutes: readonly Route[] = [
  { operation: 'GET /me', permissions: directoryPermissions.readUser, handle: getUser },
  { operation: 'PATCH /me', permissions: directoryPermissions.updateUser, body: 'user', handle: changeUser },
  ...directoryListRoutes('/users', directoryPermissions.listUsers, usersOptions, ({ tenant }) => tenant.users.values()),
];
