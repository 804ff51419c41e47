import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

/** An Entra ID on a port of this machine. */
export interface EntraServer extends AsyncDisposable {
  readonly origin: string;
}

/** Serves an emulated Entra ID on a free loopback port, until the test ends. */
export async function serveEntra(entra: { fetch(request: Request): Promise<Response> }): Promise<EntraServer> {
  const server = await new Promise<ServerType>((resolve) => {
    const started = serve({ fetch: entra.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started));
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
