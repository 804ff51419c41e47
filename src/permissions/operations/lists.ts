import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// Personal accounts have no SharePoint. What a person may do in a site is not in the permission: the same opens every site that the person may open.
const readAll = ['Sites.Read.All', 'Sites.ReadWrite.All'];

// https://learn.microsoft.com/graph/api/site-get, site-search, list-list, list-get, listitem-list, listitem-get, listitem-delta
const read: OperationFacts = { delegated: readAll, personal: [], application: readAll, shared: readAll };

// https://learn.microsoft.com/graph/api/listitem-create, listitem-update, listitem-delete
const writeAll = ['Sites.ReadWrite.All'];
const write: OperationFacts = { delegated: writeAll, personal: [], application: writeAll, shared: writeAll };

/** The operations on sites, lists and their items that activities call, and what opens each. */
export const listOperations = {
  'GET /sites': read,
  'GET /sites/{site}': read,
  'GET /sites/{host}:/{+path}': read,
  'GET /sites/{site}/lists': read,
  'GET /sites/{site}/lists/{list}': read,
  'GET /sites/{site}/lists/{list}/items': read,
  'GET /sites/{site}/lists/{list}/items/{item}': read,
  'GET /sites/{site}/lists/{list}/items/delta': read,
  'POST /sites/{site}/lists/{list}/items': write,
  'PATCH /sites/{site}/lists/{list}/items/{item}/fields': write,
  'DELETE /sites/{site}/lists/{list}/items/{item}': write,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
