import type { Once } from './once.ts';

/** A Graph call as `METHOD /path/template` on `/me`; placeholders are in braces. The unit that permissions attach to. */
export type Operation = `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`;

/** What a call carries besides its operation. */
export interface GraphRequest {
  /** Values of the placeholders of the operation, unescaped. */
  readonly params?: Readonly<Record<string, string>>;
  /** Query options, `{ $top: 10 }`; undefined ones are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in the place of `body`. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array } | undefined;
  /** Address or id of the mailbox to work on instead of the signed-in person's: `/me` becomes `/users/{mailbox}`. */
  readonly mailbox?: string | undefined;
  /** Aborted: this call is cancelled, and of a list what is still to come. Members of a `batch` have none of their own. */
  readonly signal?: AbortSignal | undefined;
}

/** Where bytes come from: a name, a size, and the bytes from any offset on. */
export interface ByteSource {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly contentType: string;
  /** What tells this content from every other one on this machine: where it is, how large, of when. Left out: nothing does. */
  readonly identity?: string;
  /**
   * The bytes from `start` (included) to `end` (excluded).
   * @param into - Memory that may be used for them, and is theirs from then on. Left out: they have memory of their own.
   */
  slice(start: number, end: number, into?: Uint8Array): Promise<Uint8Array>;
}

/** A whole answer of Graph. */
export interface GraphAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The value of a JSON answer, the text of another one; undefined when there is no content, or none that is text. */
  readonly body: unknown;
}

/** One page of what changed in a collection. */
export interface ChangePage<T> {
  /** What was made, changed or, with `@removed`, taken away; something may come twice. */
  readonly items: readonly T[];
  /** Where to go on after this page, now or in a later process. Opaque; it is an address of Graph. */
  readonly since: string;
}

/** How a file is sent to an upload session. */
export interface UploadOptions {
  /** Bytes of one range, a multiple of 327,680. Default 3,932,160, the most that Outlook takes. */
  readonly rangeBytes?: number;
  /** The session may have some of the file already: it is asked first. Default false. */
  readonly resume?: boolean;
  /** The session is left as it is after a failure that passes by itself, for a later run to go on. Default false: it is ended. */
  readonly keep?: boolean;
}

/** What of a content is wanted. */
export interface DownloadOptions {
  /** The first byte. Default 0. */
  readonly start?: number;
  /** Of the whole content, in bytes, where it is known: what is large then comes in ranges, several at a time. */
  readonly size?: number | undefined;
}

/**
 * Microsoft Graph, as an activity sees it: already signed in, retried, cancelled and limited to the operations that the activity declared.
 * Every method throws an `OnbehalfError` when Graph refuses.
 */
export interface Graph<Op extends Operation = Operation> {
  /** Makes one call and gives its JSON answer; undefined when there is no content. */
  call<T = unknown>(operation: Op, request?: GraphRequest): Promise<T>;
  /** Makes one call and gives its whole answer. @throws OnbehalfError for a refusal, as `call`. */
  exchange(operation: Op, request?: GraphRequest): Promise<GraphAnswer>;
  /** Gives the items of a collection one by one; the next page is asked for when its first item is wanted, from the second on while the one before is gone through. */
  list<T = unknown>(operation: Op, request?: GraphRequest): AsyncGenerator<T, void, void>;
  /**
   * Gives what changed in a collection, page by page, until Graph has no more; an operation that ends in `/delta`.
   *
   * @param since - Where an earlier page stood (`ChangePage.since`); the request then counts for its headers only. Left out: a first round, of all there is.
   * @throws OnbehalfError NOT_FOUND with `status` 410 in its details when that is too long ago; a first round tells all again.
   */
  changes<T = unknown>(operation: Op, request?: GraphRequest, since?: string): AsyncGenerator<ChangePage<T>, void, void>;
  /** Makes many calls of one kind, packed into batches, and gives the answers in the order of the requests. */
  batch<T = unknown>(operation: Op, requests: readonly GraphRequest[]): Promise<T[]>;
  /** Gives the answer of a call as bytes, as they come. Where a size is given, a piece holds only until the next one is asked for. */
  download(operation: Op, request?: GraphRequest, options?: DownloadOptions): Promise<AsyncIterable<Uint8Array>>;
  /**
   * Sends a file to an upload session's URL in ranges, resuming after a broken connection, and gives what the last range was answered with; undefined
   * where that answer was lost.
   * @param uploadUrl - The pre-authenticated `uploadUrl` of the session; no token is sent to it.
   * @throws OnbehalfError NOT_FOUND where the session is gone; with `mayBeDone` in its details where it may have ended well.
   */
  upload<T = unknown>(uploadUrl: string, source: ByteSource, options?: UploadOptions): Promise<T | undefined>;
  /**
   * Asks how far long work is; undefined where the address leads on to what was made.
   * @param url - The address that an answer gave for it, which is signed; no token is sent to it.
   */
  monitor<T = unknown>(url: string): Promise<T | undefined>;
}

