import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The open connections of a listener, so that it can close without waiting for clients that keep theirs for later. */
export interface Connections {
  /** Watches a server's connections and the requests that run on them. @param event - `secureConnection` for https. */
  watch(server: Server, event: 'connection' | 'secureConnection'): void;
  /** Adds a connection that no server has yet. */
  add(socket: Duplex): void;
  /** Forgets a connection that was handed to a server. */
  remove(socket: Duplex): void;
  /** Ends what is idle now, and what is busy when its request is answered, or after `patience` milliseconds. */
  close(patience: number): void;
}

/** Creates an empty list of connections. */
export function createConnections(): Connections {
  /** How many requests run on each. */
  const running = new Map<Duplex, number>();
  let isClosing = false;

  function add(socket: Duplex): void {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  }

  function begin({ socket }: IncomingMessage, response: ServerResponse): void {
    running.set(socket, (running.get(socket) ?? 0) + 1);
    response.once('close', () => {
      if (!running.has(socket)) return;
      running.set(socket, (running.get(socket) ?? 1) - 1);
      if (isClosing) endIdle();
    });
  }

  function endIdle(): void {
    for (const [socket, requests] of running) if (requests <= 0) socket.destroy();
  }

  return {
    watch(server, event) {
      server.on(event, add);
      server.prependListener('request', begin);
    },
    add,
    remove: (socket) => void running.delete(socket),
    close(patience) {
      isClosing = true;
      endIdle();
      setTimeout(() => {
        for (const socket of running.keys()) socket.destroy();
      }, patience).unref();
    },
  };
}
