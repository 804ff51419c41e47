import type { User } from '../../tenant/directory.ts';
import type { Call } from '../route.ts';
import { directoryPermissions } from './permissions.ts';
import { groupPermissions } from './groups/permissions.ts';
import type { Sight } from './user-resource.ts';

const basicOnly = 'User.ReadBasic.All';
const ofAll = directoryPermissions.listUsers.delegated.filter((permission) => permission !== basicOnly);
const ofOneself: readonly string[] = ['User.Read', 'User.ReadWrite', basicOnly];
const ofGroups: readonly string[] = [...groupPermissions.read.application, ...groupPermissions.writeMembers.application];

function holds({ access }: Call, permissions: readonly string[]): boolean {
  const held = access.user ? access.permissions : access.roles;
  return permissions.some((permission) => held.includes(permission));
}

/** How much of a person the caller sees, in an answer that may show anybody. */
export function sightOf(call: Call, user: User): Sight {
  if (holds(call, ofAll) || (user.id === call.access.user?.id && holds(call, ofOneself))) return 'all';
  return holds(call, [basicOnly]) ? 'basics' : 'id';
}

/** Whether the caller sees more of groups than that they are there. */
export function seesGroups(call: Call): boolean {
  return holds(call, ofGroups);
}
