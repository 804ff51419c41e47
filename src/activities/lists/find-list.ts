import { z } from 'zod';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { naming } from '../../core/named-thing.ts';
import { nearest } from '../../core/nearest.ts';
import type { Graph } from '../../core/ports.ts';
import { columnOutput, toColumn, type ListColumn } from './column.ts';
import { findingSite, findSite, siteReference, type SiteReference } from './find-site.ts';
import { listProperties, type GraphList } from './list.ts';

const known = z.looseObject({ id: z.string().min(1), site: z.string().min(1).optional(), columns: z.array(columnOutput).nullish() });

/** Which list is meant. */
export const listReference = z
  .union([z.string().trim().min(1), known], { error: 'must be the title of a list, its id, or a list that another activity gave.' })
  .meta({
    ...naming('list'),
    named: { name: 'ListReference', text: 'A list of SharePoint: its title, its id, or a list that another activity gave.' },
    description: 'The list: its title, its id, or a list that another activity gave.',
  });

/** The inputs that say on which list an activity works. */
export const listFields = {
  site: siteReference
    .optional()
    .describe(
      'The site: its address (https://contoso.sharepoint.com/sites/accounts) or that of anything below it, its id, or a site that another activity gave. May be left out with a list that another activity gave.',
    ),
  list: listReference,
};

/** What an input says of the list. */
export interface ListInput {
  readonly site?: SiteReference | undefined;
  readonly list: z.output<typeof listReference>;
}

/** The calls that an activity declares to find its list, with its columns. */
export const findingList = [
  findingSite,
  { operation: 'GET /sites/{site}/lists/{list}' },
  // By which a list is found whose title cannot be part of an address, and the lists are named that are there.
  { operation: 'GET /sites/{site}/lists', afterFailure: true },
] as const;

/** Where a list is. */
export interface ListPlace {
  /** Id of its site. */
  readonly site: string;
  /** Id of the list. */
  readonly list: string;
}

/** A list that was found, with what is needed to work on its items. */
export interface FoundList extends ListPlace {
  readonly columns: readonly ListColumn[];
}

/**
 * Finds the list that an input names, with its columns. A list that was given with its columns costs no call.
 *
 * @throws OnbehalfError NOT_FOUND naming the lists that are there; INPUT_INVALID for a list of another site than the one that is named.
 */
export async function findList(graph: Graph, input: ListInput): Promise<FoundList> {
  const { list } = input;
  if (typeof list !== 'string' && list.site !== undefined && list.columns) {
    const site = await siteOf(graph, input);
    return { site, list: list.id, columns: list.columns };
  }
  const { site, found } = await readList(graph, input);
  return { site, list: found.id, columns: (found.columns ?? []).map(toColumn) };
}

/** Reads the list that an input names. @param withColumns - Default true. @throws as `findList`. */
export async function readList(
  graph: Graph,
  input: ListInput,
  withColumns = true,
): Promise<{ readonly site: string; readonly found: GraphList }> {
  const site = await siteOf(graph, input);
  const list = typeof input.list === 'string' ? input.list : input.list.id;
  try {
    return { site, found: await readAt(graph, { site, list }, withColumns) };
  } catch (error) {
    if (!isOnbehalfError(error) || error.code !== 'NOT_FOUND') throw error;
    // Some titles cannot be part of an address.
    return { site, found: await readAt(graph, { site, list: await idByTitle(graph, site, list, error) }, withColumns) };
  }
}

/** https://learn.microsoft.com/graph/api/list-get: by id or by title. */
async function readAt(graph: Graph, { site, list }: ListPlace, withColumns: boolean): Promise<GraphList> {
  const query = { $select: listProperties, ...(withColumns && { $expand: 'columns' }) };
  return await graph.call<GraphList>('GET /sites/{site}/lists/{list}', { params: { site, list }, query });
}

/** The id of the site of a list, which a list that was given says itself. */
async function siteOf(graph: Graph, { site, list }: ListInput): Promise<string> {
  const own = typeof list === 'string' ? undefined : list.site;
  if (site === undefined) {
    if (own === undefined)
      throw inputError('The list', [{ field: 'site', problem: 'is required with a list that does not say its site.' }]);
    return own;
  }
  const named = await findSite(graph, site);
  // The site at the top goes by its host name, with which the id of every site there begins: Graph says whether the list is in it.
  if (own === undefined || own === named || own.split(',')[0] === named) return named;
  throw inputError('The list', [
    { field: 'list', problem: `is in the site ${own}, and this call names the site ${named}. Leave \`site\` out.` },
  ]);
}

/**
 * The id of the list with a title, in any letter case.
 *
 * @throws OnbehalfError NOT_FOUND saying which lists there are; what was refused before where the lists cannot be read.
 */
async function idByTitle(graph: Graph, site: string, wanted: string, before: OnbehalfError): Promise<string> {
  const titles: string[] = [];
  try {
    const request = { params: { site }, query: { $select: 'id,name,displayName' } };
    for await (const { id, displayName, name } of graph.list<GraphList>('GET /sites/{site}/lists', request)) {
      const title = displayName ?? name ?? '';
      if (title.toLowerCase() === wanted.toLowerCase()) return id;
      titles.push(title);
    }
  } catch {
    throw before;
  }
  const close = nearest(wanted, titles);
  const hint = close === undefined ? `There are: ${titles.join(', ') || 'none'}.` : `Did you mean ${close}?`;
  throw new OnbehalfError('NOT_FOUND', `The site has no list "${wanted}". ${hint}`, {
    fields: [{ field: 'list', problem: 'must be the title or the id of a list of the site.' }],
    details: { status: 404 },
    remedy: 'Give the title of a list as people see it, or its id.',
  });
}

/** The `params` of a call on a list. */
export function paramsOf({ site, list }: ListPlace): { readonly site: string; readonly list: string } {
  return { site, list };
}
