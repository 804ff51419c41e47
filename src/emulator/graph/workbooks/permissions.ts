import type { OperationPermissions } from '../route.ts';

/*
 * Who may work in workbooks. The permission tables of the API pages (https://learn.microsoft.com/graph/api/workbook-createsession, range-get and their
 * neighbours) name `Files.ReadWrite` alone, for reading too; they are completed by what the texts of the permissions say, as those of files are: `.All`
 * is about all files that the person can open, the other about the person's own. No application may act alone.
 */

const writeAll = ['Files.ReadWrite.All', 'Sites.ReadWrite.All'] as const;

const write: OperationPermissions = {
  delegated: ['Files.ReadWrite', ...writeAll],
  personal: ['Files.ReadWrite', 'Files.ReadWrite.All'],
  application: [],
  shared: writeAll,
};

export const workbookPermissions = {
  /** https://learn.microsoft.com/graph/api/workbook-createsession, range-get, range-update, tablerowcollection-add, ... */
  write,
  /** https://learn.microsoft.com/graph/api/workbook-list-tables: for work accounts reading is enough. */
  readTables: {
    ...write,
    delegated: ['Files.Read', 'Files.Read.All', 'Sites.Read.All', ...write.delegated],
    shared: ['Files.Read.All', 'Sites.Read.All', ...writeAll],
  },
} as const satisfies Record<string, OperationPermissions>;
