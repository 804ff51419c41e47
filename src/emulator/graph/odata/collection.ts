import { preferenceApplied, readPreferences, withApplied } from '../prefer.ts';
import type { Call, Reply } from '../route.ts';
import { badRequest, type EntityType } from './bad-request.ts';
import { contextOf, linkWith } from './context.ts';
import { type Expand, expandResource } from './expand.ts';
import { packToken, unpackToken } from './opaque-token.ts';
import type { QueryOptions } from './query.ts';
import { type QueryRule, underRules } from './query-rule.ts';
import { type Resource, selectProperties } from './select.ts';
import { type Behind, pickItems } from './pick.ts';
import { wholeQuery, withUnkept } from './whole-query.ts';

/**
 * How a collection answers. `Item` is what the caller keeps; it is turned into a resource only for the page that goes out.
 */
export interface CollectionOptions<Item> {
  /** After `$metadata#` in `@odata.context`, without the selected properties: `users('...')/messages`. */
  readonly context: string;
  /** The type of the items; with `properties`, unknown names in the query are refused. */
  readonly type: EntityType;
  /** Page size without `$top`. */
  readonly defaultTop: number;
  /** How the next page is named in `@odata.nextLink`: Outlook counts, the directory hands out an opaque token. */
  readonly paging: 'skip' | 'skiptoken';
  /**
   * The resource of an item. Default: the item itself.
   *
   * @param select - Properties that will be kept; undefined when all are. It may be used to leave out what is dear.
   */
  resource?(item: Item, select: readonly string[] | undefined): Resource | Promise<Resource>;
  /** One property of an item, for `$filter` and `$orderby`. Default: taken from `resource`, which must then answer at once. */
  read?(item: Item, property: string): unknown;
  /** Navigation properties that `$expand` may name. */
  readonly expand?: Expand<Item>;
  /**
   * What items are sorted by without `$orderby`, each by another text. Then the link to the next page names the last item of this one, and not a number: it
   * goes on behind it, whatever was deleted or added meanwhile. Only with `skiptoken`.
   */
  keyOf?(item: Item): string;
  /** The meaning of `$search`; without it, `$search` is refused. @param text - As it came, quotes included. */
  search?(text: string, query: QueryOptions): (item: Item) => boolean;
  /** At most so many results of a `$search`. */
  readonly searchLimit?: number;
  /** Throws a GraphFailure for what depends on the caller. */
  check?(query: QueryOptions): void;
  /** What the service refuses and ignores of a query. Default: nothing. */
  rules?(query: QueryOptions): readonly QueryRule[];
  /** Properties that come although not selected. Default `['id']`; the directory has none. */
  readonly alwaysSelected?: readonly string[];
  /** True: `@odata.count` is on the first page only, as in the directory. Default false. */
  readonly countOnFirstPageOnly?: boolean;
  /** Other headers of the answer, such as `Preference-Applied`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers with a page of a collection: `$filter`, `$search`, `$orderby`, `$skip`, `$top`, `$count`, `$select`, `$expand`, and the
 * link to the next page.
 *
 * @param items - In the order in which they come without `$orderby`. Read only as far as the page needs.
 * @throws GraphFailure 400 for a query that cannot be.
 */
export async function listReply<Item>(call: Call, items: Iterable<Item>, options: CollectionOptions<Item>): Promise<Reply> {
  const { query: asked, unkept } = await wholeQuery(call, options.type, Object.keys(options.expand ?? {}));
  const query = allowed(call, asked, options);
  const wanted = wantedPageSize(call);
  const top = Math.min(query.top ?? wanted ?? options.defaultTop, wanted ?? Number.POSITIVE_INFINITY);
  const place = placeOf(call, query);
  const [skip, behind] = typeof place === 'number' ? [place, undefined] : [0, place];
  const isCounted = query.count && !(options.countOnFirstPageOnly && query.skipToken !== undefined);

  const now = (): Date => call.tenant.clock.now();
  const { page, hasMore, total, last } = pickItems(items, { query, skip, behind, top, isCounted, now, options });
  const next = options.keyOf && last ? { values: last.values, key: last.key } : skip + top;
  const value: Resource[] = [];
  for (const item of page) value.push(withUnkept(await pageResource(item, query, options), unkept));
  return {
    status: 200,
    headers: withApplied(options.headers ?? {}, preferenceApplied({ 'odata.maxpagesize': wanted })),
    body: {
      '@odata.context': contextOf(call, withSelect(options.context, query)),
      ...(isCounted ? { '@odata.count': total } : {}),
      ...(hasMore && top > 0 ? { '@odata.nextLink': nextLink(call, query, options, next) } : {}),
      value,
    },
  };
}

/** Answers `/$count`: the number of items, as plain text, after `$filter` and `$search`. */
export async function countReply<Item>(call: Call, items: Iterable<Item>, options: CollectionOptions<Item>): Promise<Reply> {
  const { query: asked } = await wholeQuery(call, options.type, Object.keys(options.expand ?? {}));
  const query = allowed(call, asked, options);
  const { total } = pickItems(items, { query, skip: 0, top: 0, isCounted: true, now: () => call.tenant.clock.now(), options });
  return { status: 200, body: String(total), headers: { 'Content-Type': 'text/plain' } };
}

function allowed<Item>(call: Call, query: QueryOptions, { check, rules }: CollectionOptions<Item>): QueryOptions {
  check?.(query);
  return underRules(call.tenant, query, rules?.(query) ?? []);
}

async function pageResource<Item>(item: Item, query: QueryOptions, options: CollectionOptions<Item>): Promise<Resource> {
  const resource = await (options.resource ? options.resource(item, query.select) : (item as Resource));
  const kept = selectProperties(resource, query.select, options.alwaysSelected ?? ['id']);
  return expandResource(kept, item, query.expand, options.expand, options.type);
}

/** The largest page that every service takes. */
const largestPage = 999;

/**
 * What `Prefer: odata.maxpagesize` makes of a page; undefined where it is not asked for.
 *
 * Assumption: every list follows it as the delta functions do, and of it and `$top` the smaller one counts. The pages of Graph name it for some lists only; a service that ignores it would change that.
 */
function wantedPageSize(call: Call): number | undefined {
  const { maxPageSize } = readPreferences(call.headers);
  return maxPageSize && Math.min(maxPageSize, largestPage);
}

/** Bound to the path, so that the link of one collection is no good for another. */
function pagingPurpose(call: Call): string {
  return `page:${call.url.pathname.toLowerCase()}`;
}

/** Where a page begins: after so many items, or behind one. */
function placeOf(call: Call, query: QueryOptions): number | Behind {
  if (query.skipToken === undefined) return query.skip;
  const state = unpackToken(call.tenant, pagingPurpose(call), query.skipToken)?.state;
  if (state === undefined) throw badRequest('The skip token is not valid. Follow @odata.nextLink as it is.');
  // It was signed for this list, so it is what was packed for it.
  return state as number | Behind;
}

function nextLink<Item>(call: Call, query: QueryOptions, options: CollectionOptions<Item>, next: number | Behind): string {
  const params = new URLSearchParams([...call.url.searchParams].filter(([name]) => !/^\$?skip(token)?$/i.test(name)));
  if (options.paging === 'skip' && query.search === undefined) params.set('$skip', String(next));
  else params.set('$skiptoken', packToken(call.tenant, pagingPurpose(call), next));
  return linkWith(call, params);
}

/** Names the selected properties in a context, as Graph does: `users('...')/messages(subject,from)`. */
export function withSelect(context: string, query: QueryOptions): string {
  return query.select === undefined ? context : `${context}(${query.select.join(',')})`;
}
