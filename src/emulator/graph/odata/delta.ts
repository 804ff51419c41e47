import type { Tenant } from '../../tenant/tenant.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { readPreferences } from '../prefer.ts';
import { contextOf, linkWith } from './context.ts';
import { packToken, unpackToken } from './opaque-token.ts';
import { parseQuery } from './query-options.ts';
import type { QueryOptions } from './query.ts';

/** How a delta function keeps its place. */
export interface DeltaOptions {
  /** What the tokens are for: the operation and the container, `messages:{folder id}`. A token of another purpose is refused. */
  readonly purpose: string;
  /** How long a token is good, in milliseconds of the tenant's time. Default 7 days, as directory tokens live. */
  readonly lifetime?: number;
}

/** Where a delta round stands. */
export interface DeltaPosition {
  /** What the last answer packed: undefined at the start of a first round. It is JSON data that this emulator wrote. */
  readonly state: unknown;
  /** The query options of the first request; later requests carry them inside the token. */
  readonly query: QueryOptions;
  /** Items wanted on a page (`Prefer: odata.maxpagesize`, or `$top`), or undefined. */
  readonly pageSize: number | undefined;
  /** The text of the query options, for `deltaReply`. */
  readonly bakedQuery: string;
}

interface Packed {
  readonly state: unknown;
  readonly query: string;
}

const sevenDays = 7 * 24 * 60 * 60 * 1000;

/**
 * Reads the token, if any, of a call to a delta function.
 *
 * @throws GraphFailure 410 `syncStateNotFound` with `Location` for a fresh start, when the token is unknown, changed, or too old.
 */
export function readDelta(call: Call, options: DeltaOptions): DeltaPosition {
  const given = parseQuery(call.url.searchParams);
  const token = given.deltaToken ?? given.skipToken;
  const pageSize = readPreferences(call.headers).maxPageSize ?? given.top;
  if (token === undefined) return { state: undefined, query: given, pageSize, bakedQuery: call.url.searchParams.toString() };
  const packed = unpack(call, options, token);
  return { state: packed.state, query: parseQuery(new URLSearchParams(packed.query)), pageSize, bakedQuery: packed.query };
}

function unpack(call: Call, { purpose, lifetime = sevenDays }: DeltaOptions, token: string): Packed {
  const unpacked = unpackToken(call.tenant, `delta:${purpose}`, token);
  if (!unpacked || ageOf(call.tenant, unpacked.at) > lifetime) throw syncStateNotFound(call);
  const { state } = unpacked;
  if (typeof state !== 'object' || state === null || !('query' in state) || typeof state.query !== 'string') throw syncStateNotFound(call);
  return { state: 'state' in state ? state.state : undefined, query: state.query };
}

function ageOf(tenant: Tenant, at: number): number {
  return tenant.clock.now().getTime() - at;
}

function syncStateNotFound(call: Call): GraphFailure {
  const fresh = `${call.url.origin}${call.url.pathname}`;
  return new GraphFailure(410, 'syncStateNotFound', 'The sync state is not found or has expired. Start again without a token.', {
    headers: { Location: fresh },
  });
}

/** A page of a delta round. */
export interface DeltaPage extends DeltaOptions {
  readonly position: DeltaPosition;
  /** After `$metadata#` in `@odata.context`: `Collection(message)`. */
  readonly context: string;
  /** Resources, and `{ id, '@removed': { reason } }`. */
  readonly value: readonly Record<string, unknown>[];
  /** Given: there are more pages, and the state to go on with (`@odata.nextLink` with `$skiptoken`). */
  readonly next?: unknown;
  /** Given, when this is the last page: the state of the next round (`@odata.deltaLink` with `$deltatoken`). */
  readonly done?: unknown;
  /** Other headers of the answer, such as `Preference-Applied`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with a page of a delta round. */
export function deltaReply(call: Call, page: DeltaPage): Reply {
  const token = (state: unknown): string =>
    packToken(call.tenant, `delta:${page.purpose}`, { state, query: page.position.bakedQuery } satisfies Packed);
  return {
    status: 200,
    headers: page.headers ?? {},
    body: {
      '@odata.context': contextOf(call, page.context),
      ...(page.next === undefined ? {} : { '@odata.nextLink': linkWith(call, new URLSearchParams({ $skiptoken: token(page.next) })) }),
      ...(page.next !== undefined || page.done === undefined
        ? {}
        : { '@odata.deltaLink': linkWith(call, new URLSearchParams({ $deltatoken: token(page.done) })) }),
      value: page.value,
    },
  };
}
