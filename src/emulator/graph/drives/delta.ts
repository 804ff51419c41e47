import type { Drive, DriveItem } from '../../tenant/drives.ts';
import { contextOf } from '../odata/context.ts';
import { expandResource } from '../odata/expand.ts';
import { parseQuery } from '../odata/query-options.ts';
import { selectProperties } from '../odata/select.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import type { Call, Reply } from '../route.ts';
import { rightOn } from './access.ts';
import { linkOfRound, pageOfRound, roundOf } from './change-round.ts';
import { itemExpand, itemResource, itemType } from './item-resource.ts';
import { openItem } from './opened.ts';
import { lineageOf } from './tree.ts';

/**
 * What changed below an item since the last time, with the folders that it is in. https://learn.microsoft.com/graph/api/driveitem-delta
 *
 * @throws GraphFailure 410 for a token that is too old, or none.
 */
export async function itemDelta(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  const purpose = `drive delta ${drive.id} ${item.id}`;
  const round = roundOf(call, purpose, {
    change: drive.change,
    ...(drive.driveType !== 'personal' && { changeBefore: (moment: number) => changeBefore(drive, moment) }),
  });
  const { query, unkept } = await judgedQuery(parseQuery(new URLSearchParams(round.query)), itemType, Object.keys(itemExpand(call, drive)));
  const seen = [...drive.items.values()].filter((one) => isBelow(drive, one, item) && rightOn(call, drive, one) !== 'none');
  const { page, isDone } = pageOfRound(call, seen, round, query.top);
  const told = new Set(call.headers.has('deltaExcludeParent') ? page : page.flatMap((one) => lineageOf(drive, one).toReversed()));
  const value = [];
  for (const one of told) {
    const resource = selectProperties(deltaResource(call, drive, one, query.select), query.select, ['id', 'deleted']);
    value.push(await expandResource(withUnkept(resource, unkept), one, query.expand, itemExpand(call, drive), itemType));
  }
  const link = linkOfRound(call, purpose, round, { page, isDone, change: drive.change });
  return { status: 200, body: { '@odata.context': contextOf(call, 'Collection(driveItem)'), ...link, value } };
}

/** The number of the last change before a moment. */
function changeBefore(drive: Drive, moment: number): number {
  const later = [...drive.items.values()].filter(({ lastModifiedDateTime }) => Date.parse(lastModifiedDateTime) > moment);
  return Math.min(drive.change, ...later.map(({ change }) => change - 1));
}

/** Also what was below it when it went to the recycle bin: its folder is known still. */
function isBelow(drive: Drive, one: DriveItem, item: DriveItem): boolean {
  return lineageOf(drive, one).includes(item);
}

function deltaResource(call: Call, drive: Drive, item: DriveItem, select: readonly string[] | undefined): Record<string, unknown> {
  const resource = itemResource(call, drive, item, select);
  if (item.deletedDateTime === undefined) return resource;
  const { '@microsoft.graph.downloadUrl': _, ...rest } = resource;
  return { ...rest, deleted: { state: 'softDeleted' } };
}
