import type { ByteSource, ChangePage, Graph, GraphRequest, Operation, Progress, UploadOptions } from '../core/ports.ts';
import { trimEnd } from '../core/trim-end.ts';
import { callBatch } from './call-batch.ts';
import { openDownload } from './download.ts';
import type { Call } from './call.ts';
import type { Answer } from './exchange.ts';
import { createGather, type Gather } from './gather.ts';
import { mayGather, wireOf } from './gathered.ts';
import { graphHeaders } from './headers.ts';
import { askMonitor } from './monitor.ts';
import { eachChangePage, eachItem, pageOf, roundPageOf } from './pages.ts';
import { addsAnother, isNamed, isRepeatable } from './repeatable.ts';
import { createSharedReads } from './shared-reads.ts';
import { withSignals } from './signals.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';
import { uploadInRanges } from './upload.ts';
import { targetOf } from './url.ts';
import { sessionPorts } from './session-calls.ts';
import { createWorkbookSessions, workbookIn, type WorkbookSessions } from './workbook-sessions.ts';

/** What the client needs from outside, and how it behaves. */
export interface GraphClientOptions extends TransportOptions {
  /** Origin of Microsoft Graph, `https://graph.microsoft.com`; the emulator's for the emulator. */
  readonly graphUrl: string;
}

/** Who uses the client, and for what. */
export interface GraphUse<Op extends Operation> {
  /** The activity, `mail.move`; errors name it. */
  readonly activity: string;
  /** What it may call; everything else is refused. */
  readonly operations: readonly Op[];
  /** The mailbox of requests that name none. Default: the signed-in person's. */
  readonly mailbox?: string | undefined;
  /** Aborted: the calls of this use are cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** The activity is done for many things at the same time: what it reads for all of them is asked once. Default false. */
  readonly isForMany?: boolean;
  /** Told of each call before it is made. It may be sent several times, or in parts. */
  onCall?(operation: Operation): void;
  /** Told each time when a call waits for another try. */
  onWait?(): void;
  /** Told about uploads and downloads, in bytes. */
  progress?(progress: Progress): void;
}

/** A client for Microsoft Graph. */
export interface GraphClient {
  /** Gives an activity its `Graph`: limited to the operations that it declared. */
  bind<Op extends Operation>(use: GraphUse<Op>): Graph<Op>;
  /** Ends the sessions of workbooks that calls opened; also after the client was cancelled. Never throws. */
  close(): Promise<void>;
}

/**
 * Makes a client. Its uses share the places of each mailbox: at most four requests at a time. A mailbox that is named by its address and the
 * same one as `/me` count apart.
 */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const transport = createTransport(options);
  const sessions = createWorkbookSessions(sessionPorts(options, transport));
  const gather = createGather(transport, `${trimEnd(options.graphUrl, '/')}/v1.0/$batch`);
  return { bind: (use) => bind(options, { transport, sessions, gather }, use), close: sessions.close };
}

/** What all uses of a client share. */
interface Shared {
  readonly transport: Transport;
  readonly sessions: WorkbookSessions;
  readonly gather: Gather;
}

