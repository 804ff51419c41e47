import { validateHeaderName, validateHeaderValue } from 'node:http';
import { connect as connectPlain, isIP, type OnReadOpts, type Socket } from 'node:net';
import { connect as connectSecure, type ConnectionOptions } from 'node:tls';
import { HTTPParser } from 'http-parser-js';
import { type Blocks, gatherBlocks } from './blocks.ts';
import { keptConnections } from './kept-connections.ts';

/** Bytes that are read at a time; TLS gives 16 KiB at most. */
const readBytes = 65_536;

/** An answer whose bytes come in blocks. */
export interface BulkAnswer {
  readonly status: number;
  /** Names as they were written, each followed by its value. */
  readonly rawHeaders: readonly string[];
  readonly pieces: AsyncIterableIterator<Uint8Array>;
  /** Closes the connection, unless the answer has come to its end; what is waited for fails. */
  cancel(): void;
}

/** A connection to one server that asks for one thing at a time. */
export interface BulkConnection {
  /** @throws TypeError whose cause says what broke, as `fetch` does; the reason of the signal. */
  get(url: URL, headers: Readonly<Record<string, string>>, signal: AbortSignal | undefined): Promise<BulkAnswer>;
  isOpen(): boolean;
}

interface Asked {
  readonly signal: AbortSignal | undefined;
  readonly onAbort: () => void;
  readonly resolve: (answer: BulkAnswer) => void;
  readonly reject: (error: unknown) => void;
  blocks?: Blocks;
}

/**
 * Connects to the server of an address. What is read comes always in the same memory, without the streams of Node, which have new memory for every 16 KiB of
 * TLS: half of the time that a large answer takes.
 *
 * @param onFree - Called when an answer has come to its end and another one may be asked for.
 */
export function connectForBulk(url: URL, onFree: () => void): BulkConnection {
  const free: Uint8Array[] = [];
  const parser = new HTTPParser(HTTPParser.RESPONSE);
  let asked: Asked | undefined;
  let isFull = false;
  let isInterim = false;
  let mayStay = false;

  const socket = dial(url, {
    buffer: new Uint8Array(readBytes),
    callback(length, buffer) {
      const result = asked
        ? parser.execute(Buffer.from(buffer.buffer, buffer.byteOffset, length))
        : new Error('bytes that nobody asked for');
      if (result instanceof Error) end(result);
      return !isFull;
    },
  });
  const closed = (): Error => Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' });
  socket.on('error', end);
  // An answer may end with its connection.
  socket.on('end', () => {
    parser.finish();
    end(closed());
  });
  socket.on('close', () => end(closed()));
  socket.on('timeout', () => socket.destroy());

  parser[HTTPParser.kOnHeadersComplete] = ({ statusCode, headers, shouldKeepAlive }) => {
    isInterim = statusCode < 200;
    if (isInterim || !asked) return;
    if (!hasLength(headers)) return end(new Error('the answer has a length that is none'));
    const { resolve } = asked;
    const mine = asked;
    mayStay = shouldKeepAlive;
    const blocks = gatherBlocks(free, () => {
      isFull = false;
      if (asked === mine) socket.resume();
    });
    mine.blocks = blocks;
    resolve({
      status: statusCode,
      rawHeaders: headers,
      pieces: blocks.pieces,
      cancel: () => asked === mine && end(new Error('cancelled')),
    });
  };
  parser[HTTPParser.kOnBody] = (bytes, start, length) => {
    isFull = asked?.blocks?.add(bytes.subarray(start, start + length)) === false;
  };
  parser[HTTPParser.kOnMessageComplete] = () => {
    if (isInterim || !asked) return;
    const { blocks } = forget(asked);
    isFull = false;
    blocks?.end();
    if (!mayStay) socket.destroy();
    else {
      socket.setTimeout(keptConnections.timeout);
      socket.unref();
      onFree();
    }
  };

  function forget(done: Asked): Asked {
    asked = undefined;
    done.signal?.removeEventListener('abort', done.onAbort);
    return done;
  }

  /** The connection is over; so is what was asked for. */
  function end(cause: Error): void {
    socket.destroy();
    if (!asked) return;
    const { blocks, signal, reject } = forget(asked);
    const error = signal?.aborted ? (signal.reason as Error) : new TypeError(blocks ? 'terminated' : 'fetch failed', { cause });
    if (blocks) blocks.end(error);
    else reject(error);
  }

  return {
    isOpen: () => !socket.destroyed && socket.writable,
    get: (url, headers, signal) =>
      new Promise((resolve, reject) => {
        const onAbort = (): void => end(new Error('cancelled'));
        asked = { signal, onAbort, resolve, reject };
        if (signal?.aborted) return onAbort();
        signal?.addEventListener('abort', onAbort, { once: true });
        socket.setTimeout(0);
        socket.ref();
        socket.write(requestOf(url, headers), 'latin1');
      }),
  };
}

function dial({ protocol, hostname, port }: URL, onread: OnReadOpts): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return connectPlain({ host, port: Number(port || 80), onread });
  // Node passes it on; its types do not say so.
  const options: ConnectionOptions & { readonly onread: OnReadOpts } = {
    host,
    port: Number(port || 443),
    ...(isIP(host) === 0 && { servername: host }),
    ALPNProtocols: ['http/1.1'],
    onread,
  };
  return connectSecure(options);
}

function requestOf({ host, pathname, search }: URL, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ ...headers, host, connection: 'keep-alive', 'accept-encoding': 'identity' }).map(([name, value]) => {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return `${name}: ${value}\r\n`;
  });
  return `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

function hasLength(headers: readonly string[]): boolean {
  return headers.every(
    (name, index) => index % 2 === 1 || name.toLowerCase() !== 'content-length' || /^\d+$/.test(headers[index + 1] ?? ''),
  );
}
