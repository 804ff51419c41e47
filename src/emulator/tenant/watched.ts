/** A value of a property, as text, and when it was first seen there. */
interface Seen {
  readonly text: string;
  readonly number: number;
}

/** What was last seen of an object of the directory. */
export interface WatchedObject {
  /** By property. */
  readonly properties: Map<string, Seen>;
  /** Objects that it leads to (members), by id: when they were first seen, or, once gone, when they were missed. */
  readonly links: Map<string, { readonly number: number; readonly isGone: boolean }>;
  /** Set once the object itself is gone. */
  gone?: { readonly number: number; readonly reason: 'changed' | 'deleted' };
}

/** What delta functions have seen of a collection of the directory: what differs from it has changed since. */
export interface Watched {
  /** The last number given out. */
  number: number;
  /** By object id. */
  readonly objects: Map<string, WatchedObject>;
}
