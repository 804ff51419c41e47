import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isCertifiable } from './hosts.ts';

/**
 * Answers `CONNECT host:443` of a client that has us as its proxy: for the names that the emulator stands for, the tunnel ends here;
 * any other is refused, for the emulator reaches out to nobody.
 *
 * @param accept - Takes over the tunnel, in which the client speaks TLS.
 */
export function answerConnect(request: IncomingMessage, socket: Duplex, head: Buffer, accept: (tunnel: Duplex) => void): void {
  socket.on('error', () => socket.destroy());
  const [host = ''] = (request.url ?? '').toLowerCase().split(':');
  if (!isCertifiable(host)) {
    socket.end(
      'HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n' +
        "The emulator stands for Microsoft's host names only.\n",
    );
    return;
  }
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
  accept(socket);
}
