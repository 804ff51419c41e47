import type { Site } from '../../tenant/drives.ts';
import type { Resource } from '../odata/select.ts';
import { type Call, GraphFailure } from '../route.ts';
import { accessDenied } from './failures.ts';
import { hostOf, sitesOf } from './state.ts';

/** The published type of sites, with what the emulator keeps of it. */
export const siteType = {
  name: 'site',
  properties: ['id', 'name', 'displayName', 'description', 'webUrl', 'createdDateTime', 'lastModifiedDateTime', 'root', 'siteCollection'],
} as const;

/** A site as it goes out. https://learn.microsoft.com/graph/api/resources/site */
export function siteResource(site: Site): Resource {
  return {
    createdDateTime: site.createdDateTime,
    description: site.description,
    id: site.id,
    lastModifiedDateTime: site.createdDateTime,
    name: site.name,
    webUrl: site.webUrl,
    displayName: site.displayName,
    root: {},
    // Assumption: where the organisation is.
    siteCollection: { hostname: site.id.split(',')[0], ...(site.path === '' ? { dataLocationCode: 'EUR', root: {} } : {}) },
  };
}

/** The site that a call names by id, by host, or by host and path. @throws GraphFailure 400, 403, 404. */
export function openSite(call: Call): Site {
  const { 'site-id': key = 'root', 'site-path': path } = call.params;
  const site = path === undefined ? siteOfKey(call, key) : siteAt(call, key, path);
  if (!canSee(call, site)) throw accessDenied();
  return site;
}

/** The sites that the caller may see. */
export function visibleSites(call: Call): Site[] {
  return sitesOf(call.tenant).filter((site) => canSee(call, site));
}

function siteOfKey({ tenant }: Call, key: string): Site {
  const wanted = key.toLowerCase();
  const sites = sitesOf(tenant);
  if (wanted === 'root' || wanted === hostOf(tenant)) return found(sites.find(({ path }) => path === ''));
  // The id has three parts; the one of the collection alone is an id too: https://learn.microsoft.com/graph/api/site-get
  if (!/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(wanted.split(',').at(-1) ?? '')) throw badHost();
  return found(sites.find(({ id }) => id === wanted || id.split(',')[1] === wanted));
}

function siteAt({ tenant }: Call, host: string, path: string): Site {
  if (host.toLowerCase() !== hostOf(tenant)) throw badHost();
  return found(sitesOf(tenant).find((site) => site.path.toLowerCase() === path.toLowerCase()));
}

function canSee({ tenant, access: { user } }: Call, { groupId }: Site): boolean {
  if (!user || groupId === null) return true;
  const group = tenant.groups.get(groupId);
  return group?.visibility === 'Public' || group?.members.includes(user.id) === true;
}

function found(site: Site | undefined): Site {
  // Assumption: the words.
  if (!site) throw new GraphFailure(404, 'itemNotFound', 'Requested site could not be found');
  return site;
}

/** Assumption: the words. */
function badHost(): GraphFailure {
  return new GraphFailure(400, 'invalidRequest', 'Invalid hostname for this tenancy');
}
