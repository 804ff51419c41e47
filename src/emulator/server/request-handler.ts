import { type IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ConnectionReset } from '../faults/connection-reset.ts';
import { TruncatedResponse } from '../faults/truncated-response.ts';
import { FileResponse } from '../file-response.ts';
import { isOurHost } from './hosts.ts';
import { writeFile } from './write-file.ts';

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
        if (!(outgoing instanceof ServerResponse)) return response;
        if (response instanceof FileResponse) return await writeWhole(response, outgoing);
        if (!(response instanceof TruncatedResponse)) return response;
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

async function writeWhole({ status, headers, part }: FileResponse, outgoing: ServerResponse): Promise<Response> {
  outgoing.writeHead(status, Object.fromEntries(headers.entries()));
  await writeFile(outgoing, part);
  return RESPONSE_ALREADY_SENT;
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
