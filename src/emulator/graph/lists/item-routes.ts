import type { ListItem } from '../../tenant/lists.ts';
import { checkIfMatch, notModified } from '../etags.ts';
import { type JsonObject, memberOf, objectFrom, refuseUnkept } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { contextOf } from '../odata/context.ts';
import { entityReply } from '../odata/entity.ts';
import { parseQuery } from '../odata/query-options.ts';
import { selectProperties } from '../odata/select.ts';
import type { Call, Reply } from '../route.ts';
import { tagConflict } from '../drives/failures.ts';
import { changeOf } from '../drives/opened.ts';
import { comparedFields, fieldsOf } from './fields.ts';
import { checkItemQuery } from './item-query.ts';
import { itemEtag, itemExpand, itemResource, itemType } from './item-resource.ts';
import { itemIn, openList, openListToChange, type OpenedList } from './opened.ts';
import { addListItem, changeItem } from './state.ts';
import { type FieldChanges, readFields } from './values.ts';

/** In the order in which they were made. https://learn.microsoft.com/graph/api/listitem-list */
export function listItems(call: Call): Promise<Reply> {
  const { site, list } = openList(call);
  const items = [...list.items.values()].filter(({ deletedDateTime }) => deletedDateTime === undefined);
  return listReply(call, items, {
    context: context({ site, list }),
    type: itemType,
    defaultTop: 200,
    paging: 'skiptoken',
    keyOf: ({ id }) => String(id).padStart(12, '0'),
    check: (query) => checkItemQuery(call, list, query),
    read: (item, property) =>
      property === 'fields' ? comparedFields(call.tenant, list, item) : itemResource(call.tenant, site, list, item)[property],
    resource: (item) => itemResource(call.tenant, site, list, item),
    expand: itemExpand(call.tenant, list),
  });
}

/** https://learn.microsoft.com/graph/api/listitem-get */
export function getItem(call: Call): Promise<Reply> | Reply {
  const opened = openList(call);
  const item = itemIn(opened.list, call);
  return notModified(call, itemEtag(item)) ?? itemReply(call, opened, item);
}

/** https://learn.microsoft.com/graph/api/listitem-create */
export async function createItem(call: Call): Promise<Reply> {
  const opened = openListToChange(call);
  const { list } = opened;
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['fields'], 'listItem', { contentType: { name: 'Item' } });
  const changes = readFields(call.tenant, list, fieldsIn(body));
  const standard = Object.fromEntries(
    list.columns.flatMap(({ name, defaultValue }) => (defaultValue === null ? [] : [[name, defaultValue]])),
  );
  const { by, at } = changeOf(call);
  const id = addListItem(list, present({ ...standard, ...changes }), by, at);
  const item = list.items.get(id);
  if (!item) throw new Error(`The item ${id} was just made.`);
  return itemReply(call, opened, item, 201);
}

/** Assumption: of an item itself only what stands in its columns can be changed. https://learn.microsoft.com/graph/api/listitem-update */
export async function updateItem(call: Call): Promise<Reply> {
  const opened = openListToChange(call);
  const body = objectFrom(await call.json(), 'The body');
  refuseUnkept(body, ['fields'], 'listItem', { contentType: { name: 'Item' } });
  return itemReply(call, opened, change(call, opened, fieldsIn(body)));
}

/** https://learn.microsoft.com/graph/api/listitem-update */
export async function updateFields(call: Call): Promise<Reply> {
  const opened = openListToChange(call);
  return fieldsReply(call, opened, change(call, opened, objectFrom(await call.json(), 'The body')));
}

export function getFields(call: Call): Reply {
  const opened = openList(call);
  return fieldsReply(call, opened, itemIn(opened.list, call));
}

/** It goes to the recycle bin. https://learn.microsoft.com/graph/api/listitem-delete */
export function deleteItem(call: Call): Reply {
  const { list } = openListToChange(call);
  const item = itemIn(list, call);
  checkIfMatch(call, itemEtag(item), tagConflict);
  const { at } = changeOf(call);
  list.change += 1;
  Object.assign(item, { deletedDateTime: at, change: list.change });
  return { status: 204 };
}

function change(call: Call, { list }: OpenedList, fields: JsonObject): ListItem {
  const item = itemIn(list, call);
  checkIfMatch(call, itemEtag(item), tagConflict);
  const changes = readFields(call.tenant, list, fields);
  changeItem(list, item, present({ ...item.values, ...changes }), changeOf(call));
  return item;
}

function present(values: FieldChanges): ListItem['values'] {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function fieldsIn(body: JsonObject): JsonObject {
  return objectFrom(memberOf(body, 'fields') ?? {}, 'fields');
}

function itemReply(call: Call, opened: OpenedList, item: ListItem, status = 200): Promise<Reply> {
  const { site, list } = opened;
  // What was just written comes with its fields, without being asked: https://learn.microsoft.com/graph/api/listitem-create
  const fields = call.method === 'GET' ? {} : { fields: fieldsOf(call.tenant, list, item) };
  return entityReply(call, item, {
    context: context(opened),
    type: itemType,
    resource: (one) => ({ ...itemResource(call.tenant, site, list, one), ...fields }),
    expand: itemExpand(call.tenant, list),
    status,
  });
}

function fieldsReply(call: Call, { site, list }: OpenedList, item: ListItem): Reply {
  const { select } = parseQuery(call.url.searchParams);
  const fields = selectProperties(fieldsOf(call.tenant, list, item, select), select, []);
  return { status: 200, body: { '@odata.context': contextOf(call, `${context({ site, list })}('${item.id}')/fields/$entity`), ...fields } };
}

function context({ site, list }: OpenedList): string {
  return `sites('${site.id}')/lists('${list.id}')/items`;
}
