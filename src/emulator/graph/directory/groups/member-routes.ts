import { listFrom, memberOf, objectFrom, textFrom } from '../../json-input.ts';
import { contextOf } from '../../odata/context.ts';
import type { Call, Reply, Route } from '../../route.ts';
import { badRequest } from '../../odata/bad-request.ts';
import { directoryPermissions } from '../permissions.ts';
import type { DirectoryObject } from '../objects.ts';
import { relationRoutes } from '../relations.ts';
import { foundGroup } from './found-group.ts';
import { isSecurityGroup } from './group-resource.ts';
import { addLink, removeLink } from './links.ts';
import { allGroupsOf, allMembersOf, groupsOf, membersOf, ownersOf } from './membership.ts';
import { groupPermissions } from './permissions.ts';

const { readMembers, writeMembers, writeOwners, read, checkMembership } = groupPermissions;

/** As many ids as `checkMemberGroups` takes. https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups */
const mostChecked = 20;

/**
 * Who is hidden by `HiddenMembership` is seen by members, administrators, and with `Member.Read.Hidden`.
 * https://learn.microsoft.com/graph/api/resources/group#group-visibility-options
 * Assumption: to everybody else the list is empty.
 */
function visibleMembers(call: Call, members: readonly DirectoryObject[]): readonly DirectoryObject[] {
  const { user, permissions, roles } = call.access;
  const group = foundGroup(call);
  if (group.visibility !== 'HiddenMembership' || (user ? permissions : roles).includes('Member.Read.Hidden')) return members;
  return user && (user.isAdministrator || group.members.includes(user.id)) ? members : [];
}

/** `checkMemberGroups` and `getMemberGroups`: ids of groups that an object is in, directly or not. */
async function checkGroups(call: Call, object: { readonly id: string }): Promise<Reply> {
  const asked = listFrom(memberOf(objectFrom(await call.json(), 'The body'), 'groupIds') ?? [], 'groupIds');
  if (asked.length > mostChecked) throw badRequest(`The number of group ids must not exceed ${mostChecked}.`);
  const ids = asked.map((id) => textFrom(id, 'groupIds').toLowerCase());
  const present = allGroupsOf(call.tenant, object).map(({ id }) => id);
  return idsReply(
    call,
    ids.filter((id) => present.includes(id)),
  );
}

async function getGroups(call: Call, object: { readonly id: string }): Promise<Reply> {
  const securityOnly = memberOf(objectFrom(await call.json(), 'The body'), 'securityEnabledOnly') === true;
  const groups = allGroupsOf(call.tenant, object).filter((group) => !securityOnly || isSecurityGroup(group));
  return idsReply(
    call,
    groups.map(({ id }) => id),
  );
}

function idsReply(call: Call, value: readonly string[]): Reply {
  return { status: 200, body: { '@odata.context': contextOf(call, 'Collection(Edm.String)'), value } };
}

const ofUser = directoryPermissions;

/** Who is in a group, who owns it, and in which groups somebody or some group is. https://learn.microsoft.com/graph/api/resources/group */
export const memberRoutes: readonly Route[] = [
  ...relationRoutes('/groups/{group-id}/members', readMembers, (call) => visibleMembers(call, membersOf(call.tenant, foundGroup(call))), [
    'user',
    'group',
  ]),
  ...relationRoutes(
    '/groups/{group-id}/transitiveMembers',
    readMembers,
    (call) => visibleMembers(call, allMembersOf(call.tenant, foundGroup(call))),
    ['user', 'group'],
  ),
  ...relationRoutes('/groups/{group-id}/owners', readMembers, (call) => ownersOf(call.tenant, foundGroup(call)), ['user']),
  ...relationRoutes('/groups/{group-id}/memberOf', read, (call) => groupsOf(call.tenant, foundGroup(call)), ['group']),
  ...relationRoutes('/groups/{group-id}/transitiveMemberOf', read, (call) => allGroupsOf(call.tenant, foundGroup(call)), ['group']),
  ...relationRoutes('/me/memberOf', ofUser.readMemberOf, (call) => groupsOf(call.tenant, call.owner), ['group']),
  ...relationRoutes('/me/transitiveMemberOf', ofUser.readTransitiveMemberOf, (call) => allGroupsOf(call.tenant, call.owner), ['group']),
  { operation: 'POST /groups/{group-id}/members/$ref', permissions: writeMembers, handle: (call) => addLink(call, 'members') },
  { operation: 'POST /groups/{group-id}/owners/$ref', permissions: writeOwners, handle: (call) => addLink(call, 'owners') },
  {
    operation: 'DELETE /groups/{group-id}/members/{directoryObject-id}/$ref',
    permissions: writeMembers,
    handle: (call) => removeLink(call, 'members'),
  },
  {
    operation: 'DELETE /groups/{group-id}/owners/{directoryObject-id}/$ref',
    permissions: writeOwners,
    handle: (call) => removeLink(call, 'owners'),
  },
  {
    operation: 'POST /groups/{group-id}/checkMemberGroups',
    permissions: checkMembership,
    handle: (call) => checkGroups(call, foundGroup(call)),
  },
  {
    operation: 'POST /groups/{group-id}/getMemberGroups',
    permissions: checkMembership,
    handle: (call) => getGroups(call, foundGroup(call)),
  },
  { operation: 'POST /me/checkMemberGroups', permissions: ofUser.checkMembership, handle: (call) => checkGroups(call, call.owner) },
  { operation: 'POST /me/getMemberGroups', permissions: ofUser.checkMembership, handle: (call) => getGroups(call, call.owner) },
];
