import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fakeFetch, refusal, type SeenRequest, testClient } from '../../test/support/graph-client.ts';
import { firstBytes, pieceBytes, rangeBytes } from './download-ranges.ts';

const operation = 'GET /me/drive/items/{id}/content';
const request = { params: { id: '1' } };
const second = firstBytes + rangeBytes;
const content = randomBytes(second + rangeBytes + 1000);
const size = content.length;
const signed = 'https://files.example/signed';
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const redirect = (): Response => new Response(null, { status: 302, headers: { location: signed } });
const third = second + rangeBytes;
const ranges = [
  `bytes=0-${firstBytes - 1}`,
  `bytes=${firstBytes}-${second - 1}`,
  `bytes=${second}-${third - 1}`,
  `bytes=${third}-${size - 1}`,
];

/** The part that a request asks for. */
function part({ headers }: SeenRequest, { total = size, etag = '"v1"', most = size } = {}): Response {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.get('range') ?? '') ?? [];
  const start = Number(from);
  const end = Math.min(to === '' ? size : Number(to) + 1, start + most);
  return new Response(content.subarray(start, end), {
    status: 206,
    headers: { 'content-range': `bytes ${start}-${end - 1}/${total}`, etag },
  });
}

/** The bytes of all pieces, each copied when it comes. */
async function read(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const isSigned = ({ url }: SeenRequest): boolean => url === signed;

describe('a download whose size is known', () => {
  test('comes in ranges: the first by Graph, the others at the signed address, without the token', async () => {
    const { fetch, seen } = fakeFetch((asked) => (isSigned(asked) ? part(asked) : redirect()));
    const { graph, progress } = testClient([operation], { fetch });

    expect(digest(await read(await graph.download(operation, request, { size })))).toBe(digest(content));
    expect(seen.map((asked) => [isSigned(asked), asked.headers.get('range')])).toEqual([
      [false, ranges[0]],
      ...ranges.map((range) => [true, range]),
    ]);
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-1', null, null, null, null]);
    expect(seen.map(({ headers }) => headers.get('if-range'))).toEqual([null, null, '"v1"', '"v1"', '"v1"']);
    const steps = progress.map(({ done }) => done);
    expect([steps[0], steps.at(-1), new Set(progress.map(({ total }) => total))]).toEqual([0, size, new Set([size])]);
    expect(steps).toEqual([...new Set(steps)].toSorted((one, other) => one - other));
  });

  test('begins where it is wanted', async () => {
    const { fetch, seen } = fakeFetch((asked) => part(asked));
    const { graph } = testClient([operation], { fetch });

    expect(digest(await read(await graph.download(operation, request, { start: 100, size })))).toBe(digest(content.subarray(100)));
    expect(seen.map(({ headers }) => headers.get('range'))).toEqual([
      `bytes=100-${firstBytes + 99}`,
      `bytes=${firstBytes + 100}-${second + 99}`,
      `bytes=${second + 100}-${third + 99}`,
      `bytes=${third + 100}-${size - 1}`,
    ]);
  });

  test('of no more than a range is one stream', async () => {
    const { fetch, seen } = fakeFetch(() => new Response('abc'));
    const { graph } = testClient([operation], { fetch });

    expect(String(await read(await graph.download(operation, request, { size: 3 })))).toBe('abc');
    expect(seen.map(({ headers }) => headers.get('range'))).toEqual([null]);
  });

  test('has two ranges at most that are not used yet', async () => {
    const { fetch, seen } = fakeFetch((asked) => part(asked));
    const { graph } = testClient([operation], { fetch });
    const pieces = (await graph.download(operation, request, { size }))[Symbol.asyncIterator]();
    const ends = [firstBytes, second, third, size];
    let used = 0;
    for (let more = await pieces.next(); !more.done; more = await pieces.next()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(seen.length).toBeLessThanOrEqual(2 + ends.filter((end) => end <= used).length);
      used += more.value.length;
    }

    expect([used, seen.length]).toEqual([size, 4]);
  });

  test('is given piece by piece while the rest of its range comes', async () => {
    let sendRest = (): void => {};
    const slow = (): Response =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(new Uint8Array(content.subarray(0, pieceBytes + 5)));
            sendRest = () => {
              controller.enqueue(new Uint8Array(content.subarray(pieceBytes + 5, firstBytes)));
              controller.close();
            };
          },
        }),
        { status: 206, headers: { 'content-range': `bytes 0-${firstBytes - 1}/${size}`, etag: '"v1"' } },
      );
    const { fetch } = fakeFetch((asked, number) => (number === 1 ? slow() : part(asked)));
    const { graph } = testClient([operation], { fetch });
    const pieces = (await graph.download(operation, request, { size }))[Symbol.asyncIterator]();

    const { value } = await pieces.next();
    expect(value).toHaveLength(pieceBytes);
    const hash = createHash('sha256').update(value ?? new Uint8Array());
    sendRest();
    for (let more = await pieces.next(); !more.done; more = await pieces.next()) hash.update(more.value);
    expect(hash.digest('hex')).toBe(digest(content));
  });

  test.each([0, 100])('comes in one stream where the server gives no parts, from byte %i on', async (start) => {
    const { fetch } = fakeFetch(() => new Response(content));
    const { graph } = testClient([operation], { fetch });

    expect(digest(await read(await graph.download(operation, request, { start, size })))).toBe(digest(content.subarray(start)));
  });

  test('takes shorter ranges than it asked for', async () => {
    const { fetch } = fakeFetch((asked) => part(asked, { most: 1_500_000 }));
    const { graph } = testClient([operation], { fetch });

    expect(digest(await read(await graph.download(operation, request, { size })))).toBe(digest(content));
  });

  test.each([401, 403, 404, 410])('asks Graph again where the signed address is over (%i)', async (status) => {
    const { fetch, seen } = fakeFetch((asked, number) => {
      if (!isSigned(asked)) return redirect();
      return number === 3 ? refusal(status, 'unauthenticated') : part(asked);
    });
    const { graph } = testClient([operation], { fetch });

    expect(digest(await read(await graph.download(operation, request, { size })))).toBe(digest(content));
    // A range that is begun before the new address is there asks for one itself.
    const byGraph = seen.filter((asked) => !isSigned(asked)).map(({ headers }) => headers.get('range'));
    expect(byGraph.slice(0, 2)).toEqual([ranges[0], ranges[1]]);
  });

  test.each([
    ['all comes instead of a part', () => new Response(content)],
    ['the whole has another size', (asked: SeenRequest) => part(asked, { total: size + 1 })],
  ])('ends where the content changes meanwhile: %s', async (_, second) => {
    const { fetch } = fakeFetch((asked, number) => (number === 1 ? part(asked) : second(asked)));
    const { graph } = testClient([operation], { fetch });

    await expect(read(await graph.download(operation, request, { size }))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'mail.test cannot go on: the content changed while it was downloaded.',
    });
  });

  test('goes on within a range where the connection broke, and is told', async () => {
    const broken = (from: number): Response =>
      new Response(
        new ReadableStream({
          pull(controller) {
            if (from < firstBytes + 10) controller.enqueue(new Uint8Array(content.subarray(from, (from += 10))));
            else controller.error(new TypeError('terminated'));
          },
        }),
        { status: 206, headers: { 'content-range': `bytes ${firstBytes}-${second - 1}/${size}`, etag: '"v1"' } },
      );
    const { fetch, seen } = fakeFetch((asked, number) => (number === 2 ? broken(firstBytes) : part(asked)));
    const { graph, events } = testClient([operation], { fetch });

    expect(digest(await read(await graph.download(operation, request, { size })))).toBe(digest(content));
    expect(seen.map(({ headers }) => headers.get('range'))).toContain(`bytes=${firstBytes + 10}-${second - 1}`);
    expect(events).toMatchObject([{ type: 'waiting', reason: 'interrupted' }]);
  });

  test('gives what came of a range before it failed for good', async () => {
    const { fetch } = fakeFetch((asked, number) => {
      if (number === 1) return part(asked);
      return number === 2 ? part(asked, { most: 1000 }) : refusal(400, 'invalidRequest');
    });
    const { graph } = testClient([operation], { fetch });
    const pieces: Buffer[] = [];
    const reading = (async () => {
      for await (const piece of await graph.download(operation, request, { size })) pieces.push(Buffer.from(piece));
    })();

    await expect(reading).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
    expect(digest(Buffer.concat(pieces))).toBe(digest(content.subarray(0, firstBytes + 1000)));
  });

  test('closes what is under way when nobody wants more', async () => {
    const closed: number[] = [];
    const open = (number: number): Response =>
      new Response(new ReadableStream({ cancel: () => void closed.push(number) }), {
        status: 206,
        headers: { 'content-range': `bytes ${firstBytes}-${second - 1}/${size}`, etag: '"v1"' },
      });
    const { fetch } = fakeFetch((asked, number) => (number === 1 ? part(asked) : open(number)));
    const { graph } = testClient([operation], { fetch });
    for await (const piece of await graph.download(operation, request, { size })) if (piece.length > 0) break;

    expect(closed).toEqual([2]);
  });
});
