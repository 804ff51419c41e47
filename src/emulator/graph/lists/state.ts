import { guidOf } from '../../tenant/guid-of.ts';
import type { FieldValue, ListItem, ListsState, SiteList } from '../../tenant/lists.ts';
import type { Actor } from '../../tenant/planner.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Call } from '../route.ts';
import type { Change } from '../drives/tree.ts';
import { changeOf } from '../drives/opened.ts';
import { builtInColumns } from './built-in-columns.ts';

/** Versions of an item that are kept. Assumption: as many as a new list keeps in SharePoint. */
const keptVersions = 50;

/** All lists of a tenant that somebody asked for so far. */
export function listsOf(tenant: Tenant): ListsState {
  return (tenant.lists ??= { lists: new Map(), filled: new Set(), people: [] });
}

/** A new list with the columns that every list has. @param what - Its place and what it is called. */
export function newList(
  what: Pick<SiteList, 'id' | 'siteId' | 'name' | 'displayName' | 'description' | 'template'>,
  by: Actor,
  at: string,
): SiteList {
  const changed = { createdBy: by, createdDateTime: at, lastModifiedBy: by, lastModifiedDateTime: at };
  const columns = builtInColumns(what.id);
  return { ...what, ...changed, isHidden: false, version: 0, columns, items: new Map(), nextId: 1, change: 0 };
}

/** Puts a new item into a list. */
export function addListItem(list: SiteList, values: Readonly<Record<string, FieldValue>>, by: Actor, at: string): number {
  const id = list.nextId;
  const change = list.change + 1;
  const made = { createdBy: by, createdDateTime: at, lastModifiedBy: by, lastModifiedDateTime: at };
  list.items.set(id, { id, guid: guidOf(`${list.id}|${id}`), values, ...made, version: 1, change });
  Object.assign(list, { nextId: id + 1, change, lastModifiedDateTime: at, lastModifiedBy: by });
  return id;
}

/** Puts other values into an item; those that were there become an older version of it. */
export function changeItem(list: SiteList, item: ListItem, values: ListItem['values'], { by, at }: Change): void {
  list.change += 1;
  const { values: before, lastModifiedBy, lastModifiedDateTime, version } = item;
  const history = [...(item.history ?? []), { values: before, lastModifiedBy, lastModifiedDateTime, version }].slice(1 - keptVersions);
  Object.assign(item, { values, lastModifiedBy: by, lastModifiedDateTime: at, version: version + 1, change: list.change, history });
  Object.assign(list, { lastModifiedDateTime: at, lastModifiedBy: by });
}

/** Marks that something of a list itself was changed. */
export function touchList(call: Call, list: SiteList): void {
  const { by, at } = changeOf(call);
  Object.assign(list, { lastModifiedBy: by, lastModifiedDateTime: at, version: list.version + 1 });
}
