import type { Drive, DriveItem } from '../../tenant/drives.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { contextOf, linkWith } from '../odata/context.ts';
import { expandResource } from '../odata/expand.ts';
import { packToken, unpackToken } from '../odata/opaque-token.ts';
import { parseQuery } from '../odata/query-options.ts';
import { selectProperties } from '../odata/select.ts';
import { judgedQuery, withUnkept } from '../odata/whole-query.ts';
import { readPreferences } from '../prefer.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { rightOn } from './access.ts';
import { decodedPath } from './decoded-path.ts';
import { itemExpand, itemResource, itemType } from './item-resource.ts';
import { openItem } from './opened.ts';
import { lineageOf } from './tree.ts';

/** How long a token is good, in milliseconds. Assumption: the page says "a long time". */
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
 * What changed below an item since the last time, with the folders that it is in. https://learn.microsoft.com/graph/api/driveitem-delta
 *
 * @throws GraphFailure 410 for a token that is too old, or none.
 */
export async function itemDelta(call: Call): Promise<Reply> {
  const { drive, item } = openItem(call);
  const purpose = `drive delta ${drive.id} ${item.id}`;
  const given = new URLSearchParams([...call.url.searchParams].filter(([name]) => name.toLowerCase() !== 'token' && !name.startsWith('(')));
  const token = tokenIn(call);
  const position =
    token === undefined ? { after: 0, isFirst: true, query: given.toString() } : positionOf(call, drive, purpose, token, given);
  const { query, unkept } = await judgedQuery(
    parseQuery(new URLSearchParams(position.query)),
    itemType,
    Object.keys(itemExpand(call, drive)),
  );

  const changed = [...drive.items.values()]
    .filter((one) => one.change > position.after && !(position.isFirst && one.deletedDateTime !== undefined) && isBelow(drive, one, item))
    .filter((one) => rightOn(call, drive, one) !== 'none')
    .toSorted((a, b) => a.change - b.change);
  const page = changed.slice(0, readPreferences(call.headers).maxPageSize ?? query.top ?? usualPage);
  const told = new Set(call.headers.has('deltaExcludeParent') ? page : page.flatMap((one) => lineageOf(drive, one).toReversed()));
  const value = [];
  for (const one of told) {
    const resource = selectProperties(deltaResource(call, drive, one, query.select), query.select, ['id', 'deleted']);
    value.push(await expandResource(withUnkept(resource, unkept), one, query.expand, itemExpand(call, drive), itemType));
  }
  const isDone = page.length === changed.length;
  const after = isDone ? drive.change : (page.at(-1)?.change ?? position.after);
  const next: Position = { after, isFirst: position.isFirst && !isDone, query: position.query };
  const link = linkTo(call, packToken(call.tenant, purpose, next));
  return {
    status: 200,
    body: { '@odata.context': contextOf(call, 'Collection(driveItem)'), [isDone ? '@odata.deltaLink' : '@odata.nextLink']: link, value },
  };
}

/** A token stands in the address in one of three ways, of which one is a slip of the page that clients follow. */
function tokenIn({ params, url }: Call): string | undefined {
  const inQuery = [...url.searchParams].find(([name]) => name.toLowerCase() === 'token')?.[1];
  const [, slipped] = /^\?\(token=(?:'|%27)(.*?)(?:'|%27)\)/.exec(url.search) ?? [];
  return params['token'] ?? inQuery ?? (slipped === undefined ? undefined : decodedPath(slipped));
}

function positionOf(call: Call, drive: Drive, purpose: string, token: string, given: URLSearchParams): Position {
  const query = given.toString();
  if (token === 'latest') return { after: drive.change, isFirst: false, query };
  const moment = /^\d{4}-\d\d-\d\dT/.test(token) ? Date.parse(token) : Number.NaN;
  if (!Number.isNaN(moment) && drive.driveType !== 'personal') return { after: changeBefore(drive, moment), isFirst: false, query };
  const unpacked = unpackToken(call.tenant, purpose, token);
  if (!unpacked || isTooOld(call.tenant, unpacked.at)) throw resync(call);
  return unpacked.state as Position;
}

function isTooOld({ clock }: Tenant, at: number): boolean {
  return clock.now().getTime() - at > lifetime;
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

function linkTo(call: Call, token: string): string {
  const path = withoutToken(call.url.pathname).replace(/\(\)$/, '');
  return linkWith(pathOnly(call, path), new URLSearchParams({ token }));
}

function withoutToken(pathname: string): string {
  return pathname.split(/\(token=/i, 1).join('');
}

function pathOnly({ url }: Call, pathname: string): { readonly url: URL } {
  const plain = new URL(url);
  plain.pathname = pathname;
  return { url: plain };
}

/** https://learn.microsoft.com/graph/api/driveitem-delta names the codes; the words are an assumption. */
function resync(call: Call): GraphFailure {
  const fresh = pathOnly(call, withoutToken(call.url.pathname)).url;
  return new GraphFailure(410, 'resyncRequired', 'Resync required. Replace any local items with the version of the service.', {
    headers: { Location: `${fresh.origin}${fresh.pathname}` },
    innerCodes: ['resyncChangesApplyDifferences'],
  });
}
