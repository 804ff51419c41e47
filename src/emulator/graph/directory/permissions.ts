import type { OperationPermissions } from '../route.ts';

/**
 * Who may call what in the directory: the permissions that a person or an organisation would ask for. Those made for device management and
 * for agent identities, which Microsoft's reference lists too, are left out.
 *
 * Source: Microsoft Graph permissions reference and the pages "Get a user", "List users", "List organizations".
 */
export const directoryPermissions = {
  /** `GET /me` and, for somebody else, `GET /users/{id}`. */
  readUser: {
    delegated: [
      'User.Read',
      'User.ReadWrite',
      'User.ReadBasic.All',
      'User.Read.All',
      'User.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
    personal: ['User.Read', 'User.ReadWrite'],
    application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    shared: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  listUsers: {
    delegated: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    personal: [],
    application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    shared: [],
  },
  readOrganization: {
    delegated: [
      'User.Read',
      'Organization.Read.All',
      'User.Read.All',
      'Directory.Read.All',
      'Organization.ReadWrite.All',
      'Directory.ReadWrite.All',
    ],
    personal: [],
    application: ['Organization.Read.All', 'User.Read.All', 'Directory.Read.All', 'Organization.ReadWrite.All', 'Directory.ReadWrite.All'],
    shared: [],
  },
} as const satisfies Record<string, OperationPermissions>;
