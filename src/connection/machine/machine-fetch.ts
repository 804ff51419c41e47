import { Agent, request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import type { Fetch, HttpAnswer, HttpHeaders, HttpRequest } from '../../core/ports.ts';
import { keptConnections } from './kept-connections.ts';
import { proxyFor, type Proxy } from './proxy.ts';

/**
 * Sends requests from this machine with Node's own http client. A command that makes one call is done in half the time that the global
 * `fetch` needs to get ready (decisions/0007). Connections are kept; compressed answers are unpacked; redirects are not followed; the proxy
 * of `HTTPS_PROXY` is used for hosts that `NO_PROXY` does not name.
 *
 * @returns A `fetch` that throws as the global one does: the reason of the signal, or a TypeError whose cause says what broke.
 */
export function machineFetch(): Fetch {
  const senders = new Map<string, Promise<Sender>>();
  const senderFor = (protocol: string, proxy: Proxy | undefined): Promise<Sender> => {
    const way = `${protocol} ${proxy?.url.href ?? ''}`;
    const known = senders.get(way) ?? openSender(protocol, proxy);
    senders.set(way, known);
    return known;
  };
  let bulk: Promise<Fetch> | undefined;
  const get: Fetch = async (url, request = {}) => {
    const target = new URL(url);
    const proxy = await proxyFor(target);
    if (!request.bulk || proxy) return send(await senderFor(target.protocol, proxy), target, request);
    bulk ??= import('./bulk-fetch.ts').then(({ bulkFetch }) =>
      bulkFetch((address, { headers = {}, signal } = {}) => get(address, { headers, ...(signal && { signal }) })),
    );
    return (await bulk)(url, request);
  };
  return get;
}

type Sender = (url: URL, options: Parameters<typeof requestHttp>[1] & object) => ClientRequest;

async function openSender(protocol: string, proxy: Proxy | undefined): Promise<Sender> {
  if (protocol === 'http:') {
    const agent = new Agent(keptConnections);
    return (url, options) => requestHttp(url, { ...options, agent });
  }
  const https = await import('node:https');
  const agent = proxy ? new (await import('./proxy-agent.ts')).ProxyAgent(proxy) : new https.Agent(keptConnections);
  return (url, options) => https.request(url, { ...options, agent });
}

function send(sender: Sender, url: URL, { method = 'GET', headers = {}, body, signal }: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const outgoing = sender(url, {
      method,
      headers: { 'accept-encoding': 'gzip, br', ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      ...(signal && { signal }),
    });
    outgoing.on('response', (message) => {
      answerOf(message, signal).then(resolve, reject);
    });
    outgoing.on('error', (error) => reject(signal?.aborted ? (signal.reason as Error) : new TypeError('fetch failed', { cause: error })));
    outgoing.end(body);
  });
}

async function answerOf(message: IncomingMessage, signal: AbortSignal | undefined): Promise<HttpAnswer> {
  const bytes = await unpacked(message);
  const broken = (error: unknown): Error => (signal?.aborted ? (signal.reason as Error) : new TypeError('terminated', { cause: error }));
  return {
    status: message.statusCode ?? 0,
    headers: headersOf(message),
    get body() {
      return Readable.toWeb(bytes) as ReadableStream<Uint8Array>;
    },
    pieces: () => piecesOf(bytes, broken),
    cancel() {
      message.destroy();
      bytes.destroy();
    },
    async text() {
      try {
        return await readText(bytes);
      } catch (error) {
        throw broken(error);
      }
    },
  };
}

/** The pieces of a stream. No generator: a large file has tens of thousands of them, and each would wait one more time. */
function piecesOf(bytes: AsyncIterable<Uint8Array>, broken: (error: unknown) => Error): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const pieces = bytes[Symbol.asyncIterator]();
      const fail = (error: unknown): never => {
        throw broken(error);
      };
      return {
        next: () => pieces.next().catch(fail),
        return: async () => (await pieces.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
}

/** The bytes of an answer as they were before they were compressed. */
async function unpacked(message: IncomingMessage): Promise<Readable> {
  const encoding = message.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return message;
  const { createBrotliDecompress, createUnzip } = await import('node:zlib');
  const unpacker = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  message.on('error', (error) => unpacker.destroy(error));
  return message.pipe(unpacker);
}

function headersOf({ headersDistinct }: IncomingMessage): HttpHeaders {
  const entries = Object.entries(headersDistinct).map(([name, values = []]): [string, string] => [name, values.join(', ')]);
  const byName = new Map(entries);
  return { get: (name) => byName.get(name.toLowerCase()) ?? null, [Symbol.iterator]: () => entries[Symbol.iterator]() };
}
