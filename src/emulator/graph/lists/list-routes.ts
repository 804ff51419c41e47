import type { Site } from '../../tenant/drives.ts';
import { type JsonObject, listFrom, memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { libraryOf } from '../drives/access.ts';
import { nameAlreadyExists, notBuilt } from '../drives/failures.ts';
import { changeOf } from '../drives/opened.ts';
import { openSite } from '../drives/sites.ts';
import { columnFrom } from './column-input.ts';
import { columnResource } from './column-resource.ts';
import { addColumn } from './column-routes.ts';
import { libraryColumns, libraryListId, libraryResource, listExpand, listResource, listType, namesLibrary } from './list-resource.ts';
import { openList, requireChange } from './opened.ts';
import { isTitleTaken, listsOfSite } from './site-lists.ts';
import { listsOf, newList } from './state.ts';

/** What others see: what is hidden comes only to who asks for `system`. https://learn.microsoft.com/graph/api/list-list */
export function listLists(call: Call): Promise<Reply> {
  const site = openSite(call);
  const lists = listsOfSite(call.tenant, site).filter(({ isHidden }) => !isHidden);
  const library = libraryOf(call, site);
  const resources = [libraryResource(call, site, library), ...lists.map((list) => listResource(call, site, list))];
  const columns = new Map([[libraryListId(library), libraryColumns(library)], ...lists.map((list) => [list.id, list.columns] as const)]);
  return listReply(call, resources, {
    context: context(site),
    type: listType,
    defaultTop: 200,
    paging: 'skiptoken',
    expand: { columns: ({ id }) => (columns.get(String(id)) ?? []).map(columnResource) },
  });
}

/** https://learn.microsoft.com/graph/api/list-get */
export function getList(call: Call): Promise<Reply> {
  const site = openSite(call);
  const library = libraryOf(call, site);
  if (namesLibrary(library, call.params['list-id'] ?? '')) {
    return entityReply(call, libraryResource(call, site, library), {
      context: context(site),
      type: listType,
      expand: { columns: () => libraryColumns(library).map(columnResource) },
    });
  }
  const { list } = openList(call);
  return entityReply(call, list, {
    context: context(site),
    type: listType,
    resource: (one) => listResource(call, site, one),
    expand: listExpand(call, site),
  });
}

/** https://learn.microsoft.com/graph/api/list-create */
export async function createList(call: Call): Promise<Reply> {
  const site = openSite(call);
  requireChange(call, site);
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['displayName', 'name', 'description', 'columns', 'list'], 'list');
  const displayName = textFrom(memberOf(body, 'displayName'), 'displayName');
  const template = textFrom(memberOf(objectFrom(memberOf(body, 'list') ?? {}, 'list'), 'template') ?? 'genericList', 'list/template');
  if (template !== 'genericList') throw notBuilt(`lists of the template ${template}`);
  if (isTitleTaken(call.tenant, site, libraryOf(call, site), displayName)) throw nameAlreadyExists();
  const { by, at } = changeOf(call);
  const description = textFrom(memberOf(body, 'description') ?? '', 'description');
  const what = { id: call.tenant.ids.guid(), siteId: site.id, name: displayName, displayName, description, template };
  const list = newList(what, by, at);
  for (const column of columnsIn(body)) addColumn(list, columnFrom(column, call.tenant.ids.guid()));
  listsOf(call.tenant).lists.set(list.id, list);
  return entityReply(call, list, { context: context(site), type: listType, resource: (one) => listResource(call, site, one), status: 201 });
}

function columnsIn(body: JsonObject): JsonObject[] {
  return listFrom(memberOf(body, 'columns') ?? [], 'columns').map((column) => objectFrom(column, 'columns'));
}
function context({ id }: Site): string {
  return `sites('${id}')/lists`;
}
