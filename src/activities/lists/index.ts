import { addItems } from './add-items.ts';
import { columns } from './columns.ts';
import { deleteItem } from './delete-item.ts';
import { forEach } from './for-each.ts';
import { forEachItem } from './for-each-item.ts';
import { get } from './get.ts';
import { getItem } from './get-item.ts';
import { items } from './items.ts';
import { list } from './list-activity.ts';
import { site } from './get-site.ts';
import { searchSites } from './search-sites.ts';
import { updateItem } from './update-item.ts';
import { waitForAdded } from './wait-for-added.ts';
import { waitForUpdated } from './wait-for-updated.ts';

export {
  addItems,
  columns,
  deleteItem,
  forEach,
  forEachItem,
  get,
  getItem,
  items,
  list,
  searchSites,
  site,
  updateItem,
  waitForAdded,
  waitForUpdated,
};
export type { ColumnValue } from './column-value.ts';
export type { ListColumn } from './column.ts';
export type { ListItem } from './item.ts';
export type { SharePointList } from './list.ts';
export type { Site } from './site.ts';

/** Every activity on SharePoint lists: the classic ones first. */
export const listsActivities = Object.freeze([
  get,
  forEach,
  forEachItem,
  items,
  addItems,
  updateItem,
  deleteItem,
  list,
  columns,
  getItem,
  site,
  searchSites,
  waitForAdded,
  waitForUpdated,
] as const);
