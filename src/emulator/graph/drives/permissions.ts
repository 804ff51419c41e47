import type { OperationPermissions } from '../route.ts';

/*
 * Who may do what with files and sites. Read from the permission tables of the API pages (https://learn.microsoft.com/graph/api/driveitem-get and its
 * neighbours), then completed by what the texts of the permissions say: `.All` is about "all files the signed-in user can access", the others about the
 * user's own, so that only `.All` opens what belongs to somebody else.
 */

const readAll = ['Files.Read.All', 'Files.ReadWrite.All', 'Sites.Read.All', 'Sites.ReadWrite.All'] as const;
const writeAll = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'] as const;
const groupsToo = ['Group.Read.All', 'Group.ReadWrite.All'] as const;

const read: OperationPermissions = {
  delegated: ['Files.Read', 'Files.ReadWrite', ...readAll],
  personal: ['Files.Read', 'Files.ReadWrite', 'Files.Read.All', 'Files.ReadWrite.All'],
  application: readAll,
  shared: readAll,
};

const write: OperationPermissions = {
  delegated: ['Files.ReadWrite', ...writeAll],
  personal: ['Files.ReadWrite', 'Files.ReadWrite.All'],
  application: writeAll,
  shared: writeAll,
};

export const drivePermissions = {
  /** https://learn.microsoft.com/graph/api/drive-get; the own drive is a part of the profile too. */
  readOwnDrive: { ...read, delegated: [...read.delegated, 'User.Read'] },
  /** https://learn.microsoft.com/graph/api/drive-get, driveitem-list-children, driveitem-get-content, driveitem-delta, driveitem-search, ... */
  read,
  /** https://learn.microsoft.com/graph/api/driveitem-get */
  readItem: {
    ...read,
    delegated: [...read.delegated, ...groupsToo],
    application: [...readAll, ...groupsToo],
    shared: [...readAll, ...groupsToo],
  },
  /** https://learn.microsoft.com/graph/api/drive-sharedwithme */
  readShared: { ...read, delegated: readAll, personal: ['Files.Read.All', 'Files.ReadWrite.All'] },
  /** https://learn.microsoft.com/graph/api/driveitem-update, driveitem-delete, driveitem-copy, driveitem-put-content, ... */
  write,
  /** https://learn.microsoft.com/graph/api/driveitem-assignsensitivitylabel */
  label: { delegated: writeAll, personal: [], application: writeAll, shared: writeAll },
  /** https://learn.microsoft.com/graph/api/driveitem-extractsensitivitylabels */
  readLabels: { delegated: readAll, personal: [], application: readAll, shared: readAll },
  readSites: {
    delegated: ['Sites.Read.All', 'Sites.ReadWrite.All'],
    personal: [],
    application: ['Sites.Read.All', 'Sites.ReadWrite.All'],
    shared: ['Sites.Read.All', 'Sites.ReadWrite.All'],
  },
  /** https://learn.microsoft.com/graph/api/driveitem-createuploadsession: of an application one permission only. */
  upload: { ...write, application: ['Sites.ReadWrite.All'] },
  /** https://learn.microsoft.com/graph/api/shares-get */
  readByLink: write,
} as const satisfies Record<string, OperationPermissions>;
