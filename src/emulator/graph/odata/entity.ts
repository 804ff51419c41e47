import type { Call, Reply } from '../route.ts';
import { notModified } from '../etags.ts';
import type { EntityType } from './bad-request.ts';
import { withSelect } from './collection.ts';
import { contextOf } from './context.ts';
import { type Expand, expandResource } from './expand.ts';
import { type Resource, selectProperties } from './select.ts';
import { wholeQuery, withUnkept } from './whole-query.ts';

/** How a single resource answers. */
export interface EntityOptions<Item> {
  /** After `$metadata#` in `@odata.context`, without selected properties and `/$entity`: `users('...')/messages`. */
  readonly context: string;
  /** True: the context has no `/$entity` (a singleton such as `mailboxSettings`). Default false. */
  readonly isSingleton?: boolean;
  readonly type: EntityType;
  /** The resource of the item. Default: the item itself. @param select - Properties that will be kept; undefined when all are. */
  resource?(item: Item, select: readonly string[] | undefined): Resource | Promise<Resource>;
  readonly expand?: Expand<Item>;
  /** Properties that come although not selected. Default `['id']`. */
  readonly alwaysSelected?: readonly string[];
  /** Default 200; 201 for what was just made. */
  readonly status?: number;
  /** When given it is sent as `@odata.etag`, and `If-None-Match` on a GET is answered with 304. */
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers with one resource, after `$select` and `$expand`.
 *
 * @throws GraphFailure 400 for a query that cannot be.
 */
export async function entityReply<Item>(call: Call, item: Item, options: EntityOptions<Item>): Promise<Reply> {
  const { query, unkept } = await wholeQuery(call, options.type, Object.keys(options.expand ?? {}));
  const unchanged = options.etag !== undefined && call.method === 'GET' ? notModified(call, options.etag) : undefined;
  if (unchanged) return unchanged;
  const resource = await (options.resource ? options.resource(item, query.select) : (item as Resource));
  const kept = withUnkept(selectProperties(resource, query.select, options.alwaysSelected ?? ['id']), unkept);
  const full = await expandResource(kept, item, query.expand, options.expand, options.type);
  const context = withSelect(options.context, query) + (options.isSingleton ? '' : '/$entity');
  return {
    status: options.status ?? 200,
    headers: options.headers ?? {},
    body: {
      '@odata.context': contextOf(call, context),
      ...(options.etag === undefined ? {} : { '@odata.etag': options.etag }),
      ...full,
    },
  };
}
