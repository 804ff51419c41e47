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
