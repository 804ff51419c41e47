import type { OperationPermissions } from '../route.ts';

const ofWorkAccounts = { personal: [] } as const;

/**
 * Who may read and set presence. Source: Microsoft Graph permissions reference, and the pages "Get presence", "getPresencesByUserId", "setPresence" and
 * those next to it. "Get presence" says that somebody else's presence takes Presence.Read.All.
 */
export const presencePermissions = {
  read: {
    ...ofWorkAccounts,
    delegated: ['Presence.Read', 'Presence.Read.All'],
    application: ['Presence.Read.All', 'Presence.ReadWrite.All'],
    shared: ['Presence.Read.All'],
  },
  readSeveral: {
    ...ofWorkAccounts,
    delegated: ['Presence.Read.All'],
    application: ['Presence.Read.All', 'Presence.ReadWrite.All'],
    shared: [],
  },
  /**
   * Nobody sets the presence of somebody else; only an application does. Assumption: it is refused as a missing permission is. A report has 401 with
   * "Cannot set the presence of another user": https://github.com/microsoftgraph/microsoft-graph-explorer-v4/issues/3096
   */
  set: { ...ofWorkAccounts, delegated: ['Presence.ReadWrite'], application: ['Presence.ReadWrite.All'], shared: [] },
} as const satisfies Record<string, OperationPermissions>;
