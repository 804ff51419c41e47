import { EventEmitter, once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';
import { loopbackServer } from '../../test/support/loopback-server.ts';

const value = 'GET /me/messages/{id}/$value';
const request = { params: { id: '1' } };
const text = 'Subject: Hello\r\n\r\nThis is the message.';

async function read(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('a download', () => {
  test('gives the bytes as they come and tells how far it is', async () => {
    const { fetch, seen } = fakeFetch(() => new Response(text, { headers: { 'content-length': String(text.length) } }));
    const { graph, progress } = testClient([value], { fetch });

    await expect(read(await graph.download(value, request))).resolves.toBe(text);
    expect(seen[0]?.headers.get('accept')).toBe('*/*');
    expect(progress).toEqual([0, text.length].map((done) => ({ label: 'Downloading', done, total: text.length, unit: 'bytes' })));
  });

  test.each([
    [{ 'content-length': '38' }, 38],
    [{ 'content-length': '38', 'content-encoding': 'gzip' }, undefined],
    [{}, undefined],
  ])('with the headers %j has the size %s', async (headers, total) => {
    const { graph, progress } = testClient([value], { fetch: fakeFetch(() => new Response(text, { headers })).fetch });
    await read(await graph.download(value, request));

    expect(progress[0]).toEqual({ label: 'Downloading', done: 0, unit: 'bytes', ...(total !== undefined && { total }) });
  });

  test('carries the headers of its request, and asks for whatever the bytes are', async () => {
    const { fetch, seen } = fakeFetch(() => new Response(text));
    const { graph } = testClient([value], { fetch, mailbox: 'invoices@contoso.example' });
    await read(await graph.download(value, { ...request, headers: { 'X-Note': 'yes' } }));

    expect(seen[0]?.url).toBe('https://graph.microsoft.com/v1.0/users/invoices%40contoso.example/messages/1/$value');
    expect(seen[0]?.headers.get('x-note')).toBe('yes');
    expect(seen[0]?.headers.get('accept')).toBe('*/*');
    expect(seen[0]?.headers.get('prefer')).toBe('IdType="ImmutableId"');
  });

  test.each([true, false])('from a byte on gives the rest, whether the server gives parts or not (%s)', async (parts) => {
    const { fetch, seen } = fakeFetch(({ headers }) => {
      const [, start = '0'] = /^bytes=(\d+)-$/.exec(headers.get('range') ?? '') ?? [];
      if (!parts || start === '0') return new Response(text);
      return new Response(text.slice(Number(start)), { status: 206, headers: { 'content-range': `bytes ${start}-37/${text.length}` } });
    });
    const { graph, progress } = testClient([value], { fetch });

    await expect(read(await graph.download(value, request, { start: 9 }))).resolves.toBe(text.slice(9));
    expect(seen[0]?.headers.get('range')).toBe('bytes=9-');
    expect(progress.at(-1)).toMatchObject({ done: text.length, ...(parts && { total: text.length }) });
  });

  test('of nothing gives nothing', async () => {
    const { fetch } = fakeFetch(() => new Response(null, { status: 204 }));
    const { graph } = testClient([value], { fetch });

    await expect(read(await graph.download(value, request))).resolves.toBe('');
  });

  test('is refused before any byte is read, after the tries that a call has', async () => {
    const { fetch, seen } = fakeFetch((_, number) => (number === 1 ? refusal(429, 'TooManyRequests') : refusal(404, 'ErrorItemNotFound')));
    const { graph } = testClient([value], { fetch });

    await expect(graph.download(value, request)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(seen).toHaveLength(2);
  });

  test('follows one redirect to a signed address, without the token', async () => {
    const { fetch, seen } = fakeFetch(({ url }) =>
      url.includes('graph')
        ? new Response(null, { status: 302, headers: { location: 'https://files.example/signed' } })
        : new Response(text),
    );
    const { graph } = testClient([value], { fetch });

    await expect(read(await graph.download(value, request))).resolves.toBe(text);
    expect(seen.map(({ url, headers }) => [url, headers.get('authorization')])).toEqual([
      ['https://graph.microsoft.com/v1.0/me/messages/1/$value', 'Bearer token-1'],
      ['https://files.example/signed', null],
    ]);
  });

  test.each([
    ['http://files.example/signed', 'the address of the bytes is not encrypted (http://files.example)'],
    ['', 'the address of the bytes is no address'],
  ])('does not follow a redirect to %j', async (location, what) => {
    const { fetch, seen } = fakeFetch(() => new Response(null, { status: 302, headers: { location } }));
    const { graph } = testClient([value], { fetch });

    await expect(graph.download(value, request)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `The answer of Microsoft Graph cannot be followed: ${what}.`,
    });
    expect(seen).toHaveLength(1);
  });

  test('does not follow a second redirect', async () => {
    const { fetch, seen } = fakeFetch(() => new Response(null, { status: 302, headers: { location: 'https://files.example/again' } }));
    const { graph } = testClient([value], { fetch });

    await expect(graph.download(value, request)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(seen).toHaveLength(2);
  });

  test('of a signed address that is busy is tried again there', async () => {
    const answers = [
      new Response(null, { status: 302, headers: { location: 'https://files.example/signed' } }),
      refusal(503, 'serviceNotAvailable'),
      new Response(text),
    ];
    const { fetch, seen } = fakeFetch((_, number) => answers[number - 1] ?? new Response('too many'));
    const { graph, waits } = testClient([value], { fetch });

    await expect(read(await graph.download(value, request))).resolves.toBe(text);
    expect([seen.length, waits.length]).toEqual([3, 1]);
  });
});

describe('a download over a socket', () => {
  test.each([
    ['goes on where it broke, when the server gives parts', true, text],
    ['ends where it broke, when the server gives only the whole', false, 'NETWORK_FAILED'],
  ])('%s', async (_, parts, expected) => {
    const ranges: (string | undefined)[] = [];
    await using server = await loopbackServer(({ headers, socket }, response) => {
      ranges.push(headers.range);
      const start = parts ? Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0) : 0;
      const rest = text.slice(start);
      const range = start > 0 && { 'content-range': `bytes ${start}-${text.length - 1}/${text.length}` };
      response.writeHead(start > 0 ? 206 : 200, { 'content-length': rest.length, etag: '"v1"', ...range });
      // Ten bytes at a time, then the connection breaks.
      response.write(rest.slice(0, 10));
      setTimeout(() => (rest.length > 10 ? socket.destroy() : response.end()), 20);
    });
    const { graph, events } = testClient([value], { graphUrl: server.origin });
    const end = await read(await graph.download(value, request)).catch((error: { code: string }) => error.code);

    expect(end).toBe(expected);
    expect(ranges.slice(0, 3)).toEqual(parts ? [undefined, 'bytes=10-', 'bytes=20-'] : [undefined, 'bytes=10-']);
    expect(events[0]).toMatchObject({ type: 'waiting', reason: 'interrupted' });
  });

  // The server breaks off after some bytes; the second answer claims to go on.
  const wholeAgain = { status: 200, headers: { 'content-length': String(text.length), etag: '"v1"' } };
  test.each([
    ['the whole', 1, wholeAgain, 'NETWORK_FAILED'],
    ['the whole', 10, wholeAgain, 'NETWORK_FAILED'],
    ['a part without a range', 10, { status: 206, headers: {} }, 'NETWORK_FAILED'],
    ['a part from elsewhere', 10, { status: 206, headers: { 'content-range': 'bytes 9-37/38' } }, 'NETWORK_FAILED'],
    ['a part whose start begins alike', 1, { status: 206, headers: { 'content-range': 'bytes 10-37/38' } }, 'NETWORK_FAILED'],
    ['a part in another unit', 10, { status: 206, headers: { 'content-range': 'lines 10-37/38' } }, 'NETWORK_FAILED'],
    ['another success with that range', 10, { status: 200, headers: { 'content-range': 'bytes 10-37/38' } }, 'NETWORK_FAILED'],
    ['that part', 10, { status: 206, headers: { 'content-range': 'bytes 10-37/38' } }, text],
    ['that part', 1, { status: 206, headers: { 'content-range': 'bytes 1-37/38' } }, text],
  ])('that is answered with %s after %i bytes', async (_, broken, { status, headers }, expected) => {
    let asked = 0;
    await using server = await loopbackServer(({ socket }, response) => {
      asked += 1;
      if (asked > 1) {
        response.writeHead(status, headers).end(status === 206 ? text.slice(broken) : text);
        return;
      }
      response.writeHead(200, { 'content-length': text.length, etag: '"v1"' }).write(text.slice(0, broken));
      setTimeout(() => socket.destroy(), 20);
    });
    const { graph } = testClient([value], { graphUrl: server.origin });
    const end = await read(await graph.download(value, request)).catch((error: { code: string }) => error.code);

    expect(end).toBe(expected);
    expect(asked).toBe(2);
  });

  test.each([
    ['"v1"', '"v1"'],
    ['W/"v1"', undefined],
    [undefined, undefined],
  ])('of a version %s asks for its rest with If-Range %s', async (etag, expected) => {
    const asked: (string | undefined)[] = [];
    await using server = await loopbackServer(({ headers, socket }, response) => {
      asked.push(headers['if-range'] as string | undefined);
      if (asked.length === 1) {
        response.writeHead(200, { 'content-length': text.length, ...(etag !== undefined && { etag }) }).write(text.slice(0, 10));
        setTimeout(() => socket.destroy(), 20);
      } else response.writeHead(206, { 'content-range': 'bytes 10-37/38' }).end(text.slice(10));
    });
    const { graph, progress } = testClient([value], { graphUrl: server.origin });

    await expect(read(await graph.download(value, request))).resolves.toBe(text);
    expect(asked).toEqual([undefined, expected]);
    expect(progress.map(({ done, total }) => [done, total])).toEqual([0, 10, 38].map((done) => [done, text.length]));
  });

  test('renews its patience with every piece that comes, and not otherwise', async () => {
    let asked = 0;
    await using server = await loopbackServer(({ headers, socket }, response) => {
      asked += 1;
      const start = Number(/\d+/.exec(headers.range ?? '')?.[0] ?? 0);
      if (start === 0) response.writeHead(200, { 'content-length': text.length });
      else response.writeHead(206, { 'content-range': `bytes ${start}-37/38` });
      // One byte at a time, seven tries in all; from then on nothing comes.
      if (start < 7) response.write(text.slice(start, start + 1));
      else response.flushHeaders();
      setTimeout(() => socket.destroy(), 10);
    });
    const { graph, waits } = testClient([value], { graphUrl: server.origin });

    await expect(read(await graph.download(value, request))).rejects.toMatchObject({ code: 'NETWORK_FAILED', details: { attempts: 5 } });
    expect(asked).toBe(11);
    expect(waits.slice(0, 8)).toEqual([350, 350, 350, 350, 350, 350, 350, 600]);
  });

  test('that stands still is given up', async () => {
    await using server = await loopbackServer((_, response) => void response.writeHead(200).write('begin'));
    const { graph } = testClient([value], { graphUrl: server.origin, timeoutMS: 500 });
    const pieces: string[] = [];
    // On a busy machine the opening may take the time as well, which ends in the same failure.
    const reading = (async () => {
      for await (const piece of await graph.download(value, request)) pieces.push(new TextDecoder().decode(piece));
    })();

    await expect(reading).rejects.toMatchObject({ code: 'TIMED_OUT' });
    expect(['begin', '']).toContain(pieces.join(''));
  });

  test.each(['leaving early', 'cancelling'])('closes the connection on %s', async (how) => {
    const events = new EventEmitter();
    const closed = once(events, 'closed');
    const controller = new AbortController();
    await using server = await loopbackServer(({ socket }, response) => {
      socket.once('close', () => events.emit('closed'));
      response.writeHead(200).write('begin');
    });
    const { graph } = testClient([value], { graphUrl: server.origin, useSignal: controller.signal });
    const pieces = (await graph.download(value, request))[Symbol.asyncIterator]();
    await pieces.next();
    const end =
      how === 'cancelling' ? pieces.next().then(String, (error: { code: string }) => error.code) : pieces.return?.().then(() => 'left');
    controller.abort();

    await expect(end).resolves.toBe(how === 'cancelling' ? 'CANCELLED' : 'left');
    await expect(closed).resolves.toEqual([]);
  });
});
