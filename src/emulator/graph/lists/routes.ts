import type { OperationPermissions, Route } from '../route.ts';
import { listPermissions } from './permissions.ts';

/** Where lists are: in a site that is named by its id, or by host and path. */
const roots = ['/sites/{site-id}/lists', '/sites/{site-id}:/{site-path}:/lists'];

function onLists(method: string, below: string, permissions: OperationPermissions, served: Pick<Route, 'body' | 'handle'>): Route[] {
  return roots.map((root) => ({ operation: `${method} ${root}${below}`, permissions, ...served }));
}

const { changeColumns, changeList, createList, read, readColumns, readItem, readVersions, restore, write } = listPermissions;
const ofLists = () => import('./list-routes.ts');
const changing = () => import('./list-change-routes.ts');
const ofVersions = () => import('./version-routes.ts');
const ofColumns = () => import('./column-routes.ts');
const ofItems = () => import('./item-routes.ts');
const telling = () => import('./delta.ts');

/** Every operation on lists of SharePoint. https://learn.microsoft.com/graph/api/resources/list */
export const listRoutes: readonly Route[] = [
  ...onLists('GET', '', read, { handle: async (call) => (await ofLists()).listLists(call) }),
  ...onLists('POST', '', createList, { body: 'list', handle: async (call) => (await ofLists()).createList(call) }),
  ...onLists('GET', '/{list-id}', read, { handle: async (call) => (await ofLists()).getList(call) }),
  ...onLists('PATCH', '/{list-id}', changeList, { body: 'list', handle: async (call) => (await changing()).updateList(call) }),
  ...onLists('DELETE', '/{list-id}', changeList, { handle: async (call) => (await changing()).deleteList(call) }),
  ...onLists('GET', '/{list-id}/columns', readColumns, { handle: async (call) => (await ofColumns()).listColumns(call) }),
  ...onLists('POST', '/{list-id}/columns', changeColumns, {
    body: 'columnDefinition',
    handle: async (call) => (await ofColumns()).createColumn(call),
  }),
  ...onLists('GET', '/{list-id}/columns/{column-id}', readColumns, { handle: async (call) => (await ofColumns()).getColumn(call) }),
  ...onLists('PATCH', '/{list-id}/columns/{column-id}', changeColumns, {
    body: 'columnDefinition',
    handle: async (call) => (await ofColumns()).updateColumn(call),
  }),
  ...onLists('DELETE', '/{list-id}/columns/{column-id}', changeColumns, { handle: async (call) => (await ofColumns()).deleteColumn(call) }),
  ...onLists('GET', '/{list-id}/items', read, { handle: async (call) => (await ofItems()).listItems(call) }),
  ...onLists('POST', '/{list-id}/items', write, { body: 'listItem', handle: async (call) => (await ofItems()).createItem(call) }),
  ...onLists('GET', '/{list-id}/items/delta', read, { handle: async (call) => (await telling()).itemsDelta(call) }),
  ...onLists('GET', "/{list-id}/items/delta(token='{token}')", read, { handle: async (call) => (await telling()).itemsDelta(call) }),
  ...onLists('GET', '/{list-id}/items/{item-id}', readItem, { handle: async (call) => (await ofItems()).getItem(call) }),
  ...onLists('PATCH', '/{list-id}/items/{item-id}', write, {
    body: 'listItem',
    handle: async (call) => (await ofItems()).updateItem(call),
  }),
  ...onLists('DELETE', '/{list-id}/items/{item-id}', write, { handle: async (call) => (await ofItems()).deleteItem(call) }),
  ...onLists('GET', '/{list-id}/items/{item-id}/fields', readItem, { handle: async (call) => (await ofItems()).getFields(call) }),
  ...onLists('PATCH', '/{list-id}/items/{item-id}/fields', write, { handle: async (call) => (await ofItems()).updateFields(call) }),
  ...onLists('GET', '/{list-id}/items/{item-id}/versions', readVersions, {
    handle: async (call) => (await ofVersions()).listItemVersions(call),
  }),
  ...onLists('GET', '/{list-id}/items/{item-id}/versions/{version-id}', readVersions, {
    handle: async (call) => (await ofVersions()).getItemVersion(call),
  }),
  ...onLists('POST', '/{list-id}/items/{item-id}/versions/{version-id}/restoreVersion', restore, {
    handle: async (call) => (await ofVersions()).restoreItemVersion(call),
  }),
];
