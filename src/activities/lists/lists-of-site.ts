import { z } from 'zod';
import type { Graph } from '../../core/ports.ts';
import { top, take } from '../take.ts';
import { findingSite, findSite, siteReference } from './find-site.ts';
import { listProperties, toList, type GraphList, type SharePointList } from './list.ts';

/** The inputs of an activity that goes through the lists of a site. */
export const siteFields = {
  site: siteReference,
  includeColumns: z.boolean().default(false).describe('Give the columns of each list too.'),
  includeHidden: z.boolean().default(false).describe('Give hidden lists too.'),
  top,
};

const siteInput = z.object(siteFields);

/** The calls that `listsOfSite` makes; an activity declares them. */
export const siteCalls = [findingSite, { operation: 'GET /sites/{site}/lists' }] as const;

/** Goes through the lists of a site. */
export async function* listsOfSite(
  graph: Graph<(typeof siteCalls)[number]['operation']>,
  { site: reference, includeColumns, includeHidden, top: wanted }: z.output<typeof siteInput>,
): AsyncGenerator<SharePointList, void, void> {
  const site = await findSite(graph as Graph, reference);
  const query = { $select: listProperties, ...(includeColumns && { $expand: 'columns' }) };
  const found = graph.list<GraphList>('GET /sites/{site}/lists', { params: { site }, query });
  yield* take(shown(), wanted);

  async function* shown(): AsyncGenerator<SharePointList, void, void> {
    for await (const list of found) {
      if (includeHidden || list.list?.hidden !== true) yield toList(list, site, includeColumns ? (list.columns ?? []) : undefined);
    }
  }
}
