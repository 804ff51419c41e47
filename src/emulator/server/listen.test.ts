import { rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { connect as tlsConnect, type TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { ConnectionReset } from '../faults/connection-reset.ts';
import { cutShort } from '../faults/truncated-response.ts';
import { FileResponse } from '../file-response.ts';
import { listen } from './listen.ts';

/** Answers with what it was asked. */
async function echo(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/reset') throw new ConnectionReset();
  if (pathname === '/cut') return cutShort(Response.json({ text: 'x'.repeat(1000) }));
  return Response.json({ method: request.method, url: request.url, body: await request.text() });
}

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

function ask(
  url: string,
  options: { headers?: Record<string, string>; ca?: string; servername?: string; socket?: TLSSocket } = {},
): Promise<Answer> {
  const { socket, ...rest } = options;
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, { ...rest, ...(socket && { createConnection: () => socket }) }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, body }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });
}

describe('over plain http', () => {
  test('answers on a port of its own until it is closed', async () => {
    const listener = await listen(echo);
    const response = await fetch(`${listener.origin}/a?b=c`, { method: 'POST', body: 'hello' });

    expect(listener.origin).toMatch(/^http:\/\/localhost:\d+$/);
    expect(await response.json()).toEqual({ method: 'POST', url: `${listener.origin}/a?b=c`, body: 'hello' });
    await listener.close();
    await expect(fetch(listener.origin)).rejects.toThrow('fetch failed');
  });

  test.each([
    ['evil.example', 421],
    ['localhost', 421],
    ['localhost:1', 421],
    ['graph.microsoft.com', 200],
    ['login.microsoftonline.com:443', 200],
    ['graph.microsoft.com.evil.example', 421],
  ])('Host: %s is answered with %i', async (host, status) => {
    const listener = await listen(echo);
    const answer = await ask(`${listener.origin}/`, { headers: { Host: host } });
    await listener.close();

    expect(answer.status).toBe(status);
  });

  test('breaks the connection when a fault says so', async () => {
    const listener = await listen(echo);

    await expect(fetch(`${listener.origin}/reset`)).rejects.toThrow('fetch failed');
    const cut = await fetch(`${listener.origin}/cut`);
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow('terminated');
    await listener.close();
  });

  test('says so when the port is taken', async () => {
    const listener = await listen(echo);
    const port = Number(new URL(listener.origin).port);

    await expect(listen(echo, { port })).rejects.toThrow(
      `Cannot listen on 127.0.0.1:${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}. Choose another port.`,
    );
    await listener.close();
  });

  test('closes in spite of connections that are kept open', async () => {
    const listener = await listen(echo);
    const idle = connect(Number(new URL(listener.origin).port), '127.0.0.1');
    idle.on('error', () => undefined);
    await new Promise((resolve) => idle.once('connect', resolve));
    const dropped = new Promise((resolve) => idle.once('close', () => resolve(true)));
    await listener.close();

    expect(await dropped).toBe(true);
  });

  test('lets a running request end before it closes', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    let arrived = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const listener = await listen(async () => {
      arrived();
      await gate;
      return new Response('done');
    });
    const answer = ask(listener.origin);
    await arrival;
    const closed = listener.close();
    open();

    expect((await answer).body).toBe('done');
    await closed;
  });
});

describe('a handler that fails', () => {
  test('is answered with 500', async () => {
    const listener = await listen(async () => {
      throw new Error('a defect');
    });
    const answer = await ask(listener.origin);
    await listener.close();

    expect(answer).toEqual({ status: 500, body: 'The emulator could not answer: a defect\n' });
  });

  test('because the client left is left in peace', async () => {
    let hasLeft = false;
    const client = new AbortController();
    const listener = await listen(async ({ signal }) => {
      client.abort();
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve);
      });
      hasLeft = true;
      throw signal.reason;
    });
    await expect(fetch(listener.origin, { signal: client.signal })).rejects.toThrow('aborted');
    await expect.poll(() => hasLeft).toBe(true);
    await listener.close();
  });
});

describe('over https', () => {
  test('has a certificate for its own names and for those of Microsoft', async () => {
    const listener = await listen(echo, { tls: true });
    const ca = listener.caCertificate ?? '';
    const own = await ask(`${listener.origin}/own`, { ca });
    const byNumber = await ask(`${listener.origin.replace('localhost', '127.0.0.1')}/number`, { ca });
    const graph = await ask(`${listener.origin}/graph`, {
      ca,
      servername: 'graph.microsoft.com',
      headers: { Host: 'graph.microsoft.com' },
    });

    expect([own.status, byNumber.status, graph.status]).toEqual([200, 200, 200]);
    expect(JSON.parse(graph.body)).toMatchObject({ url: 'https://graph.microsoft.com/graph' });
    await expect(ask(`${listener.origin}/`)).rejects.toThrow(/certificate/);
    await expect(ask(`${listener.origin}/`, { ca, servername: 'evil.example' })).rejects.toThrow(/ECONNRESET|disconnected|alert/);
    await listener.close();
  });

  test('explains itself to plain http', async () => {
    const listener = await listen(echo, { tls: true });
    const answer = await ask(listener.origin.replace('https', 'http'));
    await listener.close();

    expect(answer).toEqual({ status: 400, body: 'This port speaks https. Plain http is for CONNECT requests of proxy clients only.\n' });
  });
});

