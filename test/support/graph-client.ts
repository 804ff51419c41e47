import type { Fetch, Graph, Operation, Progress } from '../../src/core/ports.ts';
import { createGraphClient, type GraphClientOptions, type TransportEvent } from '../../src/graph/index.ts';

/** A client whose waits take no time and are written down. */
export interface TestClient<Op extends Operation = Operation> {
  readonly graph: Graph<Op>;
  /** Milliseconds of each wait. */
  readonly waits: number[];
  readonly events: TransportEvent[];
  /** What tokens were asked for with. */
  readonly tokens: ({ claims?: string; rejected?: string } | undefined)[];
  readonly progress: Progress[];
}

/** How the client of a test differs. */
export interface TestClientOptions<Op extends Operation> extends Partial<GraphClientOptions> {
  readonly operations?: readonly Op[];
  readonly mailbox?: string;
  readonly useSignal?: AbortSignal;
}

/** Makes a client for `mail.test` that may make the operations. Tokens are `token-1`, `token-2` for each refused one; chance is always a half. */
export function testClient<const Op extends Operation>(operations: readonly Op[], options: TestClientOptions<Op> = {}): TestClient<Op> {
  const waits: number[] = [];
  const events: TransportEvent[] = [];
  const tokens: TestClient['tokens'] = [];
  const progress: Progress[] = [];
  let current = 1;
  let time = Date.UTC(2026, 0, 1);
  const client = createGraphClient({
    fetch,
    graphUrl: 'https://graph.microsoft.com',
    version: '1.2.3',
    token: async (given) => {
      tokens.push(given);
      if (given) current += 1;
      return `token-${current}`;
    },
    notify: (event) => events.push(event),
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
    },
    random: () => 0.5,
    now: () => new Date(time),
    ...options,
  });
  const { mailbox, useSignal: signal } = options;
  const graph = client.bind({ activity: 'mail.test', operations, mailbox, signal, progress: (step) => progress.push(step) });
  return { graph, waits, events, tokens, progress };
}

/** A request as a fake `fetch` sees it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** The JSON body. */
  readonly body: unknown;
}

/** A `fetch` that answers from a function and writes down what it was asked. */
export function fakeFetch(answer: (request: SeenRequest, number: number) => Response | Promise<Response>): {
  fetch: Fetch;
  seen: SeenRequest[];
} {
  const seen: SeenRequest[] = [];
  return {
    seen,
    fetch: async (url, init = {}) => {
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      const request = { method: init.method ?? 'GET', url, headers: new Headers(init.headers), body };
      seen.push(request);
      return answer(request, seen.length);
    },
  };
}

/** An error answer of Graph. */
export function refusal(status: number, code: string, headers: Record<string, string> = {}): Response {
  const error = {
    code,
    message: `Message of ${code}.`,
    innerError: { date: '2026-01-01T00:00:00', 'request-id': 'request-1', 'client-request-id': 'client-1' },
  };
  return Response.json({ error }, { status, headers });
}

/** What `fetch` throws when a connection breaks. */
export function brokenConnection(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
