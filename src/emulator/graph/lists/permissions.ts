import type { OperationPermissions } from '../route.ts';

/** A permission for all of what one may see in sites: nothing there is one's own, and personal accounts have none. */
function sites(delegated: readonly string[], application = delegated): OperationPermissions {
  return { delegated, application, personal: [], shared: delegated };
}

/**
 * Who may do what with lists. Read from the permission tables of the API pages, then completed by what the texts of the permissions say: whoever manages or
 * controls sites also changes and reads them. Where a page leaves these out, they are left out here.
 */
export const listPermissions = {
  /** https://learn.microsoft.com/graph/api/list-get, list-list, listitem-list, listitem-delta */
  read: sites(['Sites.Read.All', 'Sites.ReadWrite.All']),
  /** https://learn.microsoft.com/graph/api/listitem-get */
  readItem: sites(['Sites.Read.All', 'Sites.ReadWrite.All'], ['Sites.Read.All', 'Sites.Manage.All', 'Sites.ReadWrite.All']),
  /** https://learn.microsoft.com/graph/api/listitem-create, listitem-update, listitem-delete */
  write: sites(['Sites.ReadWrite.All']),
  /** https://learn.microsoft.com/graph/api/list-create */
  createList: sites(['Sites.Manage.All'], ['Sites.Manage.All', 'Sites.ReadWrite.All']),
  /** Assumption: as to make one; no page says who may, and the text of Sites.Manage.All names lists that are edited and deleted. */
  changeList: sites(['Sites.Manage.All'], ['Sites.Manage.All', 'Sites.ReadWrite.All']),
  /** https://learn.microsoft.com/graph/api/listitem-list-versions, listitemversion-get */
  readVersions: sites(['Sites.Read.All', 'Sites.ReadWrite.All']),
  /** https://learn.microsoft.com/graph/api/listitemversion-restore */
  restore: sites(['Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All']),
  /** https://learn.microsoft.com/graph/api/list-list-columns, columndefinition-get */
  readColumns: sites(['Sites.Read.All', 'Sites.ReadWrite.All', 'Sites.Manage.All', 'Sites.FullControl.All']),
  /** https://learn.microsoft.com/graph/api/list-post-columns, columndefinition-update, columndefinition-delete */
  changeColumns: sites(['Sites.Manage.All', 'Sites.FullControl.All']),
} as const satisfies Record<string, OperationPermissions>;