/** What to do when a file of that name is there already. */
export type ConflictBehavior = 'fail' | 'replace' | 'rename';

/** A file that was written. */
export interface WrittenFile {
  /** Name in the folder, after it was made safe and after a rename. */
  readonly name: string;
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A content that can be had from any byte on. */
export interface ResumableContent {
  /** Names exactly this content: what is kept of another one is not used. */
  readonly identity: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from one on. */
  from(start: number): Promise<AsyncIterable<Uint8Array>>;
  /** Told all bytes in order, those that were there already as well. */
  seen(bytes: Uint8Array): void;
  /** Asked when all is there. @throws to refuse what came; nothing of it is kept then. */
  check(): void;
}

/** Files on this machine, as an activity sees them. */
export interface Files {
  /** Opens a file for reading. @throws OnbehalfError NOT_FOUND naming the path. */
  open(path: string): Promise<ByteSource>;
  /**
   * Plans names in a folder before anything is written: made safe (no path escape), unique among each other.
   * @throws OnbehalfError CONFLICT when `onConflict` is `fail` and a name is taken.
   */
  plan(folder: string, names: readonly string[], onConflict: ConflictBehavior): Promise<string[]>;
  /**
   * Writes a file whole or not at all: a temporary file that is renamed at the end. What came of a resumable content before it broke off, also by the end of
   * the process, is kept beside the file, and used by the next try.
   */
  write(
    folder: string,
    name: string,
    content: AsyncIterable<Uint8Array> | Uint8Array | ResumableContent,
    onConflict: ConflictBehavior,
  ): Promise<WrittenFile>;
}

/** Progress of long work. */
export interface Progress {
  /** What is going on, "Uploading report.pdf". */
  readonly label: string;
  readonly done: number;
  /** Undefined when the end is not known. */
  readonly total?: number;
  readonly unit: 'bytes' | 'items';
}

/** Where an activity stood in what it goes through, kept from one run to the next for the account and the mailbox that it works on. */
export interface Positions {
  /** What was kept under a name; undefined where nothing was. */
  read(name: string): Promise<string | undefined>;
  /**
   * Keeps a text in the place of what was read.
   * @throws OnbehalfError CONFLICT when another run kept something since then.
   */
  write(name: string, text: string): Promise<void>;
  /** Forgets what was kept under a name; nothing happens where there is nothing. */
  remove(name: string): Promise<void>;
}

/** The world of one run of an activity. */
export interface ActivityContext<Op extends Operation = Operation> {
  readonly graph: Graph<Op>;
  readonly files: Files;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  readonly positions: Positions;
  now(): Date;
  /** The zone of the clock of this machine, by its IANA name. */
  timeZone(): string;
  /** Lets time pass, in milliseconds. @throws the signal's reason when the run is cancelled meanwhile. */
  wait(milliseconds: number): Promise<void>;
  /**
   * Does work while no other call of the scope does work under the same name, for what is looked at first and then changed by what was seen.
   * @throws the signal's reason when the run is cancelled before its turn.
   */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
  progress(progress: Progress): void;
  /** In a durable run: what the activity changes is to be done once. Left out: it runs as it does anywhere. */
  readonly once?: Once;
}

/** The current moment; handed in so that a test decides. */
export type Now = () => Date;

/** Headers of an answer; names in any case. */
export interface HttpHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | null;
}

/** An answer, as far as we read it. `Response` is one. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: HttpHeaders;
  /** The bytes as they come; null when there are none. */
  readonly body: ReadableStream<Uint8Array> | null;
  /** The same bytes, for a sender that has them at hand without such a stream: to make one takes longer than to read a small answer. */
  pieces?(): AsyncIterable<Uint8Array>;
  /** Closes the connection; what is waited for in `pieces` fails. There where `pieces` is. */
  cancel?(): void;
  text(): Promise<string>;
}

/** What a request carries; the part of `RequestInit` that we use. */
export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal?: AbortSignal;
  /** Redirects are never followed by us: a token must not travel along. */
  readonly redirect?: 'manual';
  /** The answer has many bytes: the `pieces` of a success may share memory, each holds until the next one is asked for. */
  readonly bulk?: boolean;
}

/** Sends a request, as the global `fetch` does; handed in so that the emulator can answer in process. */
export type Fetch = (url: string, request?: HttpRequest) => Promise<HttpAnswer>;
