import type { OperationPermissions } from '../../route.ts';

/** The same for a person of the organisation and for an application that acts alone. @param own - More of the latter. */
function forBoth(permissions: readonly string[], own: readonly string[] = []): OperationPermissions {
  return { delegated: permissions, personal: [], application: [...own, ...permissions], shared: [] };
}

const readsMembers = ['GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All'];

/**
 * Who may call what about groups. Left out are permissions for one property alone (`Group-NestingSupport`, `Group.ManageProtection.All`), and
 * `Group.ReadBasic.All` and `GroupMember.ReadBasic.All`, of which no page says what they show.
 *
 * Source: Microsoft Graph permissions reference and the pages of group.
 */
export const groupPermissions = {
  read: forBoth(['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']),
  create: forBoth(['Group.ReadWrite.All', 'Directory.ReadWrite.All'], ['Group.Create']),
  update: forBoth(['Group.ReadWrite.All', 'Directory.ReadWrite.All']),
  remove: forBoth(['Group.ReadWrite.All']),
  readMembers: forBoth(readsMembers),
  /** https://learn.microsoft.com/graph/api/group-post-members, for people. */
  writeMembers: forBoth(['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All']),
  writeOwners: forBoth(['Group.ReadWrite.All', 'Directory.ReadWrite.All']),
  /** https://learn.microsoft.com/graph/api/group-getmembergroups */
  checkMembership: forBoth([
    'GroupMember.Read.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ]),
} as const satisfies Record<string, OperationPermissions>;
