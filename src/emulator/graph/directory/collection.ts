import { type CollectionOptions, countReply, listReply } from '../odata/collection.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { QueryOptions } from '../odata/query.ts';
import type { QueryRule } from '../odata/query-rule.ts';
import { type Call, GraphFailure, type OperationPermissions, type Route } from '../route.ts';
import { checkAdvancedQuery, isEventual } from './advanced-query.ts';
import { directorySearch } from './search.ts';

/** A collection of the directory: its pages, what it is searched by, and what only advanced queries can. */
export interface DirectoryCollection<Item> {
  readonly context: string;
  readonly type: EntityType;
  /** Any property of an item. */
  read(item: Item, property: string): unknown;
  /** What is refused of a query that is no advanced one, beside what all collections refuse. Default: nothing. */
  readonly rules?: readonly QueryRule[];
}

/**
 * How a collection of directory objects is listed. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function directoryOptions<Item>(
  call: Call,
  { context, type, read, rules = [] }: DirectoryCollection<Item>,
): CollectionOptions<Item> {
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
      checkAdvancedQuery(call, query, rules);
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
 * The list of a collection and its `/$count`. The segment is the count that advanced queries ask for, so that with their header nothing is refused of it.
 *
 * @param path - `/users`.
 * @param options - How it is listed, from `directoryOptions`.
 */
export function directoryListRoutes<Item>(
  path: string,
  permissions: OperationPermissions,
  options: (call: Call) => CollectionOptions<Item>,
  items: (call: Call) => Iterable<Item> | Promise<Iterable<Item>>,
): readonly Route[] {
  return [
    { operation: `GET ${path}`, permissions, handle: async (call) => listReply(call, await items(call), options(call)) },
    {
      operation: `GET ${path}/$count`,
      permissions,
      async handle(call) {
        if (!isEventual(call)) throw new GraphFailure(400, 'Request_BadRequest', '$count is not currently supported.');
        const { check: _onlyOfLists, ...counted } = options(call);
        return countReply(call, await items(call), counted);
      },
    },
  ];
}
