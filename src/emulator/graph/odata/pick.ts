import { compareValues, matchesFilter, readPath } from './evaluate.ts';
import type { OrderItem, QueryOptions } from './query.ts';
import type { Resource } from './select.ts';
import { badRequest } from './bad-request.ts';

interface Picking<Item> {
  readonly query: QueryOptions;
  readonly skip: number;
  readonly top: number;
  /** True: the total is wanted, so every item is looked at. */
  readonly isCounted: boolean;
  readonly now: () => Date;
  readonly options: {
    resource?(item: Item, select: undefined): Resource | Promise<Resource>;
    read?(item: Item, property: string): unknown;
    search?(text: string, query: QueryOptions): (item: Item) => boolean;
    readonly searchLimit?: number;
  };
}

/** The items of one page; `total` is complete only when it was asked for. */
export interface Picked<Item> {
  readonly page: readonly Item[];
  readonly hasMore: boolean;
  readonly total: number;
}

/** Filters, searches, sorts and cuts out a page. Without a sort order it stops reading as soon as the page is full. */
export function pickItems<Item>(items: Iterable<Item>, picking: Picking<Item>): Picked<Item> {
  const { query, skip, top, isCounted } = picking;
  const fits = filterOf(picking);
  const limit = query.search === undefined ? Infinity : (picking.options.searchLimit ?? Infinity);
  if (query.orderBy.length > 0) {
    const found = sorted([...filtered(items, fits, limit)], picking);
    return { page: found.slice(skip, skip + top), hasMore: found.length > skip + top, total: found.length };
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
  return (item) => (isFound?.(item) ?? true) && (filter === undefined || matchesFilter(filter, { read: reader(item, options), now }));
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

function sorted<Item>(items: readonly Item[], { query, now, options }: Picking<Item>): Item[] {
  const keyed = items.map((item) => {
    const read = reader(item, options);
    return { item, keys: query.orderBy.map(({ segments }) => readPath(segments, { read, now })) };
  });
  keyed.sort((a, b) => compareKeys(a.keys, b.keys, query.orderBy));
  return keyed.map(({ item }) => item);
}

function compareKeys(a: readonly unknown[], b: readonly unknown[], orderBy: readonly OrderItem[]): number {
  for (const [index, { descending }] of orderBy.entries()) {
    const difference = compareNullable(a[index] ?? null, b[index] ?? null);
    if (difference !== 0 && !Number.isNaN(difference)) return descending ? -difference : difference;
  }
  return 0;
}

/** Null comes before everything (OData 4.01 protocol, section 11.2.6.2). */
function compareNullable(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  return compareValues(a, b);
}
