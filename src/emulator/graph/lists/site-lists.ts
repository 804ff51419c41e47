import type { Drive, Site } from '../../tenant/drives.ts';
import type { SiteList } from '../../tenant/lists.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { seededLists } from './seed.ts';
import { listsOf } from './state.ts';

/** The lists of a site, but for its libraries; those of the seed are made when they are first asked for. */
export function listsOfSite(tenant: Tenant, site: Site): SiteList[] {
  const { lists, filled } = listsOf(tenant);
  if (!filled.has(site.id)) {
    filled.add(site.id);
    for (const made of seededLists(tenant, site)) lists.set(made.id, made);
  }
  return [...lists.values()].filter(({ siteId }) => siteId === site.id);
}

/** True for a title that something in a site has; the library has one too. @param own - The list that is to get it. */
export function isTitleTaken(tenant: Tenant, site: Site, library: Drive, title: string, own?: SiteList): boolean {
  const others = listsOfSite(tenant, site).filter((list) => list !== own);
  return [library.name, ...others.map(({ displayName }) => displayName)].some((one) => one.toLowerCase() === title.toLowerCase());
}
