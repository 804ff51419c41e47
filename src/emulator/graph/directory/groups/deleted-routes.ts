import type { Group } from '../../../tenant/directory.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { noSuchResource } from '../../owner.ts';
import type { Call, Route } from '../../route.ts';
import { directoryListRoutes, directoryOptions } from '../collection.ts';
import { groupRules } from '../query-rules.ts';
import { requireOwner } from './found-group.ts';
import { groupReply } from './group-routes.ts';
import { groupProperty, groupResource, groupType } from './group-resource.ts';
import { groupPermissions } from './permissions.ts';

const thirtyDays = 30 * 24 * 60 * 60 * 1000;

/** Groups that can still be restored: for 30 days. */
function restorable({ deletedGroups, clock }: Tenant): Group[] {
  return [...(deletedGroups?.values() ?? [])].filter(
    ({ deletedDateTime = '' }) => clock.now().getTime() - Date.parse(deletedDateTime) <= thirtyDays,
  );
}

function deletedGroup({ tenant, params }: Call): Group {
  const key = params['directoryObject-id'] ?? '';
  const group = restorable(tenant).find(({ id }) => id === key.toLowerCase());
  if (!group) throw noSuchResource(key);
  return group;
}

/** https://learn.microsoft.com/graph/api/resources/directory; of what can be deleted there, groups of Microsoft 365 alone are kept here. */
export const deletedRoutes: readonly Route[] = [
  ...directoryListRoutes<Group>(
    '/directory/deletedItems/microsoft.graph.group',
    groupPermissions.read,
    (call) => ({
      ...directoryOptions(call, {
        context: 'groups',
        type: groupType,
        read: (group: Group, property) => groupProperty(call.tenant, group, property),
        rules: groupRules,
      }),
      resource: (group, select) => groupResource(call.tenant, group, select, 'all'),
    }),
    ({ tenant }) => restorable(tenant),
  ),
  {
    operation: 'GET /directory/deletedItems/{directoryObject-id}',
    permissions: groupPermissions.read,
    handle: (call) => groupReply(call, deletedGroup(call)),
  },
  {
    operation: 'POST /directory/deletedItems/{directoryObject-id}/restore',
    permissions: groupPermissions.remove,
    handle(call) {
      const { deletedDateTime: _, ...group } = deletedGroup(call);
      requireOwner(call, group);
      call.tenant.deletedGroups?.delete(group.id);
      call.tenant.groups.set(group.id, group);
      return groupReply(call, group);
    },
  },
  {
    operation: 'DELETE /directory/deletedItems/{directoryObject-id}',
    permissions: groupPermissions.remove,
    handle(call) {
      const group = deletedGroup(call);
      requireOwner(call, group);
      call.tenant.deletedGroups?.delete(group.id);
      return { status: 204 };
    },
  },
];
