import { type IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
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
        throw new ConnectionReset();
      } catch (error) {
        if (!(error instanceof ConnectionReset) && !request.signal.aborted) throw error;
        incoming.socket.destroy();
        throw new ConnectionReset();
      }
    },
    { overrideGlobalObjects: false, errorHandler: answerToError },
  );
}

async function writePart(response: TruncatedResponse, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers.entries()));
  await new Promise<void>((resolve) => {
    outgoing.write(response.partial, () => resolve());
  });
}

/** Nothing more is said on a connection that broke, by a fault or by the client. */
function answerToError(error: unknown): Response | undefined {
  if (error instanceof ConnectionReset) return undefined;
  const status = error instanceof RequestError ? 400 : 500;
  return new Response(`The emulator could not answer: ${error instanceof Error ? error.message : String(error)}\n`, { status });
}
