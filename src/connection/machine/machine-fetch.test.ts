import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { HttpAnswer } from '../../core/ports.ts';
import { machineFetch } from './machine-fetch.ts';

async function serving<T>(listener: RequestListener, work: (origin: string) => Promise<T>, keepAliveTimeout = 5_000): Promise<T> {
  const server = createServer({ keepAliveTimeout }, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function inPieces(answer: HttpAnswer): Promise<string> {
  let text = '';
  for await (const piece of answer.pieces?.() ?? []) text += Buffer.from(piece).toString();
  return text;
}

test('method, headers and body arrive, and status, headers and text come back', async () => {
  await serving(
    (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () =>
        response
          .writeHead(201, { 'X-Seen': request.headers['x-mark'] })
          .end(`${request.method} ${body} ${request.headers['content-length']}`),
      );
    },
    async (origin) => {
      const answer = await machineFetch()(origin, { method: 'POST', headers: { 'x-mark': 'blue' }, body: 'grün' });

      expect({ status: answer.status, seen: answer.headers.get('X-SEEN'), text: await answer.text() }).toEqual({
        status: 201,
        seen: 'blue',
        text: 'POST grün 5',
      });
    },
  );
});

test.each([
  ['gzip', gzipSync('packed')],
  ['br', brotliCompressSync('packed')],
])('a body that was compressed with %s is unpacked', async (encoding, bytes) => {
  await serving(
    (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
    async (origin) => {
      expect(await (await machineFetch()(origin)).text()).toBe('packed');
    },
  );
});

test('a body can be read as it comes', async () => {
  await serving(
    (_request, response) => response.end('abc'),
    async (origin) => {
      const { body } = await machineFetch()(origin);
      const chunks: string[] = [];
      for await (const chunk of body ?? []) chunks.push(Buffer.from(chunk).toString());

      expect(chunks.join('')).toBe('abc');
    },
  );
});

test('a body can be read in pieces, and whoever leaves early ends the answer', async () => {
  const open = new Set<string>();
  await serving(
    (_request, response) => {
      open.add('answer');
      response.on('close', () => open.delete('answer'));
      response.writeHead(200, { 'content-length': '100' }).write('abc');
    },
    async (origin) => {
      const answer = await machineFetch()(origin);
      for await (const piece of answer.pieces?.() ?? []) {
        expect([Buffer.from(piece).toString(), [...open]]).toEqual(['abc', ['answer']]);
        break;
      }
      await expect.poll(() => open.size).toBe(0);
    },
  );
});

test('a redirect is handed out, not followed', async () => {
  await serving(
    (_request, response) => response.writeHead(302, { location: 'http://elsewhere.example/' }).end(),
    async (origin) => {
      const answer = await machineFetch()(origin);

      expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://elsewhere.example/']);
    },
  );
});

test('a connection that breaks is a TypeError with the code in its cause', async () => {
  await serving(
    (request) => request.socket.destroy(),
    async (origin) => {
      await expect(machineFetch()(origin)).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNRESET' } });
    },
  );
});

test('a body that ends too early is an error', async () => {
  await serving(
    (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.socket?.destroy());
    },
    async (origin) => {
      const terminated = { name: 'TypeError', message: 'terminated', cause: { code: 'ECONNRESET' } };
      await expect(machineFetch()(origin).then((answer) => answer.text())).rejects.toMatchObject(terminated);
      await expect(machineFetch()(origin).then((answer) => inPieces(answer))).rejects.toMatchObject(terminated);
    },
  );
});

test('the reason of the signal comes out, before the answer and in the middle of the body', async () => {
  const reason = new Error('enough');
  await serving(
    (request, response) => {
      if (request.url === '/body') response.writeHead(200, { 'content-length': '100' }).write('half');
    },
    async (origin) => {
      const stop = new AbortController();
      const waiting = machineFetch()(origin, { signal: stop.signal });
      const [reading, inParts] = [(answer: HttpAnswer) => answer.text(), inPieces].map(async (read) => {
        const answer = await machineFetch()(`${origin}/body`, { signal: stop.signal });
        const text = read(answer);
        setTimeout(() => stop.abort(reason));
        return text;
      });

      expect(await Promise.allSettled([waiting, reading, inParts])).toEqual(
        Array.from({ length: 3 }, () => ({ status: 'rejected', reason })),
      );
      await expect(machineFetch()(origin, { signal: stop.signal })).rejects.toBe(reason);
    },
  );
});

test(
  'a connection that is idle is given up before the server does, and one that waits for its answer is not',
  { timeout: 30_000 },
  async () => {
    const connections = new Set<unknown>();
    const listener: RequestListener = (request, response) => {
      connections.add(request.socket);
      setTimeout(() => response.end('an answer'), request.url === '/slow' ? 4_300 : 0);
    };
    await serving(
      listener,
      async (origin) => {
        const fetch = machineFetch();
        const get = async (path: string): Promise<string> => (await fetch(origin + path)).text();

        expect([await get('/'), await get('/slow'), connections.size]).toEqual(['an answer', 'an answer', 1]);
        await new Promise((resolve) => setTimeout(resolve, 4_300));
        expect([await get('/'), connections.size]).toEqual(['an answer', 2]);
      },
      60_000,
    );
  },
);
