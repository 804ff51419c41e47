import type { OperationPermissions } from '../route.ts';

/** The same for a person of the organisation and for an application that acts alone. */
function forBoth(permissions: readonly string[]): OperationPermissions {
  return { delegated: permissions, personal: [], application: permissions, shared: [] };
}

/** The same, of oneself and of others. */
function alsoOthers(permissions: readonly string[]): OperationPermissions {
  return { ...forBoth(permissions), shared: permissions };
}

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
  /** https://learn.microsoft.com/graph/api/user-update: what people may change of themselves, what administrators may change of others. */
  updateUser: {
    delegated: ['User.ReadWrite', 'User.ReadWrite.All', 'Directory.ReadWrite.All'],
    personal: ['User.ReadWrite'],
    application: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
    shared: ['User.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
  deltaUsers: forBoth(['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']),
  readManager: alsoOthers(['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']),
  assignManager: alsoOthers(['User.ReadWrite.All', 'Directory.ReadWrite.All']),
  /** https://learn.microsoft.com/graph/api/user-list-directreports: `User.Read` opens it and shows nobody in it. */
  readReports: {
    ...alsoOthers(['User.Read', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All']),
    application: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/user-list-memberof: `User.Read` opens it and shows no group in it. */
  readMemberOf: {
    delegated: ['User.Read', 'GroupMember.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    personal: [],
    application: ['Directory.Read.All', 'Directory.ReadWrite.All'],
    shared: ['User.Read', 'GroupMember.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/user-list-transitivememberof */
  readTransitiveMemberOf: {
    ...alsoOthers([
      'User.Read',
      'User.Read.All',
      'GroupMember.Read.All',
      'Group.Read.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ]),
    application: ['User.Read.All', 'GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/user-checkmembergroups. Assumption: of the pairs that the page names, the one that reads memberships decides. */
  checkMembership: alsoOthers([
    'GroupMember.Read.All',
    'Group.Read.All',
    'Group.ReadWrite.All',
    'User.Read.All',
    'User.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ]),
  /** https://learn.microsoft.com/graph/api/profilephoto-get, for people. */
  readPhoto: {
    delegated: [
      'User.Read',
      'User.ReadWrite',
      'User.ReadBasic.All',
      'User.Read.All',
      'User.ReadWrite.All',
      'ProfilePhoto.Read.All',
      'ProfilePhoto.ReadWrite.All',
    ],
    personal: ['User.Read', 'User.ReadWrite'],
    application: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'ProfilePhoto.Read.All', 'ProfilePhoto.ReadWrite.All'],
    shared: ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', 'ProfilePhoto.Read.All', 'ProfilePhoto.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/profilephoto-update */
  writePhoto: {
    delegated: ['User.ReadWrite', 'User.ReadWrite.All', 'ProfilePhoto.ReadWrite.All'],
    personal: ['User.ReadWrite'],
    application: ['User.ReadWrite.All', 'ProfilePhoto.ReadWrite.All'],
    shared: ['User.ReadWrite.All', 'ProfilePhoto.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/user-list-people */
  readPeople: {
    delegated: ['People.Read', 'People.Read.All'],
    personal: ['People.Read'],
    application: ['People.Read.All'],
    shared: ['People.Read.All'],
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