function bind<Op extends Operation>(options: GraphClientOptions, { transport, sessions, gather }: Shared, use: GraphUse<Op>): Graph<Op> {
  const graphUrl = trimEnd(options.graphUrl, '/');
  const root = `${graphUrl}/v1.0`;
  const signals = [options.signal, use.signal];
  const progress = (progress: Progress): void => use.progress?.(progress);

  function check(operation: Operation): void {
    if (use.operations.some((declared) => declared === operation)) return use.onCall?.(operation);
    throw new TypeError(
      `${use.activity} made the call ${operation}, which it does not declare. It declares: ${use.operations.join(', ')}.`,
    );
  }

  function callOf(operation: string, mailbox: string | undefined): Call {
    return { activity: use.activity, operation, mailbox: mailbox ?? use.mailbox, onWait: use.onWait, clientRequestId: crypto.randomUUID() };
  }

  /** Sends one call, to the address of the operation or to one that an answer gave. */
  function exchange(
    operation: Op,
    request: GraphRequest,
    { next, read, stop }: { next?: string; read?: 'any'; stop?: AbortSignal | undefined } = {},
  ): Promise<Answer> {
    return withSignals([...signals, request.signal, stop], (signal) => exchangeUnder(signal, operation, request, next, read));
  }

  function exchangeUnder(
    signal: AbortSignal | undefined,
    operation: Op,
    request: GraphRequest,
    next?: string,
    read?: 'any',
  ): Promise<Answer> {
    const { method, path } = targetOf(operation, request, use.mailbox);
    const { headers, body, content } = request;
    return transport.send({
      method,
      url: next ?? root + path,
      headers: { ...graphHeaders(headers, body !== undefined), ...(content && { 'content-type': content.type }) },
      body: content?.bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
      read,
      call: { ...callOf(operation, request.mailbox), isNamed: isNamed(operation, body), addsAnother: addsAnother(operation, request) },
      signal,
    });
  }

  async function send(operation: Op, request: GraphRequest, next?: string, stop?: AbortSignal): Promise<unknown> {
    const workbook = workbookIn(targetOf(operation, request, use.mailbox).path);
    const target = next === undefined ? {} : { next, stop };
    if (workbook === undefined) return (await exchange(operation, request, target)).body;
    const work = async (headers: Readonly<Record<string, string>>) => {
      return (await exchange(operation, { ...request, headers: { ...request.headers, ...headers } }, target)).body;
    };
    return await withSignals(signals, (signal) => sessions.within(workbook, signal, work));
  }

  /** Reads once what is read for many things at the same moment. */
  const reads = createSharedReads();
  function once<T>(operation: Op, question: unknown, ask: () => Promise<T>): Promise<T> {
    return use.isForMany && operation.startsWith('GET ') ? reads.ask(JSON.stringify([operation, question]), ask) : ask();
  }

  /** Sends one call with others that wait at the same time. */
  async function amongOthers(operation: Op, request: GraphRequest): Promise<unknown> {
    const call = callOf(operation, request.mailbox);
    const wire = wireOf(operation, request, use.mailbox);
    const repeatable = isRepeatable(operation, { addsAnother: addsAnother(operation, request) });
    const { body } = await withSignals([...signals, request.signal], (signal) =>
      gather.send({ call, wire, repeatable, signal, alone: () => exchangeUnder(signal, operation, request) }),
    );
    return body;
  }

  return {
    async call<T>(operation: Op, request: GraphRequest = {}) {
      check(operation);
      return (await once(operation, request, () =>
        mayGather(operation, request) ? amongOthers(operation, request) : send(operation, request),
      )) as T;
    },
    async exchange(operation, request = {}) {
      check(operation);
      const { status, headers, body } = await exchange(operation, request, { read: 'any' });
      return { status, headers: Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value])), body };
    },
    async *list<T>(operation: Op, request: GraphRequest = {}) {
      check(operation);
      const first = root + targetOf(operation, request, use.mailbox).path;
      const ask = async (url: string, stop: AbortSignal) =>
        pageOf(
          await once(operation, { ...request, url }, () => send(operation, request, url, use.isForMany ? undefined : stop)),
          operation,
        );
      yield* eachItem(ask, first) as AsyncGenerator<T, void, void>;
    },
    async *changes<T>(operation: Op, request: GraphRequest = {}, since?: string) {
      check(operation);
      const ask = async (url: string) => roundPageOf(await send(operation, request, url), operation);
      yield* eachChangePage(ask, since ?? root + targetOf(operation, request, use.mailbox).path, graphUrl) as AsyncGenerator<
        ChangePage<T>,
        void,
        void
      >;
    },
    async batch<T>(operation: Op, requests: readonly GraphRequest[]) {
      check(operation);
      const call = (mailbox: string | undefined): Call => callOf(operation, mailbox);
      const url = `${root}/$batch`;
      const answers = await withSignals(signals, (signal) =>
        callBatch({ transport, url, signal, mailbox: use.mailbox, call }, operation, requests),
      );
      return answers as T[];
    },
    async download(operation, request = {}, { start = 0, size } = {}) {
      check(operation);
      const url = root + targetOf(operation, request, use.mailbox).path;
      const headers = { ...graphHeaders(request.headers), accept: '*/*' };
      return openDownload({ transport, graphUrl, call: callOf(operation, request.mailbox), url, headers, signals, start, size, progress });
    },
    async monitor<T>(url: string) {
      const call = callOf('GET {monitorUrl}', undefined);
      return (await withSignals(signals, (signal) => askMonitor({ transport, graphUrl, call, signal }, url))) as T | undefined;
    },
    async upload<T>(uploadUrl: string, source: ByteSource, options?: UploadOptions) {
      const call = callOf('PUT {uploadUrl}', undefined);
      const world = { transport, graphUrl, call, progress };
      return (await withSignals(signals, (signal) => uploadInRanges({ ...world, signal }, uploadUrl, source, options))) as T | undefined;
    },
  };
}
