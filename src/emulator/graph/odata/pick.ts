import { compareValues, matchesFilter, readPath } from './evaluate.ts';
import type { OrderItem, QueryOptions } from './query.ts';
import type { Resource } from './select.ts';
import { badRequest } from './bad-request.ts';

interface Picking<Item> {
  readonly query: QueryOptions;
  readonly skip: number;
  readonly top: number;
  /** The page begins behind this place, wherever that is by now. Left out: after `skip` items. */
  readonly behind?: Behind | undefined;
  /** True: the total is wanted, so every item is looked at. */
  readonly isCounted: boolean;
  readonly now: () => Date;
  readonly options: {
    resource?(item: Item, select: undefined): Resource | Promise<Resource>;
    read?(item: Item, property: string): unknown;
    search?(text: string, query: QueryOptions): (item: Item) => boolean;
    readonly searchLimit?: number;
    keyOf?(item: Item): string;
  };
}

/** A place in a sorted list: what its last item is sorted by, and its own key. */
export interface Behind {
  readonly values: readonly unknown[];
  readonly key: string;
}

/** The items of one page; `total` is complete only when it was asked for. */
export interface Picked<Item> {
  readonly page: readonly Item[];
  readonly hasMore: boolean;
  readonly total: number;
  /** The place of the last item of the page, where items have keys. */
  readonly last?: Behind | undefined;
}

/** Filters, searches, sorts and cuts out a page. Without a sort order it stops reading as soon as the page is full. */
export function pickItems<Item>(items: Iterable<Item>, picking: Picking<Item>): Picked<Item> {
  const { query, skip, top, isCounted } = picking;
  const fits = filterOf(picking);
  const limit = query.search === undefined ? Infinity : (picking.options.searchLimit ?? Infinity);
  if (query.orderBy.length > 0 || picking.options.keyOf) {
    const found = sorted([...filtered(items, fits, limit)], picking);
    const { behind } = picking;
    const first = behind ? found.filter((one) => comparePlaces(one, behind, query.orderBy) <= 0).length : skip;
    const page = found.slice(first, first + top);
    return { page: page.map(({ item }) => item), hasMore: found.length > first + top, total: found.length, last: page.at(-1) };
  }
  const page: Item[] = [];
  let total = 0;
  for (const item of filtered(items, fits, limit)) {
    if (total >= skip && total < skip + top) page.push(item);
    total += 1;
    if (!isCounted && total > skip + top) break;
  }
  return { page, hasMore: total > skip + top, total };
}

function* filtered<Item>(items: Iterable<Item>, fits: (item: Item) => boolean, limit: number): Generator<Item> {
  let found = 0;
  for (const item of items) {
    if (!fits(item)) continue;
    yield item;
    found += 1;
    if (found >= limit) return;
  }
}

function filterOf<Item>(picking: Picking<Item>): (item: Item) => boolean {
  const { query, now, options } = picking;
  const { filter, search } = query;
  if (search !== undefined && !options.search) throw badRequest('The query option $search is not supported on this resource.');
  const isFound = search === undefined ? undefined : options.search?.(search, query);
  const dates = new Map();
  return (item) =>
    (isFound?.(item) ?? true) && (filter === undefined || matchesFilter(filter, { read: reader(item, options), now, dates }));
}

/** Reads properties of an item, making its resource at most once. */
function reader<Item>(item: Item, options: Picking<Item>['options']): (property: string) => unknown {
  if (options.read) return (property) => options.read?.(item, property);
  let resource: Resource | undefined;
  return (property) => {
    resource ??= options.resource ? atOnce(options.resource(item, undefined)) : (item as Resource);
    return resource[property];
  };
}

function atOnce(resource: Resource | Promise<Resource>): Resource {
  if (resource instanceof Promise) throw new Error('A collection whose resources take time needs `read`, so that it can be filtered.');
  return resource;
}

function sorted<Item>(items: readonly Item[], { query, now, options }: Picking<Item>): (Behind & { readonly item: Item })[] {
  const placed = items.map((item) => {
    const read = reader(item, options);
    return { item, values: query.orderBy.map(({ segments }) => readPath(segments, { read, now })), key: options.keyOf?.(item) ?? '' };
  });
  return placed.sort((a, b) => comparePlaces(a, b, query.orderBy));
}

function comparePlaces(a: Behind, b: Behind, orderBy: readonly OrderItem[]): number {
  return compareKeys(a.values, b.values, orderBy) || Number(a.key > b.key) - Number(a.key < b.key);
}

function compareKeys(a: readonly unknown[], b: readonly unknown[], orderBy: readonly OrderItem[]): number {
  for (let index = 0; index < orderBy.length; index += 1) {
    const difference = compareNullable(a[index] ?? null, b[index] ?? null);
    if (difference !== 0 && !Number.isNaN(difference)) return orderBy[index]?.descending ? -difference : difference;
  }
  return 0;
}

/** Null comes before everything (OData 4.01 protocol, section 11.2.6.2). */
function compareNullable(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return compareValues(a, b);
}
