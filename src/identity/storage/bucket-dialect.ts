import type { ListNames } from './object-list.ts';

/** A request to a bucket, before it is signed. */
export interface BucketRequest {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Name of the object; left out for a request about the bucket. */
  readonly name?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** How one kind of server wants to be asked. */
export interface BucketDialect {
  readonly place: string;
  /** Address and headers of a request, signed for one attempt. */
  sign(request: BucketRequest): Promise<{ readonly url: string; readonly headers: Readonly<Record<string, string>> }>;
  /** Headers that every write needs. */
  readonly putHeaders: Readonly<Record<string, string>>;
  /** Query for a page of the list of objects. */
  listQuery(continuation: string | undefined): Readonly<Record<string, string>>;
  /** What the parts of that page are called. */
  readonly listNames: ListNames;
  /** What the names of all objects begin with, the slash at its end included; empty for the bucket itself. */
  readonly prefix: string;
}
