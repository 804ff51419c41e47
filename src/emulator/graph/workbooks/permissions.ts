import type { OperationPermissions } from '../route.ts';

/*
 * Who may work in workbooks. The permission tables of the API pages (https://learn.microsoft.com/graph/api/workbook-createsession, range-get and their
 * neighbours) name `Files.ReadWrite` alone, for reading too; they are completed by what the texts of the permissions say, as those of files are: `.All`
 * is about all files that the person can open, the other about the person's own. No application may act alone.
 * Assumption: the tables are listed with what opens all the rest, though the published data has `Files.Read` for them, and for work accounts alone.
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
} as const satisfies Record<string, OperationPermissions>;
