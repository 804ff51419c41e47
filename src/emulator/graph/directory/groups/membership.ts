import type { Group } from '../../../tenant/directory.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { type DirectoryObject, isGroup, objectsWithIds } from '../objects.ts';

/** The groups that have an object among their members. */
export function groupsOf(tenant: Tenant, { id }: { readonly id: string }): Group[] {
  return [...tenant.groups.values()].filter(({ members }) => members.includes(id));
}

/** The same, with the groups that those are in, and so on; each once. */
export function allGroupsOf(tenant: Tenant, object: { readonly id: string }): Group[] {
  const found = new Map(groupsOf(tenant, object).map((group) => [group.id, group]));
  // Grows while it is gone through.
  for (const group of found.values()) for (const outer of groupsOf(tenant, group)) found.set(outer.id, outer);
  return [...found.values()];
}

/** The members of a group. */
export function membersOf(tenant: Tenant, { members }: Group): DirectoryObject[] {
  return objectsWithIds(tenant, members);
}

/** The members of a group and those of the groups in it, and so on; each once. */
export function allMembersOf(tenant: Tenant, group: Group): DirectoryObject[] {
  const found = new Map(membersOf(tenant, group).map((member) => [member.id, member]));
  for (const member of found.values()) {
    if (isGroup(member)) for (const inner of membersOf(tenant, member)) found.set(inner.id, inner);
  }
  return [...found.values()];
}

/** The owners of a group. */
export function ownersOf(tenant: Tenant, { owners = [] }: Group): DirectoryObject[] {
  return objectsWithIds(tenant, owners);
}
