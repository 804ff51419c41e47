/** An object as it was read. */
export interface StoredObject {
  readonly bytes: Buffer;
  /** The store's mark of this content. */
  readonly etag: string;
}

/**
 * What became of a write. `changed`: somebody else was quicker. `unclear`: the same, except that it may have been carried out first, and
 * its answer lost, before somebody else wrote over it.
 */
export type PutResult = { readonly etag: string } | 'changed' | 'unclear';

/** A place that keeps small objects by name, whole or not at all, and writes only over what the writer saw. */
export interface ObjectStore {
  /** The place as a person knows it, `s3://bucket/tokens`; without credentials. */
  readonly place: string;
  get(name: string): Promise<StoredObject | undefined>;
  /**
   * Writes an object if it still is what the writer saw.
   *
   * @param expected - The ETag that was read; undefined when there was no object.
   */
  put(name: string, bytes: Uint8Array, expected: string | undefined): Promise<PutResult>;
  /** Removes an object; nothing happens when there is none. */
  remove(name: string): Promise<void>;
  list(): Promise<{ readonly name: string; /** In bytes. */ readonly size: number }[]>;
}
