import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Entra } from '../../src/emulator/entra/entra.ts';

/** An Entra ID on a port of this machine. */
export interface EntraServer extends AsyncDisposable {
  readonly origin: string;
  /** Token requests so far. */
  readonly renewals: () => number;
}

/** Serves an Entra ID to other processes. */
export async function serveEntra(entra: Entra): Promise<EntraServer> {
  let renewals = 0;
  const server = createServer(
    getRequestListener(async (request) => {
      renewals += 1;
      return await entra.fetch(request);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    renewals: () => renewals,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
