import { type CollectionOptions, countReply, listReply } from '../odata/collection.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { QueryOptions } from '../odata/query.ts';
import type { QueryRule } from '../odata/query-rule.ts';
import { type Call, GraphFailure, type OperationPermissions, type Route } from '../route.ts';
import type { DirectoryRules } from './query-rules.ts';
import { directorySearch } from './search.ts';

/** A collection of the directory: its pages, what it is searched by, and what only advanced queries can. */
export interface DirectoryCollection<Item> {
  readonly context: string;
  readonly type: EntityType;
  /** Any property of an item. */
  read(item: Item, property: string): unknown;
  /** What is refused and ignored. */
  readonly rules: DirectoryRules;
}

/**
 * How a collection of directory objects is listed. https://learn.microsoft.com/graph/aad-advanced-queries
 */
export function directoryOptions<Item>(call: Call, { context, type, read, rules }: DirectoryCollection<Item>): CollectionOptions<Item> {
  return {
    context,
    type,
    defaultTop: 100,
    paging: 'skiptoken',
    read,
    search: (text) => directorySearch(text, rules.beginnings, read),
    rules: (query) => rulesFor(call, query, rules),
    alwaysSelected: [],
    countOnFirstPageOnly: true,
  };
}

/** The rules that hold for a query. */
function rulesFor(call: Call, query: QueryOptions, { always, withoutHeader, notAdvanced }: DirectoryRules): readonly QueryRule[] {
  const hasHeader = isEventual(call);
  return [...(hasHeader ? [] : withoutHeader), ...always, ...(hasHeader && query.count ? [] : notAdvanced)];
}

/** Whether the request has the header of advanced queries, `ConsistencyLevel: eventual`. */
function isEventual(call: Call): boolean {
  return call.headers.get('ConsistencyLevel')?.toLowerCase() === 'eventual';
}

/**
 * The list of a collection and its `/$count`, which is the count that advanced queries ask for.
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
        const listed = options(call);
        return countReply(call, await items(call), { ...listed, rules: (query) => listed.rules?.({ ...query, count: true }) ?? [] });
      },
    },
  ];
}
