import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

/** The same for a person and for an application alone; personal accounts have no groups. @param own - More of the latter. */
function facts(permissions: readonly string[], own: readonly string[] = []): OperationFacts {
  return { delegated: permissions, personal: [], application: [...own, ...permissions], shared: [] };
}

// https://learn.microsoft.com/graph/api/group-list and group-get
const read = facts(['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All']);

// https://learn.microsoft.com/graph/api/group-list-members and group-list-owners
const readMembers = facts(['GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All']);

// https://learn.microsoft.com/graph/api/group-post-members and group-delete-members
const writeMembers = facts(['GroupMember.ReadWrite.All', 'Group.ReadWrite.All']);

// https://learn.microsoft.com/graph/api/group-post-owners, group-delete-owners, group-delete
const write = facts(['Group.ReadWrite.All']);

/** The operations on groups that activities call, and what opens each. */
export const groupOperations = {
  'GET /groups': read,
  'GET /groups/{group}': read,
  // https://learn.microsoft.com/graph/api/group-post-groups
  'POST /groups': facts(['Group.ReadWrite.All'], ['Group.Create']),
  'DELETE /groups/{group}': write,
  'GET /groups/{group}/members': readMembers,
  'GET /groups/{group}/owners': readMembers,
  'POST /groups/{group}/members/$ref': writeMembers,
  'DELETE /groups/{group}/members/{member}/$ref': writeMembers,
  'POST /groups/{group}/owners/$ref': write,
  'DELETE /groups/{group}/owners/{owner}/$ref': write,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
