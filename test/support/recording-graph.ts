import type { AnyActivity } from '../../src/core/activity.ts';
import type { ActivityContext, ByteSource, Files, Graph, GraphRequest, Operation, Progress, WrittenFile } from '../../src/core/ports.ts';
import { readInput } from '../../src/core/input.ts';
import { OnbehalfError } from '../../src/core/errors.ts';

/** A call that an activity made. */
export interface RecordedCall {
  readonly operation: Operation;
  readonly request: GraphRequest;
}

/** What Graph answers: a value, the items of a list, or a function of the request (which may throw). */
export type Answers = Readonly<Partial<Record<Operation, unknown>>>;

/** Files that are there: path to content or to a size in bytes. */
export type ExistingFiles = Readonly<Record<string, string | number>>;

/** For tests: a world in which an activity runs and everything it does is written down. */
export interface RecordedWorld {
  readonly context: ActivityContext;
  readonly calls: RecordedCall[];
  /** Files that were sent to an upload session: URL and size. */
  readonly uploads: { readonly url: string; readonly size: number }[];
  /** Files that were written: path to content. */
  readonly written: Map<string, string>;
  readonly progress: Progress[];
  /** The operations in the order in which they were called. */
  operations(): Operation[];
}

/** Reads the input as the connection does, and runs the activity in a recorded world. */
export function runRecorded(activity: AnyActivity, input: unknown, world: RecordedWorld): ReturnType<AnyActivity['run']> {
  return activity.run(world.context, readInput(activity.input, input, activity.name));
}

/**
 * Makes a recorded world.
 *
 * @param activity - Whose declared calls may be made; any other is refused.
 * @param answers - What Graph answers, by operation; a call without an answer gets undefined, a list without one is empty.
 */
export function recordedWorld(activity: AnyActivity, answers: Answers = {}, existing: ExistingFiles = {}): RecordedWorld {
  const calls: RecordedCall[] = [];
  const uploads: { url: string; size: number }[] = [];
  const written = new Map<string, string>();
  const progress: Progress[] = [];
  const declared = new Set(activity.calls.map(({ operation }) => operation));

  const answer = (operation: Operation, request: GraphRequest): unknown => {
    if (!declared.has(operation)) throw new TypeError(`${activity.name} does not declare ${operation}.`);
    calls.push({ operation, request });
    const known = answers[operation];
    return typeof known === 'function' ? known(request) : known;
  };
  const graph: Graph = {
    call: async <T>(operation: Operation, request: GraphRequest = {}) => answer(operation, request) as T,
    exchange: async (operation, request = {}) => ({ status: 200, headers: {}, body: answer(operation, request) }),
    async *list<T>(operation: Operation, request: GraphRequest = {}) {
      yield* (answer(operation, request) ?? []) as Iterable<T> | AsyncIterable<T>;
    },
    async *changes<T>(operation: Operation, request: GraphRequest = {}, since?: string) {
      yield { items: (answer(operation, request) ?? []) as T[], since: since ?? 'now' };
    },
    batch: async <T>(operation: Operation, requests: readonly GraphRequest[]) => requests.map((request) => answer(operation, request) as T),
    download: async (operation, request = {}) => bytesOf(String(answer(operation, request) ?? '')),
    monitor: async () => undefined,
    upload: async (url, source) => {
      uploads.push({ url, size: source.size });
      return undefined;
    },
  };
  const context: ActivityContext = {
    graph,
    files: memoryFiles(existing, written),
    signal: new AbortController().signal,
    positions: { read: async () => undefined, write: async () => undefined, remove: async () => undefined },
    now: () => new Date('2026-11-23T09:00:00Z'),
    timeZone: () => 'Europe/Paris',
    wait: async () => undefined,
    inTurn: (_, work) => work(),
    progress: (step) => progress.push(step),
  };
  return { context, calls, uploads, written, progress, operations: () => calls.map(({ operation }) => operation) };
}

function memoryFiles(existing: ExistingFiles, written: Map<string, string>): Files {
  return {
    async open(path): Promise<ByteSource> {
      const content = existing[path];
      if (content === undefined) throw new OnbehalfError('NOT_FOUND', `There is no file ${path}.`);
      const size = typeof content === 'number' ? content : content.length;
      const bytes = (start: number, end: number): Uint8Array =>
        typeof content === 'number' ? new Uint8Array(end - start) : new TextEncoder().encode(content.slice(start, end));
      return {
        name: path.split('/').at(-1) ?? path,
        size,
        contentType: 'application/octet-stream',
        slice: async (start, end) => bytes(start, end),
      };
    },
    async plan(folder, names, onConflict) {
      const taken = names.find((name, index) => existing[`${folder}/${name}`] !== undefined || names.indexOf(name) !== index);
      if (taken !== undefined && onConflict === 'fail') throw new OnbehalfError('CONFLICT', `${folder}/${taken} is there already.`);
      return [...names];
    },
    async write(folder, name, content): Promise<WrittenFile> {
      let text = '';
      const pieces = content instanceof Uint8Array ? [content] : 'from' in content ? await content.from(0) : content;
      for await (const piece of pieces) text += new TextDecoder().decode(piece);
      written.set(`${folder}/${name}`, text);
      return { name, path: `${folder}/${name}`, size: text.length };
    },
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array, void, void> {
  yield new TextEncoder().encode(text);
}
