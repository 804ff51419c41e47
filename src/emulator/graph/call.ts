import type { Access } from '../tenant/access.ts';
import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { serviceOf } from './authorize.ts';
import { checkJson } from './check-json.ts';
import { type Call, GraphFailure } from './route.ts';
import type { RouteMatch } from './router.ts';

/** What a call is made of. */
export interface CallParts {
  readonly tenant: Tenant;
  readonly access: Access;
  /** Undefined for what concerns the whole tenant. */
  readonly owner: User | undefined;
  readonly request: Request;
  readonly url: URL;
  readonly version: string;
  readonly match: RouteMatch;
  /** The body of the request, already read. */
  readonly body: Uint8Array | undefined;
}

/** The request as its operation sees it. */
export function createCall({ tenant, access, owner, request, url, version, match, body }: CallParts): Call {
  return {
    tenant,
    access,
    get owner() {
      if (!owner) throw new Error(`${match.route.operation} concerns the whole tenant and has no owner.`);
      return owner;
    },
    method: request.method,
    url,
    headers: request.headers,
    params: match.params,
    version,
    async json() {
      const value = parseJson(body);
      if (match.route.body !== undefined) await checkJson(value, match.route.body, serviceOf(match.route.operation));
      return value;
    },
    bytes: async () => body ?? new Uint8Array(),
    stream: () => request.body,
  };
}

function parseJson(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new GraphFailure(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}
