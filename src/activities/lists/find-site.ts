import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import { naming } from '../../core/named-thing.ts';
import type { Graph } from '../../core/ports.ts';
import { readAddress } from '../files/address.ts';
import { siteProperties, type GraphSite } from './site.ts';

/** Which site is meant. */
export const siteReference = z
  .union([z.string().trim().min(1), z.looseObject({ id: z.string().min(1) })], {
    error: 'must be the address of a site, its id, or a site that another activity gave.',
  })
  .meta({
    ...naming('site'),
    named: { name: 'SiteReference', text: 'A site of SharePoint: its address, its id, or a site that another activity gave.' },
    description:
      'The site: its address (https://contoso.sharepoint.com/sites/accounts) or that of anything below it, its id, or a site that another activity gave.',
  });

/** A site, as an input names it. */
export type SiteReference = z.output<typeof siteReference>;

/** The call by which a site is found by its address. */
export const findingSite = { operation: 'GET /sites/{host}:/{+path}' } as const;

/** The call that reads a site by its id. */
export const readingSite = { operation: 'GET /sites/{site}' } as const;

/** Names in an address that stand below a site: its lists, its pages, its libraries of old. */
const below = /^(?:Lists|SitePages|SiteAssets|Shared Documents|Forms|_layouts|_catalogs)$/i;

/** The id of the site that is meant. An id, and the site at the top, cost no call. @throws OnbehalfError INPUT_INVALID; what Graph refuses. */
export async function findSite(graph: Graph, reference: SiteReference): Promise<string> {
  const place = placeOf(reference);
  return typeof place === 'string' ? place : (await readAt(graph, place, 'id')).id;
}

/** Reads the site that is meant; the activity declares `findingSite` and `readingSite`. */
export async function readSite(graph: Graph, reference: SiteReference): Promise<GraphSite> {
  const place = placeOf(reference);
  if (typeof place !== 'string') return await readAt(graph, place, siteProperties);
  return await graph.call<GraphSite>('GET /sites/{site}', { params: { site: place }, query: { $select: siteProperties } });
}

interface SitePlace {
  readonly host: string;
  readonly path: string;
}

async function readAt(graph: Graph, { host, path }: SitePlace, $select: string): Promise<GraphSite> {
  return await graph.call<GraphSite>('GET /sites/{host}:/{+path}', { params: { host, path }, query: { $select } });
}

/** Where a site is, or its id. https://learn.microsoft.com/graph/api/site-get: that at the top goes by its host name. */
function placeOf(reference: SiteReference): SitePlace | string {
  const text = typeof reference === 'string' ? reference : reference.id;
  if (!text.includes('/')) return text;
  const { host, segments } = readAddress(text) ?? { host: '', segments: [] };
  if (host === '') {
    const problem = `must be the address of a site, such as https://contoso.sharepoint.com/sites/accounts, or its id; it is ${text}.`;
    throw inputError('The site', [{ field: 'site', problem }]);
  }
  const end = segments.findIndex((segment) => below.test(segment) || /\.aspx$/i.test(segment));
  const path = (end === -1 ? segments : segments.slice(0, end)).join('/');
  return path === '' ? host : { host, path };
}
