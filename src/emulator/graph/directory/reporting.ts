import type { User } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { memberOf, objectFrom, textFrom } from '../json-input.ts';
import { entityReply } from '../odata/entity.ts';
import { noSuchResource } from '../owner.ts';
import { badRequest } from '../odata/bad-request.ts';
import type { Call, Reply, Route } from '../route.ts';
import { requireAdministrator } from './administrator.ts';
import { isGroup, objectResource, objectType, referenced } from './objects.ts';
import { directoryPermissions } from './permissions.ts';
import { relationRoutes } from './relations.ts';

/** Whom a person reports to. */
export function managerOf(tenant: Tenant, { managerId }: User): User | undefined {
  return managerId === undefined ? undefined : tenant.users.get(managerId);
}

/** Who reports to a person. */
export function reportsOf(tenant: Tenant, { id }: User): User[] {
  return [...tenant.users.values()].filter(({ managerId }) => managerId === id);
}

function readManager(call: Call): Promise<Reply> {
  const manager = managerOf(call.tenant, call.owner);
  // https://learn.microsoft.com/answers/questions/1119733: the answer where nobody is the manager.
  if (!manager) throw noSuchResource('manager');
  return entityReply(call, manager, {
    context: 'directoryObjects',
    type: objectType,
    resource: (object, select) => objectResource(call, object, select),
    alwaysSelected: [],
  });
}

async function assignManager(call: Call): Promise<Reply> {
  requireAdministrator(call);
  const address = memberOf(objectFrom(await call.json(), 'The body'), '@odata.id');
  if (address === undefined) throw badRequest("The property '@odata.id' is required.");
  const manager = referenced(call.tenant, textFrom(address, '@odata.id'));
  if (isGroup(manager)) throw badRequest('A manager must be a person.');
  call.owner.managerId = manager.id;
  return { status: 204 };
}

function removeManager(call: Call): Reply {
  requireAdministrator(call);
  delete call.owner.managerId;
  return { status: 204 };
}

/**
 * https://learn.microsoft.com/graph/api/user-list-manager, https://learn.microsoft.com/graph/api/user-list-directreports,
 * https://learn.microsoft.com/graph/api/user-post-manager, https://learn.microsoft.com/graph/api/user-delete-manager
 */
export const reportingRoutes: readonly Route[] = [
  { operation: 'GET /me/manager', permissions: directoryPermissions.readManager, handle: readManager },
  { operation: 'PUT /me/manager/$ref', permissions: directoryPermissions.assignManager, handle: assignManager },
  { operation: 'DELETE /me/manager/$ref', permissions: directoryPermissions.assignManager, handle: removeManager },
  ...relationRoutes('/me/directReports', directoryPermissions.readReports, ({ tenant, owner }) => reportsOf(tenant, owner), ['user']),
];
