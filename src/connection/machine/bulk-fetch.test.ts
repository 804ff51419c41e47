import { randomBytes } from 'node:crypto';
import { createServer as createSecureServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createTestCertificate } from '../../../test/support/certificate.ts';
import { loopbackServer } from '../../../test/support/loopback-server.ts';
import type { HttpAnswer, HttpRequest } from '../../core/ports.ts';
import { machineFetch } from './machine-fetch.ts';

const content = randomBytes(3_000_000);

async function read({ pieces }: HttpAnswer): Promise<Buffer> {
  const came: Buffer[] = [];
  for await (const piece of pieces?.() ?? []) came.push(Buffer.from(piece));
  return Buffer.concat(came);
}

/** A server that says what it is told to, byte by byte. */
async function sayingServer(say: (socket: Socket, times: number) => void): Promise<AsyncDisposable & { readonly origin: string }> {
  let times = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => say(socket, (times += 1)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const bulk: HttpRequest = { bulk: true };

test('what is asked for arrives as it was meant, and its bytes come back whole', async () => {
  await using server = await loopbackServer(({ method, url, headers }, response) => {
    const seen = JSON.stringify([method, url, headers['range'], headers.host]);
    response.writeHead(206, { 'X-Seen': seen, 'content-length': content.length }).end(content);
  });
  const answer = await machineFetch()(`${server.origin}/a%20b?c=d`, { ...bulk, headers: { range: 'bytes=0-2999999' } });

  expect(answer.status).toBe(206);
  expect(JSON.parse(answer.headers.get('x-seen') ?? '')).toEqual(['GET', '/a%20b?c=d', 'bytes=0-2999999', new URL(server.origin).host]);
  expect((await read(answer)).equals(content)).toBe(true);
});

test('a connection serves one answer after the other, and two at a time have two', async () => {
  const sockets = new Set<unknown>();
  await using server = await loopbackServer(({ socket }, response) => {
    sockets.add(socket);
    response.end(content);
  });
  const fetch = machineFetch();
  for (let round = 0; round < 3; round += 1) await read(await fetch(server.origin, bulk));
  expect(sockets.size).toBe(1);
  const both = await Promise.all([fetch(server.origin, bulk), fetch(server.origin, bulk)]);
  expect((await Promise.all(both.map(read))).every((bytes) => bytes.equals(content))).toBe(true);
  expect(sockets.size).toBe(2);
});

test.each([
  ['in chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n'],
  ['after a word that it comes', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc'],
  ['to the end of the connection', 'HTTP/1.0 200 OK\r\n\r\nabc'],
])('an answer comes whole %s', async (_, said) => {
  await using server = await sayingServer((socket) => void (said.startsWith('HTTP/1.0') ? socket.end(said) : socket.write(said)));
  expect(String(await read(await machineFetch()(server.origin, bulk)))).toBe('abc');
});

test('a refusal can be read as text and as a stream', async () => {
  await using server = await loopbackServer((_, response) => response.writeHead(404).end('{"error":{}}'));
  const fetch = machineFetch();
  expect(await (await fetch(server.origin, bulk)).text()).toBe('{"error":{}}');
  const { status, body } = await fetch(server.origin, bulk);
  expect([status, await new Response(body).text()]).toEqual([404, '{"error":{}}']);
});

test('the pieces of a refusal can be kept, however slowly they come', async () => {
  const halves = ['{"error":{"code":"gone",', '"message":"No more."}}'];
  await using server = await loopbackServer((_, response) => {
    response.writeHead(404, { 'content-length': halves.join('').length }).write(halves[0]);
    setTimeout(() => response.end(halves[1]), 250);
  });
  const { pieces } = await machineFetch()(server.origin, bulk);
  const kept: Uint8Array[] = [];
  for await (const piece of pieces?.() ?? []) kept.push(piece);

  expect(kept.length).toBeGreaterThan(1);
  expect(Buffer.concat(kept).toString()).toBe(halves.join(''));
});

test('who leaves a refusal before its end closes the connection', async () => {
  let isClosed = false;
  await using server = await loopbackServer(({ socket }, response) => {
    socket.on('close', () => (isClosed = true));
    response.writeHead(404, { 'content-length': content.length }).write(content.subarray(0, 1000));
  });
  for await (const _piece of (await machineFetch()(server.origin, bulk)).pieces?.() ?? []) break;

  await expect.poll(() => isClosed).toBe(true);
});

test('an answer that is compressed all the same is unpacked', async () => {
  const asked: unknown[] = [];
  await using server = await loopbackServer(({ headers }, response) => {
    asked.push(headers['accept-encoding']);
    response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('packed'));
  });
  expect(String(await read(await machineFetch()(server.origin, bulk)))).toBe('packed');
  expect(asked[0]).toBe('identity');
});

test('a connection that breaks is told as fetch tells it, with what came before', async () => {
  await using server = await sayingServer((socket, times) => {
    if (times === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', () => socket.destroy());
    else socket.destroy();
  });
  const fetch = machineFetch();
  const pieces = (await fetch(server.origin, bulk)).pieces?.()[Symbol.asyncIterator]();
  expect(String(Buffer.from((await pieces?.next())?.value as Uint8Array))).toBe('half');
  await expect(pieces?.next()).rejects.toMatchObject({ name: 'TypeError', message: 'terminated', cause: { code: 'ECONNRESET' } });
  await expect(fetch(server.origin, bulk)).rejects.toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNRESET' },
  });
});

test.each([
  ['no answer at all', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a length that is none', 'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nabc'],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc'],
  ['headers without an end', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`],
])('%s is a broken connection', async (_, said) => {
  await using server = await sayingServer((socket) => void socket.write(said));
  await expect(machineFetch()(server.origin, bulk)).rejects.toMatchObject({ name: 'TypeError', message: 'fetch failed' });
});

test('bytes that nobody asked for belong to no answer', async () => {
  await using server = await sayingServer((socket, times) => {
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n${times}${times === 1 ? 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nX' : ''}`,
    );
  });
  const fetch = machineFetch();
  expect(String(await read(await fetch(server.origin, bulk)))).toBe('1');
  expect(String(await read(await fetch(server.origin, bulk)))).toBe('2');
});

