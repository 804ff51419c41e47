import type { Site } from '../../tenant/drives.ts';
import type { ListItem, SiteList } from '../../tenant/lists.ts';
import type { Call } from '../route.ts';
import { libraryOf, rightIn } from '../drives/access.ts';
import { accessDenied, itemNotFound } from '../drives/failures.ts';
import { openSite } from '../drives/sites.ts';
import { listNotFound } from './failures.ts';
import { peopleList } from './people.ts';
import { listsOfSite } from './site-lists.ts';

/** A list, and the site that it is in. */
export interface OpenedList {
  readonly site: Site;
  readonly list: SiteList;
}

/** The list that a call is about, by its id, its name or its title. @throws GraphFailure 400, 403, 404. */
export function openList(call: Call): OpenedList {
  const site = openSite(call);
  const wanted = (call.params['list-id'] ?? '').toLowerCase();
  const lists = [...listsOfSite(call.tenant, site), peopleList(call.tenant, site)];
  const list =
    lists.find(({ id }) => id === wanted) ??
    lists.find(({ name, displayName }) => [name, displayName].some((one) => one.toLowerCase() === wanted));
  if (!list) throw listNotFound();
  return { site, list };
}

/** The same for somebody who may change what is in it. @throws GraphFailure 400, 403, 404. */
export function openListToChange(call: Call): OpenedList {
  const opened = openList(call);
  requireChange(call, opened.site);
  if (opened.list.isHidden) throw accessDenied();
  return opened;
}

/** Refuses who may not change what is in a site. @throws GraphFailure 403. */
export function requireChange(call: Call, site: Site): void {
  if (rightIn(call, libraryOf(call, site)) !== 'write') throw accessDenied();
}

/** The item that a call is about. @throws GraphFailure 404. */
export function itemIn({ items }: SiteList, { params }: Call): ListItem {
  const item = items.get(Number(params['item-id']));
  if (!item || item.deletedDateTime !== undefined) throw itemNotFound();
  return item;
}
