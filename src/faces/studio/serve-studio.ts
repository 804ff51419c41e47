import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { OnbehalfError } from '../../core/errors.ts';
import { createApi } from './api.ts';
import { idleClock } from './idle-clock.ts';
import { createPages } from './pages.ts';
import type { StudioPorts } from './ports.ts';
import type { Refusal } from './protocol.ts';
import { foreign } from './safety/guard.ts';
import { safeHeaders } from './safety/headers.ts';
import { openStudio } from './studio.ts';

/** How the Studio is started. */
export interface StudioOptions {
  /** Folder of the project. */
  readonly folder: string;
  /** Port on the loopback interface. Default: any free one. */
  readonly port?: number;
  /** It ends after so long without a tab, in milliseconds. Default: 30 minutes. */
  readonly idleMS?: number;
}

/** A Studio that listens. */
export interface ServedStudio extends AsyncDisposable {
  /** `http://127.0.0.1:12345` */
  readonly origin: string;
  /** Real path of the folder that is open. */
  readonly folder: string;
  /** What another start on this machine asks for a tab with. */
  readonly key: string;
  /** An address that opens one tab, once, in the next two minutes. */
  url(): string;
  /** Aborted when no tab was open for a while. */
  readonly stopped: AbortSignal;
}

const halfAnHourMS = 30 * 60_000;

/**
 * Serves the Studio on the loopback interface, and nowhere else, until it is closed.
 *
 * @throws OnbehalfError NOT_FOUND where there is no such folder, CONFLICT where the port is taken.
 */
export async function serveStudio({ folder, port = 0, idleMS = halfAnHourMS }: StudioOptions, ports: StudioPorts): Promise<ServedStudio> {
  const idle = idleClock(idleMS);
  const studio = await openStudio(folder, ports, (tabs) => idle.tabs(tabs));
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(safeHeaders)) context.header(name, value);
  });
  app.route('/api', createApi(studio));
  app.route('/', await createPages(ports.pages));
  app.notFound((context) => context.json({ error: 'There is nothing at this address.' } satisfies Refusal, 404));
  const answer = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => Response.json({ error: 'This address cannot be read.' } satisfies Refusal, { status: 400, headers: safeHeaders }),
  });
  const server = createServer((incoming, outgoing) => {
    const refused = foreign(incoming.headers, portOf(server));
    if (refused) refuse(outgoing, refused.status, refused.error);
    else void answer(incoming as IncomingMessage, outgoing);
  });
  await listenOn(server, port);
  const origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    origin,
    folder: studio.folder,
    key: studio.sessions.key,
    url: () => `${origin}/#${studio.sessions.code()}`,
    stopped: idle.over,
    async [Symbol.asyncDispose]() {
      idle[Symbol.dispose]();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, studio[Symbol.asyncDispose]()]);
    },
  };
}

function refuse(outgoing: ServerResponse, status: number, error: string): void {
  outgoing.writeHead(status, { ...safeHeaders, 'Content-Type': 'application/json' }).end(JSON.stringify({ error } satisfies Refusal));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}

async function listenOn(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new OnbehalfError('CONFLICT', `The Studio cannot listen on port ${port} (${error.code ?? error.message}).`, {
          remedy: 'Choose another port with --port, or leave it out for any free one.',
          cause: error,
        }),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
