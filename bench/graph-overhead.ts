import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { argv, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Fetch } from '../src/core/ports.ts';
import { createGraphClient } from '../src/graph/index.ts';

/** One measured number and what it may be at most. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
}

const operation = 'GET /me/messages';
const answer = JSON.stringify({
  value: Array.from({ length: 10 }, (_, index) => ({ id: `message-${index}`, subject: 'A subject of the usual length', isRead: false })),
});

/**
 * What the Graph client takes for one request, against bare `fetch` with the same answer over a loopback server: once over that server, and once
 * with a `fetch` that answers at once, so that nothing hides the cost. The two sides take turns, and the medians are compared.
 */
export async function graphOverhead(): Promise<Measure[]> {
  const instant: Fetch = async () => new Response(answer, { headers: { 'content-type': 'application/json' } });
  const inProcess = await medians(instant, 'https://graph.microsoft.com', 4000);

  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const loopback = await medians(fetch, `http://127.0.0.1:${port}`, 2000);
    return [
      { name: 'Graph client without a network, against bare fetch', value: inProcess.ours / loopback.bare, unit: 'x', limit: 0.5 },
      { name: 'Graph client on a loopback server, against bare fetch', value: loopback.ours / loopback.bare, unit: 'x', limit: 2 },
    ];
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Medians of both sides, in milliseconds. @param rounds - Requests of each side. */
async function medians(fetch: Fetch, graphUrl: string, rounds: number): Promise<{ readonly bare: number; readonly ours: number }> {
  const run = new AbortController();
  const use = new AbortController();
  const client = createGraphClient({ fetch, graphUrl, token: async () => 'token', signal: run.signal });
  const graph = client.bind({ activity: 'mail.list', operations: [operation], signal: use.signal });
  const bare = async (): Promise<unknown> => {
    const response = await fetch(`${graphUrl}/v1.0/me/messages?$top=10`, {
      headers: { authorization: 'Bearer token', accept: 'application/json' },
    });
    return JSON.parse(await response.text()) as unknown;
  };
  const ours = (): Promise<unknown> => graph.call(operation, { query: { $top: 10 } });

  const times: { readonly bare: number[]; readonly ours: number[] } = { bare: [], ours: [] };
  for (let round = -rounds / 10; round < rounds; round += 1) {
    const [bareMS, oursMS] = [await timed(bare), await timed(ours)];
    // The first tenth warms up.
    if (round >= 0) {
      times.bare.push(bareMS);
      times.ours.push(oursMS);
    }
  }
  return { bare: median(times.bare), ours: median(times.ours) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, value, unit, limit } of await graphOverhead())
    stdout.write(`${name}: ${value.toFixed(3)} ${unit} (limit ${limit} ${unit})\n`);
}