describe('as a proxy', () => {
  function tunnel(origin: string, target: string): Promise<{ status: number | undefined; socket: Duplex }> {
    return new Promise((resolve, reject) => {
      const request = httpRequest({ port: new URL(origin).port, host: '127.0.0.1', method: 'CONNECT', path: target });
      request.on('connect', (response, socket) => resolve({ status: response.statusCode, socket }));
      request.on('error', reject);
      request.end();
    });
  }

  test('stands for the host names of Microsoft', async () => {
    const listener = await listen(echo, { tls: true });
    const { status, socket } = await tunnel(listener.origin, 'graph.microsoft.com:443');
    const secure = tlsConnect({ socket, servername: 'graph.microsoft.com', ca: listener.caCertificate ?? '' });
    const answer = await ask('https://graph.microsoft.com/v1.0/me', { socket: secure, headers: { Host: 'graph.microsoft.com' } });
    await listener.close();

    expect(status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ url: 'https://graph.microsoft.com/v1.0/me' });
  });

  test('reaches out to nobody else', async () => {
    const listener = await listen(echo, { tls: true });
    const { status } = await tunnel(listener.origin, 'example.com:443');
    await listener.close();

    expect(status).toBe(403);
  });
});

describe('a response whose body are bytes of a file', () => {
  const content = Buffer.from(Array.from({ length: 700_001 }, (_, index) => (index * 31 + (index >> 8)) & 0xff));
  const responseFor = (path: string, [first, last]: readonly [number, number]): Response =>
    new FileResponse({ path, first, last }, { status: 206, headers: { 'Content-Length': String(last - first + 1) } });

  /** What a listener gives of a file, at a path of which nothing else is known. */
  async function onAFile(work: (path: string) => Promise<void>): Promise<void> {
    const folder = await temporaryFolder('file-response');
    try {
      await writeFile(join(folder, 'content'), content);
      await work(join(folder, 'content'));
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test.each([
    [0, 700_000],
    [0, 0],
    [262_143, 262_144],
    [123_456, 654_321],
  ] as const)('is written to a client from %i to %i, and gives the same without one', async (first, last) => {
    await onAFile(async (path) => {
      const listener = await listen(async () => responseFor(path, [first, last]));
      const response = await fetch(listener.origin);

      expect([response.status, response.headers.get('Content-Length')]).toEqual([206, String(last - first + 1)]);
      expect(Buffer.from(await response.arrayBuffer()).equals(content.subarray(first, last + 1))).toBe(true);
      const inProcess = Buffer.from(await responseFor(path, [first, last]).arrayBuffer());
      expect(inProcess.equals(content.subarray(first, last + 1))).toBe(true);
      await listener.close();
    });
  });

  test('breaks off where the file is shorter than was told, and where there is none', async () => {
    await onAFile(async (path) => {
      for (const place of [path, `${path}-gone`]) {
        const listener = await listen(async () => responseFor(place, [0, 800_000]));
        const read = fetch(listener.origin).then((response) => response.arrayBuffer());

        await expect(read).rejects.toThrow(/terminated|fetch failed/);
        await listener.close();
      }
    });
  });

  test('whose client goes away in between ends, and the next one is answered', async () => {
    await onAFile(async (path) => {
      const listener = await listen(async () => responseFor(path, [0, 700_000]));
      const stop = new AbortController();
      const left = await fetch(listener.origin, { signal: stop.signal });
      stop.abort();
      await expect(left.arrayBuffer()).rejects.toThrow('aborted');

      expect((await (await fetch(listener.origin)).arrayBuffer()).byteLength).toBe(700_001);
      await listener.close();
    });
  });

  test('opens nothing before somebody reads, and closes when nobody wants more', async () => {
    const none = responseFor('/no/such/file', [0, 1]);
    await expect(none.body?.cancel()).resolves.toBeUndefined();
    await onAFile(async (path) => {
      const reader = responseFor(path, [0, 700_000]).body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      expect(value?.length).toBeGreaterThan(0);
      await expect(reader?.cancel()).resolves.toBeUndefined();
    });
  });
});
