import type { ListItem } from '../../tenant/lists.ts';
import { linkOfRound, pageOfRound, roundOf } from '../drives/change-round.ts';
import { contextOf } from '../odata/context.ts';
import { expandResource } from '../odata/expand.ts';
import { parseQuery } from '../odata/query-options.ts';
import { type Resource, selectProperties } from '../odata/select.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import type { Call, Reply } from '../route.ts';
import { itemExpand, itemResource, itemType } from './item-resource.ts';
import { openList, type OpenedList } from './opened.ts';

/**
 * What changed in a list since the last time. https://learn.microsoft.com/graph/api/listitem-delta
 *
 * @throws GraphFailure 410 for a token that is too old, or none.
 */
export async function itemsDelta(call: Call): Promise<Reply> {
  const opened = openList(call);
  const { list } = opened;
  const purpose = `list delta ${list.id}`;
  const round = roundOf(call, purpose, { change: list.change });
  const { query, unkept } = await judgedQuery(parseQuery(new URLSearchParams(round.query)), itemType, ['fields']);
  const { page, isDone } = pageOfRound(call, list.items.values(), round, query.top);
  const value = [];
  for (const item of page) {
    const resource = withUnkept(selectProperties(deltaResource(call, opened, item), query.select, ['id', 'deleted']), unkept);
    const isGone = item.deletedDateTime !== undefined;
    value.push(isGone ? resource : await expandResource(resource, item, query.expand, itemExpand(call.tenant, list), itemType));
  }
  const link = linkOfRound(call, purpose, round, { page, isDone, change: list.change });
  return { status: 200, body: { '@odata.context': contextOf(call, 'Collection(listItem)'), ...link, value } };
}

function deltaResource(call: Call, { site, list }: OpenedList, item: ListItem): Resource {
  if (item.deletedDateTime === undefined) return itemResource(call.tenant, site, list, item);
  return { id: String(item.id), parentReference: { siteId: site.id, id: item.guid }, deleted: { state: 'deleted' } };
}
