import type { CollectionOptions } from '../odata/collection.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { QueryOptions } from '../odata/query.ts';
import { type Call, GraphFailure } from '../route.ts';
import { checkAdvancedQuery, isEventual } from './advanced-query.ts';
import { directorySearch } from './search.ts';

/** A collection of the directory: its pages, what it is searched by, and what only advanced queries can. */
export interface DirectoryCollection<Item> {
  readonly context: string;
  readonly type: EntityType;
  /** Any property of an item. */
  read(item: Item, property: string): unknown;
}

/**
 * How a collection of directory objects is listed. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function directoryOptions<Item>(call: Call, { context, type, read }: DirectoryCollection<Item>): CollectionOptions<Item> {
  return {
    context,
    type,
    defaultTop: 100,
    maxTop: 999,
    paging: 'skiptoken',
    read,
    search: (text) => directorySearch(text, read),
    check(query) {
      checkPage(query);
      checkAdvancedQuery(call, query, type.name);
    },
    alwaysSelected: [],
    countAllowed: isEventual(call),
    countOnFirstPageOnly: true,
  };
}

function checkPage(query: QueryOptions): void {
  if (query.skip > 0) throw unsupported("'$skip' is not supported by the service.");
  if (query.top !== undefined && (query.top < 1 || query.top > 999))
    throw unsupported(`Invalid page size specified: '${query.top}'. Must be between 1 and 999 inclusive.`);
}

function unsupported(message: string): GraphFailure {
  return new GraphFailure(400, 'Request_UnsupportedQuery', message);
}

/**
 * The options of `/$count`, whose segment is the count that `ne`, `not` and the like ask for.
 *
 * @throws GraphFailure 400 without the header of advanced queries.
 */
export function directoryCountOptions<Item>(call: Call, options: CollectionOptions<Item>): CollectionOptions<Item> {
  if (!isEventual(call)) throw new GraphFailure(400, 'Request_BadRequest', '$count is not currently supported.');
  return { ...options, check: (query) => checkAdvancedQuery(call, { ...query, count: true }, options.type.name) };
}