test('aborting ends the wait for an answer and the reading of one, with its reason, and closes the connection', async () => {
  const reason = new Error('enough');
  let closed = 0;
  await using server = await sayingServer((socket, times) => {
    socket.on('close', () => (closed += 1));
    if (times === 2) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
  });
  const stop = new AbortController();
  const waiting = machineFetch()(server.origin, { ...bulk, signal: stop.signal });
  const reading = (async () => read(await machineFetch()(server.origin, { ...bulk, signal: stop.signal })))();
  setTimeout(() => stop.abort(reason), 50);
  await expect(Promise.allSettled([waiting, reading])).resolves.toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);
  await expect.poll(() => closed).toBe(2);
  await expect(machineFetch()(server.origin, { ...bulk, signal: stop.signal })).rejects.toBe(reason);
});

test('who stops reading closes the connection', async () => {
  let isClosed = false;
  await using server = await loopbackServer(({ socket }, response) => {
    socket.on('close', () => (isClosed = true));
    response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 1000));
  });
  const answer = await machineFetch()(server.origin, bulk);
  answer.cancel?.();
  await expect(read(answer)).rejects.toThrow('terminated');
  await expect.poll(() => isClosed).toBe(true);
});

test('who reads slowly holds up the sender', async () => {
  const large = randomBytes(40_000_000);
  let isSent = false;
  await using server = await loopbackServer((_, response) => void response.end(large, () => (isSent = true)));
  const answer = await machineFetch()(server.origin, bulk);
  const pieces = answer.pieces?.()[Symbol.asyncIterator]();
  let length = (await pieces?.next())?.value?.length ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isSent).toBe(false);
  for (let next = await pieces?.next(); next && !next.done; next = await pieces?.next()) length += next.value.length;
  expect(length).toBe(large.length);
});

test('a certificate that nobody vouches for is refused', async () => {
  const { privateKey, certificate } = createTestCertificate();
  const server = createSecureServer({ key: privateKey, cert: certificate }, (_, response) => response.end('abc'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(machineFetch()(address, bulk)).rejects.toMatchObject({ cause: { code: expect.stringMatching(/CERT|SELF_SIGNED/) } });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
