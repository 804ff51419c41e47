/** A request that the emulator answered. It holds no token, no header and no body. */
export interface RequestRecord {
  /** ISO 8601, UTC, in the tenant's time. */
  readonly time: string;
  readonly method: string;
  /** Path and query string, without host; the values of codes and tokens are left out. */
  readonly path: string;
  readonly status: number;
  /** User principal name of the signed-in person; undefined for an application that acts alone, and before sign-in. */
  readonly user?: string;
  /** The Graph operation, `GET /me/messages`. */
  readonly operation?: string;
  /** Those of the token's permissions that open the operation. */
  readonly permissions?: readonly string[];
  readonly requestId?: string;
  /** True for a member of a `$batch`. */
  readonly isBatchMember?: boolean;
}

/** The last requests, oldest first. */
export interface RequestLog {
  add(record: RequestRecord): void;
  list(): readonly RequestRecord[];
  clear(): void;
}

/** Creates a log that keeps the last `size` requests. */
export function createRequestLog(size = 1000): RequestLog {
  const records: RequestRecord[] = [];
  return {
    add(record) {
      records.push(record);
      if (records.length > size) records.shift();
    },
    list: () => [...records],
    clear() {
      records.length = 0;
    },
  };
}

const secretParameters = [
  'code',
  'code_verifier',
  'access_token',
  'id_token',
  'id_token_hint',
  'refresh_token',
  'client_secret',
  'client_assertion',
  'password',
  'assertion',
  'device_code',
  'login_hint_token',
];

/** Path and query string of an address as they may be logged. Upload addresses are secrets in themselves and are cut. */
export function loggedPath(url: URL): string {
  const [, folder] = /^\/(_upload|_files\/\w+)\//.exec(url.pathname) ?? [];
  if (folder !== undefined) return `/${folder}/...`;
  const query = new URLSearchParams(url.searchParams);
  for (const name of secretParameters) if (query.has(name)) query.set(name, '...');
  return query.size === 0 ? url.pathname : `${url.pathname}?${query.toString()}`;
}
