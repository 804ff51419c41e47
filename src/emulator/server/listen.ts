import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { keptAuthority } from './authority-file.ts';
import { type CertificateAuthority, createCertificateAuthority } from './certificates.ts';
import { type Connections, createConnections } from './connections.ts';
import { isCertifiable } from './hosts.ts';
import { answerConnect } from './proxy.ts';
import { createRequestHandler } from './request-handler.ts';

/** How the emulator listens. */
export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /**
   * True: https, with a certificate authority made for this start, or that of the data folder; the same port is also a forward proxy (`HTTPS_PROXY`) that stands
   * for Microsoft's host names. Default false: plain http.
   */
  readonly tls?: boolean;
}

/** A listening emulator. */
export interface Listener {
  /** `http://localhost:12345`, or `https://...`. */
  readonly origin: string;
  /** PEM of the certificate authority, with `tls`. */
  readonly caCertificate?: string;
  /** Stops listening, lets running requests end, and closes what is idle. */
  close(): Promise<void>;
}

/** How long a running request may take when the emulator closes, in milliseconds. */
const patience = 2000;

/**
 * Listens on loopback.
 *
 * @param folder - The data folder, which keeps the certificate authority.
 * @throws Error when the port is taken, or when the authority of the folder cannot be read.
 */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  options: ListenOptions = {},
  folder?: string,
): Promise<Listener> {
  let port = 0;
  const handler = createRequestHandler(fetch, () => port);
  const connections = createConnections();
  if (!options.tls) {
    const server = createHttpServer(handler);
    connections.watch(server, 'connection');
    port = await listenOn(server, options.port);
    return { origin: `http://localhost:${port}`, close: () => close(server, connections) };
  }

  const now = new Date();
  const authority = createCertificateAuthority(now, folder === undefined ? undefined : await keptAuthority(folder, now));
  const secure = createHttpsServer(tlsOptions(authority), handler);
  connections.watch(secure, 'secureConnection');
  const plain = createHttpServer(explain);
  connections.watch(plain, 'connection');
  plain.on('connect', (request, socket, head) => answerConnect(request, socket, head, (tunnel) => secure.emit('connection', tunnel)));
  const server = createSocketServer((socket) => {
    connections.add(socket);
    sortByFirstByte(socket, (isTls) => {
      connections.remove(socket);
      (isTls ? secure : plain).emit('connection', socket);
    });
  });
  port = await listenOn(server, options.port);
  return { origin: `https://localhost:${port}`, caCertificate: authority.certificate, close: () => close(server, connections) };
}

function explain(_: IncomingMessage, outgoing: ServerResponse): void {
  outgoing
    .writeHead(400, { 'Content-Type': 'text/plain' })
    .end('This port speaks https. Plain http is for CONNECT requests of proxy clients only.\n');
}

/** The certificate by the name that the client asks for; without a name it is that of `localhost`. */
function tlsOptions(authority: CertificateAuthority): ServerOptions {
  return {
    ...authority.certificateFor('localhost'),
    SNICallback(name, done) {
      const host = name.toLowerCase();
      if (isCertifiable(host)) done(null, createSecureContext(authority.certificateFor(host)));
      else done(new Error(`The emulator has no certificate for ${host}.`));
    },
  };
}

/** A TLS connection begins with byte 22 (handshake); nothing in plain HTTP does. */
function sortByFirstByte(socket: Socket, take: (isTls: boolean) => void): void {
  socket.on('error', () => socket.destroy());
  socket.once('data', (first) => {
    socket.pause();
    socket.unshift(first);
    take(first[0] === 22);
    process.nextTick(() => socket.resume());
  });
}

interface Listening {
  listen(port: number, host: string): unknown;
  address(): AddressInfo | string | null;
  once(event: 'error' | 'listening', listener: (error: Error) => void): unknown;
  close(done: (error?: Error) => void): unknown;
}

async function listenOn(server: Listening, wanted = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`Cannot listen on 127.0.0.1:${wanted}: ${error.message}. Choose another port.`, { cause: error })),
    );
    server.once('listening', () => resolve());
    server.listen(wanted, '127.0.0.1');
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : wanted;
}

async function close(server: Listening, connections: Connections): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  connections.close(patience);
  await closed;
}
