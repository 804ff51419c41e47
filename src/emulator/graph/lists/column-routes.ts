import type { ListColumn, ListItem, SiteList } from '../../tenant/lists.ts';
import { objectFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Call, Reply } from '../route.ts';
import { invalidRequest, itemNotFound } from '../drives/failures.ts';
import { changedColumn, columnFrom } from './column-input.ts';
import { columnResource, columnType } from './column-resource.ts';
import { openList, openListToChange } from './opened.ts';
import { touchList } from './state.ts';

/** https://learn.microsoft.com/graph/api/list-list-columns */
export function listColumns(call: Call): Promise<Reply> {
  const { list } = openList(call);
  return listReply(call, list.columns, {
    context: context(list),
    type: columnType,
    defaultTop: 500,
    paging: 'skiptoken',
    resource: columnResource,
  });
}

/** https://learn.microsoft.com/graph/api/columndefinition-get */
export function getColumn(call: Call): Promise<Reply> {
  const { list } = openList(call);
  return reply(call, list, columnIn(list, call));
}

/** https://learn.microsoft.com/graph/api/list-post-columns */
export async function createColumn(call: Call): Promise<Reply> {
  const { list } = openListToChange(call);
  const column = addColumn(list, columnFrom(objectFrom(await call.json(), 'The body'), call.tenant.ids.guid()));
  touchList(call, list);
  return reply(call, list, column, 201);
}

/** https://learn.microsoft.com/graph/api/columndefinition-update */
export async function updateColumn(call: Call): Promise<Reply> {
  const { list } = openListToChange(call);
  const column = columnIn(list, call);
  const next = changedColumn(column, objectFrom(await call.json(), 'The body'));
  list.columns = list.columns.map((one) => (one === column ? next : one));
  touchList(call, list);
  return reply(call, list, next);
}

/** What stood in it is gone with it. https://learn.microsoft.com/graph/api/columndefinition-delete */
export function deleteColumn(call: Call): Reply {
  const { list } = openListToChange(call);
  const column = columnIn(list, call);
  // Assumption: code and words.
  if (column.readOnly || column.kind === null || column.name === 'Title') throw invalidRequest('The column cannot be deleted');
  list.columns = list.columns.filter((one) => one !== column);
  for (const item of list.items.values()) {
    item.values = without(item.values, column.name);
    if (item.history) item.history = item.history.map((old) => ({ ...old, values: without(old.values, column.name) }));
  }
  touchList(call, list);
  return { status: 204 };
}

function without(values: ListItem['values'], name: string): ListItem['values'] {
  const { [name]: _, ...rest } = values;
  return rest;
}

/** Assumption: a column is found by its id and by its name. */
function columnIn({ columns }: SiteList, { params }: Call): ListColumn {
  const wanted = (params['column-id'] ?? '').toLowerCase();
  const column = columns.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (!column) throw itemNotFound();
  return column;
}

/**
 * Adds a column. Assumption: where its name is that of another one, it gets a number behind it, as SharePoint does; what is shown may be the same.
 * https://learn.microsoft.com/graph/api/list-create names a column as one that every list has.
 */
export function addColumn(list: SiteList, column: ListColumn): ListColumn {
  const taken = new Set(list.columns.map(({ name }) => name.toLowerCase()));
  let name = column.name;
  for (let number = 0; taken.has(name.toLowerCase()); number += 1) name = `${column.name}${number}`;
  const added = { ...column, name };
  list.columns.push(added);
  return added;
}

function reply(call: Call, list: SiteList, column: ListColumn, status = 200): Promise<Reply> {
  return entityReply(call, column, { context: context(list), type: columnType, resource: columnResource, status });
}

function context({ siteId, id }: SiteList): string {
  return `sites('${siteId}')/lists('${id}')/columns`;
}
