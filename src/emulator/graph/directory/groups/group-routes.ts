import type { Group } from '../../../tenant/directory.ts';
import { objectFrom } from '../../json-input.ts';
import type { CollectionOptions } from '../../odata/collection.ts';
import { entityReply } from '../../odata/entity.ts';
import type { Expand } from '../../odata/expand.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../../route.ts';
import { directoryListRoutes, directoryOptions } from '../collection.ts';
import { type DirectoryObject, leadingToObjects, objectResource } from '../objects.ts';
import { groupRules } from '../query-rules.ts';
import { foundGroup, requireOwner } from './found-group.ts';
import { checkNewGroup, checkNickname, invalid, readGroup } from './group-input.ts';
import { groupProperty, groupResource, groupType, isUnified } from './group-resource.ts';
import { boundIn, checkQuota, link } from './links.ts';
import { groupsOf, membersOf, ownersOf } from './membership.ts';
import { groupPermissions } from './permissions.ts';

/** As many as `$expand` brings of one relation. https://learn.microsoft.com/graph/query-parameters#expand-parameter */
const mostExpanded = 20;

const type = leadingToObjects(groupType, ['members', 'owners', 'memberOf']);

function expandOf(call: Call): Expand<Group> {
  const shown = (objects: readonly DirectoryObject[]) =>
    objects.slice(0, mostExpanded).map((object) => objectResource(call, object, undefined));
  return {
    members: (group) => shown(membersOf(call.tenant, group)),
    owners: (group) => shown(ownersOf(call.tenant, group)),
    memberOf: (group) => shown(groupsOf(call.tenant, group)),
  };
}

/** A list of groups. */
function groupsOptions(call: Call): CollectionOptions<Group> {
  const read = (group: Group, property: string): unknown => groupProperty(call.tenant, group, property);
  return {
    ...directoryOptions(call, { context: 'groups', type, read, rules: groupRules }),
    resource: (group, select) => groupResource(call.tenant, group, select, 'all'),
    expand: expandOf(call),
  };
}

/** Answers with one group. @param status - Default 200. */
export function groupReply(call: Call, group: Group, status = 200): Promise<Reply> {
  return entityReply(call, group, {
    context: 'groups',
    type,
    resource: (item, select) => groupResource(call.tenant, item, select, 'all'),
    expand: expandOf(call),
    alwaysSelected: [],
    status,
  });
}

async function create(call: Call): Promise<Reply> {
  const { tenant } = call;
  const { user } = call.access;
  const body = objectFrom(await call.json(), 'The body');
  const given = readGroup(body, true);
  checkNewGroup(tenant, body, given);
  checkQuota(call);
  const bound = boundIn(call, body);
  checkMayRead(call, [...bound.members, ...bound.owners]);
  const isUnifiedGroup = given.groupTypes?.includes('Unified') ?? false;
  const group: Group = {
    visibility: isUnifiedGroup ? 'Public' : null,
    ...given,
    id: tenant.ids.guid(),
    displayName: given.displayName ?? '',
    mail: isUnifiedGroup ? `${given.mailNickname ?? ''}@${tenant.domain}` : null,
    createdDateTime: tenant.clock.now().toISOString(),
    ...(user && !user.isAdministrator && { createdBy: user.id }),
    members: [],
    owners: [],
  };
  // https://learn.microsoft.com/graph/api/resources/group, owners: who makes a group owns it; an administrator only one of Microsoft 365, and
  // only where no other owner is named.
  if (user && !user.isAdministrator && bound.owners.includes(user)) throw invalid('Request contains a property with duplicate values.');
  const isOwner = user && (!user.isAdministrator || (isUnifiedGroup && bound.owners.length === 0));
  link(call, group, 'owners', [...(isOwner ? [user] : []), ...bound.owners]);
  link(call, group, 'members', bound.members);
  tenant.groups.set(group.id, group);
  return groupReply(call, group, 201);
}

/** An application with `Group.Create` alone names no owners or members that it cannot read. https://learn.microsoft.com/graph/api/group-post-groups */
function checkMayRead({ access }: Call, objects: readonly DirectoryObject[]): void {
  if (access.user || objects.length === 0) return;
  const reading = ['Group.ReadWrite.All', 'Directory.ReadWrite.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];
  if (!reading.some((permission) => access.roles.includes(permission)))
    throw new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

async function update(call: Call): Promise<Reply> {
  const group = foundGroup(call);
  requireOwner(call, group);
  const body = objectFrom(await call.json(), 'The body');
  const { visibility, mailNickname, ...change } = readGroup(body, false);
  // https://learn.microsoft.com/graph/api/resources/group, visibility: membership is hidden from the beginning or never.
  if (visibility === 'HiddenMembership' || (visibility !== undefined && group.visibility === 'HiddenMembership'))
    throw invalid("Invalid value specified for property 'visibility' of resource 'Group'.");
  if (mailNickname !== undefined && isUnified(group)) checkNickname(call.tenant, mailNickname, group);
  const { members, owners } = boundIn(call, body);
  if (members.length > 0) link(call, group, 'members', members);
  if (owners.length > 0) link(call, group, 'owners', owners);
  Object.assign(group, change, visibility !== undefined && { visibility }, mailNickname !== undefined && { mailNickname });
  return { status: 204 };
}

function remove(call: Call): Reply {
  const group = foundGroup(call);
  requireOwner(call, group);
  const { tenant } = call;
  tenant.groups.delete(group.id);
  for (const other of tenant.groups.values()) other.members = other.members.filter((id) => id !== group.id);
  if (isUnified(group)) {
    tenant.deletedGroups ??= new Map();
    tenant.deletedGroups.set(group.id, { ...group, deletedDateTime: tenant.clock.now().toISOString() });
  }
  return { status: 204 };
}

/**
 * https://learn.microsoft.com/graph/api/resources/group. A deleted group of Microsoft 365 can be restored, a security group is gone:
 * https://learn.microsoft.com/graph/api/group-delete
 */
export const groupRoutes: readonly Route[] = [
  ...directoryListRoutes('/groups', groupPermissions.read, groupsOptions, ({ tenant }) => tenant.groups.values()),
  { operation: 'POST /groups', permissions: groupPermissions.create, body: 'group', handle: create },
  { operation: 'GET /groups/{group-id}', permissions: groupPermissions.read, handle: (call) => groupReply(call, foundGroup(call)) },
  { operation: 'PATCH /groups/{group-id}', permissions: groupPermissions.update, body: 'group', handle: update },
  { operation: 'DELETE /groups/{group-id}', permissions: groupPermissions.remove, handle: remove },
];
