import type { Group } from '../../../tenant/directory.ts';
import { type JsonObject, listFrom, memberOf, objectFrom, textFrom } from '../../json-input.ts';
import { noSuchResource } from '../../owner.ts';
import { type Call, GraphFailure, type Reply } from '../../route.ts';
import { type DirectoryObject, isGroup, referenced } from '../objects.ts';
import { foundGroup, requireOwner } from './found-group.ts';
import { invalid } from './group-input.ts';
import { isDynamic, isUnified } from './group-resource.ts';
import { allGroupsOf } from './membership.ts';

/** What a group leads to. */
export type Relation = 'members' | 'owners';

/** As many as one request may add. https://learn.microsoft.com/graph/api/group-post-members and group-post-groups */
const mostAtOnce = 20;

/** https://learn.microsoft.com/graph/api/resources/group, owners */
const mostOwners = 100;

/** What a body binds to a group, `members@odata.bind`. @throws GraphFailure 400 for more than 20 in one request; 404 for what is not there. */
export function boundIn(call: Call, body: JsonObject): Readonly<Record<Relation, readonly DirectoryObject[]>> {
  const addresses = (relation: Relation): readonly unknown[] => listFrom(memberOf(body, `${relation}@odata.bind`) ?? [], relation);
  const [members, owners] = [addresses('members'), addresses('owners')];
  // Assumption: the words.
  if (members.length + owners.length > mostAtOnce)
    throw invalid(`The number of relationships in one request must not exceed ${mostAtOnce}.`);
  const found = (given: readonly unknown[]): DirectoryObject[] =>
    given.map((address) => referenced(call.tenant, textFrom(address, '@odata.bind')));
  return { members: found(members), owners: found(owners) };
}

/**
 * Adds to a group, all or nothing. Who made a group is an owner already, and is refused as everybody who is:
 * https://github.com/hashicorp/terraform-provider-azuread/issues/212, https://github.com/microsoftgraph/microsoft-graph-docs/issues/8636
 *
 * @throws GraphFailure 400 for what is there already, for a kind that the group cannot have, for more owners than it may have.
 */
export function link(call: Call, group: Group, relation: Relation, objects: readonly DirectoryObject[]): void {
  const present = group[relation] ?? [];
  const ids = objects.map(({ id }) => id);
  if (ids.some((id, index) => present.includes(id) || ids.indexOf(id) < index))
    throw invalid(`One or more added object references already exist for the following modified properties: '${relation}'.`);
  for (const object of objects) checkKind(call, group, relation, object);
  // Assumption: the words.
  if (relation === 'owners' && present.length + ids.length > mostOwners) throw invalid(`A group has at most ${mostOwners} owners.`);
  group[relation] = [...present, ...ids];
}

/** Assumption: the words of these refusals. What may be in what: https://learn.microsoft.com/graph/api/group-post-members */
function checkKind({ tenant }: Call, group: Group, relation: Relation, object: DirectoryObject): void {
  if (relation === 'members' && isDynamic(group)) throw invalid('The members of a group with dynamic membership follow from its rule.');
  if (!isGroup(object)) return;
  if (relation === 'owners' || isUnified(group) || isUnified(object))
    throw invalid(`Invalid object type 'Group' for property '${relation}' of resource 'Group'.`);
  if (object === group || allGroupsOf(tenant, group).includes(object)) throw invalid('A group cannot be a member of itself.');
}

/** `POST /groups/{group-id}/members/$ref`. */
export async function addLink(call: Call, relation: Relation): Promise<Reply> {
  const group = foundGroup(call);
  requireOwner(call, group);
  const address = memberOf(objectFrom(await call.json(), 'The body'), '@odata.id');
  if (address === undefined) throw invalid("The property '@odata.id' is required.");
  link(call, group, relation, [referenced(call.tenant, textFrom(address, '@odata.id'))]);
  return { status: 204 };
}

/** `DELETE /groups/{group-id}/members/{id}/$ref`. */
export function removeLink(call: Call, relation: Relation): Reply {
  const group = foundGroup(call);
  const id = (call.params['directoryObject-id'] ?? '').toLowerCase();
  // Everybody may leave a group. Assumption: also where its owners alone change it.
  if (relation === 'owners' || id !== call.access.user?.id) requireOwner(call, group);
  const present = group[relation] ?? [];
  if (!present.includes(id)) throw noSuchResource(id);
  if (relation === 'members' && isDynamic(group)) checkKind(call, group, relation, group);
  // https://learn.microsoft.com/graph/api/group-delete-owners
  if (relation === 'owners' && present.length === 1)
    throw invalid('The group must have at least one owner, hence this owner cannot be removed.');
  group[relation] = present.filter((other) => other !== id);
  return { status: 204 };
}

/** The refusal where a person made as many groups as one person may. https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions */
export function checkQuota({ tenant, access: { user } }: Call): void {
  if (!user || user.isAdministrator) return;
  const made = [...tenant.groups.values(), ...(tenant.deletedGroups?.values() ?? [])].filter(({ createdBy }) => createdBy === user.id);
  if (made.length >= 250) {
    throw new GraphFailure(
      403,
      'Directory_QuotaExceeded',
      'The directory object quota limit for the Principal has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.',
    );
  }
}
