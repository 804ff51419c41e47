import type { OperationPermissions } from '../route.ts';

const ofWorkAccounts = { personal: [], shared: [] } as const;

/**
 * Who may work with plans. Source: Microsoft Graph permissions reference and the permission tables of the Planner pages. A permission is not all:
 * the group that contains a plan says who may have it (`access.ts`). What somebody else has is open to applications only:
 * https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/2897
 */
export const plannerPermissions = {
  read: {
    ...ofWorkAccounts,
    delegated: ['Tasks.Read', 'Tasks.ReadWrite', 'Group.Read.All', 'Group.ReadWrite.All'],
    application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'],
  },
  /** `GET /me/planner/plans`: not for an application. */
  readOwnPlans: {
    ...ofWorkAccounts,
    delegated: ['Tasks.Read', 'Tasks.ReadWrite', 'Group.Read.All', 'Group.ReadWrite.All'],
    application: [],
  },
  write: { ...ofWorkAccounts, delegated: ['Tasks.ReadWrite', 'Group.ReadWrite.All'], application: ['Tasks.ReadWrite.All'] },
} as const satisfies Record<string, OperationPermissions>;
