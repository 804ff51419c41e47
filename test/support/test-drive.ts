import { onTestFinished } from 'vitest';
import { driveRoutes } from '../../src/emulator/graph/drives/routes.ts';
import { filesHandler } from '../../src/emulator/graph/drives/files-target.ts';
import { answerCheck } from './answer-schema.ts';
import { createTestGraph, type TestGraph } from './test-graph.ts';

/** An answer with its JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A Graph for tests of drives; the clock stands still at 2026-03-02T09:00:00Z. */
export interface TestDrive extends TestGraph {
  /** Sends a request below `/v1.0`; a body of bytes or text goes as it is, another as JSON. Default: as Ada with `Files.ReadWrite`. */
  send(
    method: string,
    path: string,
    body?: unknown,
    init?: { readonly as?: string; readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>;
  /** Names of what is in a folder of Ada's, by its path. */
  names(path: string): Promise<string[]>;
  /** Requests an address that Graph handed out. */
  follow(address: unknown, init?: RequestInit): Promise<Response>;
  /** Bytes of a content, by its path in Ada's drive. */
  content(path: string): Promise<Buffer>;
}

/** Reads and writes Ada's files. */
export const asAda = 'ada Files.ReadWrite';

/** Creates it; what it took in goes with the test. */
export function createTestDrive(): TestDrive {
  const graph = createTestGraph({ routes: driveRoutes });
  onTestFinished(() => graph.tenant.content.close());
  const check = answerCheck();
  const send: TestDrive['send'] = async (method, path, body, { as = asAda, headers = {} } = {}) => {
    const isRaw = body instanceof Uint8Array || typeof body === 'string';
    const response = await graph.fetch(
      new Request(`https://graph.microsoft.com/v1.0${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${as}`,
          ...(body === undefined || isRaw ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
      }),
    );
    await check(`/v1.0${path}`, response);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
  const follow: TestDrive['follow'] = (address, init) => filesHandler(graph.tenant, new Request(String(address), init));
  return {
    ...graph,
    send,
    follow,
    async names(path) {
      const { body } = await send('GET', path === '' ? '/me/drive/root/children' : `/me/drive/root:/${path}:/children`);
      return (body['value'] as { name: string }[]).map(({ name }) => name);
    },
    async content(path) {
      const { headers } = await send('GET', `/me/drive/root:/${path}:/content`);
      const response = await follow(headers.get('Location'));
      return Buffer.from(await response.arrayBuffer());
    },
  };
}
