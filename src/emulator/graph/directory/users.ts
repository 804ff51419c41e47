import type { User } from '../../tenant/directory.ts';
import { type CollectionOptions, countReply, listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { checkAdvancedQuery, isEventual } from './advanced-query.ts';
import { directoryPermissions } from './permissions.ts';
import { directorySearch } from './search.ts';
import { fullUserResource, userResource, userType } from './user-resource.ts';

/** Whether the only thing that lets the caller see others is `User.ReadBasic.All`. */
function seesBasicsOnly(call: Call): boolean {
  const held = call.access.user ? call.access.permissions : call.access.roles;
  const full = directoryPermissions.listUsers.delegated.filter((permission) => permission !== 'User.ReadBasic.All');
  return !full.some((permission) => held.includes(permission));
}

function usersOptions(call: Call): CollectionOptions<User> {
  const isBasic = seesBasicsOnly(call);
  const company = call.tenant.displayName;
  const read = (user: User, property: string): unknown => fullUserResource(user, company)[property];
  return {
    context: 'users',
    type: userType,
    defaultTop: 100,
    maxTop: 999,
    paging: 'skiptoken',
    resource: (user, select) => userResource(user, company, select, isBasic),
    read,
    search: (text) => directorySearch(text, read),
    check(query) {
      if (query.skip > 0) throw new GraphFailure(400, 'Request_UnsupportedQuery', "'$skip' is not supported by the service.");
      if (query.top !== undefined && (query.top < 1 || query.top > 999)) {
        throw new GraphFailure(
          400,
          'Request_UnsupportedQuery',
          `Invalid page size specified: '${query.top}'. Must be between 1 and 999 inclusive.`,
        );
      }
      checkAdvancedQuery(call, query);
    },
    alwaysSelected: [],
    countAllowed: isEventual(call),
    countOnFirstPageOnly: true,
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
  if (!isEventual(call)) throw new GraphFailure(400, 'Request_BadRequest', '$count is not currently supported.');
  // The segment is the count that `ne`, `not` and the like ask for.
  return countReply(call, call.tenant.users.values(), {
    ...usersOptions(call),
    check: (query) => checkAdvancedQuery(call, { ...query, count: true }),
  });
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
