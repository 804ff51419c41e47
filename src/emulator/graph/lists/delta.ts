import type { ListItem } from '../../tenant/lists.ts';
import { contextOf, linkWith } from '../odata/context.ts';
import { expandResource } from '../odata/expand.ts';
import { packToken, unpackToken } from '../odata/opaque-token.ts';
import { parseQuery } from '../odata/query-options.ts';
import type { Resource } from '../odata/select.ts';
import { selectProperties } from '../odata/select.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import { readPreferences } from '../prefer.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { itemExpand, itemResource, itemType } from './item-resource.ts';
import { openList, type OpenedList } from './opened.ts';

/** How long a token is good, in milliseconds. Assumption: as that of drives. */
const lifetime = 30 * 24 * 60 * 60 * 1000;

const usualPage = 200;

/** Where a round stands. */
interface Position {
  /** The number of the last change that was told. */
  readonly after: number;
  /** True: nothing was told yet, so that what is gone need not be. */
  readonly isFirst: boolean;
  /** The query options of the first request. */
  readonly query: string;
}

/**
 * What changed in a list since the last time. https://learn.microsoft.com/graph/api/listitem-delta
 *
 * @throws GraphFailure 410 for a token that is too old, or none.
 */
export async function itemsDelta(call: Call): Promise<Reply> {
  const opened = openList(call);
  const { list } = opened;
  const purpose = `list delta ${list.id}`;
  const position = positionOf(call, opened, purpose);
  const { query, unkept } = await judgedQuery(parseQuery(new URLSearchParams(position.query)), itemType, ['fields']);
  const changed = [...list.items.values()]
    .filter(({ change, deletedDateTime }) => change > position.after && !(position.isFirst && deletedDateTime !== undefined))
    .toSorted((a, b) => a.change - b.change);
  const page = changed.slice(0, readPreferences(call.headers).maxPageSize ?? query.top ?? usualPage);
  const value = [];
  for (const item of page) {
    const resource = withUnkept(selectProperties(deltaResource(call, opened, item), query.select, ['id', 'deleted']), unkept);
    value.push(
      item.deletedDateTime === undefined
        ? await expandResource(resource, item, query.expand, itemExpand(call.tenant, list), itemType)
        : resource,
    );
  }
  const isDone = page.length === changed.length;
  const next: Position = {
    after: isDone ? list.change : (page.at(-1)?.change ?? 0),
    isFirst: position.isFirst && !isDone,
    query: position.query,
  };
  const link = linkTo(call, packToken(call.tenant, purpose, next));
  return {
    status: 200,
    body: { '@odata.context': contextOf(call, 'Collection(listItem)'), [isDone ? '@odata.deltaLink' : '@odata.nextLink']: link, value },
  };
}

function positionOf(call: Call, { list }: OpenedList, purpose: string): Position {
  const params = [...call.url.searchParams].filter(([name]) => name.toLowerCase() !== 'token');
  const query = new URLSearchParams(params).toString();
  const token = call.params['token'] ?? call.url.searchParams.get('token') ?? undefined;
  if (token === undefined) return { after: 0, isFirst: true, query };
  if (token === 'latest') return { after: list.change, isFirst: false, query };
  const unpacked = unpackToken(call.tenant, purpose, token);
  if (!unpacked || call.tenant.clock.now().getTime() - unpacked.at > lifetime) throw resync(call);
  return unpacked.state as Position;
}

function deltaResource(call: Call, { site, list }: OpenedList, item: ListItem): Resource {
  if (item.deletedDateTime === undefined) return itemResource(call.tenant, site, list, item);
  return { id: String(item.id), parentReference: { siteId: site.id, id: item.guid }, deleted: { state: 'deleted' } };
}

function plainPath({ url }: Call): URL {
  const plain = new URL(url);
  plain.pathname = plain.pathname
    .split(/\(token=/i, 1)
    .join('')
    .replace(/\(\)$/, '');
  return plain;
}

function linkTo(call: Call, token: string): string {
  return linkWith({ url: plainPath(call) }, new URLSearchParams({ token }));
}

/** The codes are those of the page; the words are an assumption. */
function resync(call: Call): GraphFailure {
  const { origin, pathname } = plainPath(call);
  return new GraphFailure(410, 'resyncRequired', 'Resync required. Replace any local items with the version of the service.', {
    headers: { Location: `${origin}${pathname}` },
    innerCodes: ['resyncChangesApplyDifferences'],
  });
}
