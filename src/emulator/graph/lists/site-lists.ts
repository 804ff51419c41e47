import type { Site } from '../../tenant/drives.ts';
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
