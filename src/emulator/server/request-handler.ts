import { type IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ConnectionReset } from '../faults/connection-reset.ts';
import { TruncatedResponse } from '../faults/truncated-response.ts';
import { isOurHost } from './hosts.ts';

/** A listener for `node:http` and `node:https`. */
export type RequestHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/**
 * Answers socket requests through `fetch`. Foreign `Host` headers are refused; the faults that break a connection break it.
 *
 * @param port - The port of the listener, which a loopback `Host` must name; a function, for it is known only after listening.
 */
export function createRequestHandler(fetch: (request: Request) => Promise<Response>, port: () => number): RequestHandler {
  return getRequestListener(
    async (request, { incoming, outgoing }) => {
      if (!isOurHost(incoming.headers.host, port())) {
        return new Response('This emulator answers only under its own names: localhost, 127.0.0.1, and those of Microsoft.\n', {
          status: 421,
        });
      }
      try {
        const response = await fetch(request);
        if (!(response instanceof TruncatedResponse) || !(outgoing instanceof ServerResponse)) return response;
        await writePart(response, outgoing);
      } catch (error) {
        if (request.signal.aborted) return RESPONSE_ALREADY_SENT;
        if (!(error instanceof ConnectionReset)) throw error;
      }
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
}

async function writePart(response: TruncatedResponse, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers.entries()));
  await new Promise<void>((resolve) => {
    outgoing.write(response.partial, () => resolve());
  });
}
