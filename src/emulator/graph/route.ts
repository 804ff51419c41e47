import type { Access } from '../tenant/access.ts';
import type { User } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';

/**
 * Which permissions open an operation; each list is "any one of these".
 * The emulator's own reading of Microsoft's permission reference, kept apart from the product's.
 */
export interface OperationPermissions {
  /** Work account, own data. */
  readonly delegated: readonly string[];
  /** Personal account; empty: not for personal accounts. */
  readonly personal: readonly string[];
  /** An application acting alone; empty: not possible. */
  readonly application: readonly string[];
  /** Work account, the data of somebody else (`/users/{id}` naming another mailbox); empty: not possible. */
  readonly shared: readonly string[];
  /** Of those in the lists, which open only beside another one, and beside which: any of these does. Default: each opens alone. */
  readonly alsoRequires?: Readonly<Record<string, readonly string[]>>;
}

/** What a JSON body is: a resource of a published type, `message`, or the parameters of an action with their types, `{ message: 'message' }`. */
export type BodyShape = string | Readonly<Record<string, string>>;

/** One Graph operation: where it is, who may call it, what it does. */
export interface Route {
  /** `METHOD /path/template` on `/me`; the router serves it on `/users/{id}` too. Placeholders are in braces. */
  readonly operation: string;
  readonly permissions: OperationPermissions;
  /** What its JSON body is. Default: nothing is known of it. */
  readonly body?: BodyShape;
  /** True: its body is not read before: `stream` hands it over as it comes, and no limit of Graph is on it. Default false. */
  readonly isStreamed?: boolean;
  /**
   * Does the work. It runs after authentication, the permission check, throttling and faults.
   * @throws GraphFailure for an answer that is an error.
   */
  handle(call: Call): Reply | Promise<Reply>;
}

/** A request, as an operation sees it. */
export interface Call {
  readonly tenant: Tenant;
  readonly access: Access;
  /** Whose data: the signed-in person on `/me`, the named one on `/users/{id}`. */
  readonly owner: User;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** Values of the placeholders, decoded; by their names in the template. */
  readonly params: Readonly<Record<string, string>>;
  /** `v1.0` or `beta`, as the caller wrote it. */
  readonly version: string;
  /** The JSON body. @throws GraphFailure 400 when it is not JSON, or does not fit the published types. */
  json(): Promise<unknown>;
  /** The body as bytes. */
  bytes(): Promise<Uint8Array>;
  /** The body as it comes, of an operation that is streamed; null where there is none. */
  stream(): AsyncIterable<Uint8Array> | null;
}

/** An answer. A `body` that is an object or array goes out as JSON; text and bytes as they are. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is an error: thrown by operations, turned into Graph's error body by the router. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  readonly status: number;
  /** `error.code`, for example `ErrorItemNotFound`. */
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Deeper codes, outermost first: they become nested `innerError.code`. */
  readonly innerCodes: readonly string[];

  constructor(
    status: number,
    code: string,
    message: string,
    options: { headers?: Record<string, string>; innerCodes?: readonly string[] } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = options.headers ?? {};
    this.innerCodes = options.innerCodes ?? [];
  }
}
