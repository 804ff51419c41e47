import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyLimits, BodyTooLarge, readBody } from './bounded-body.ts';
import { createEmulator } from './emulator.ts';

const origin = 'http://localhost:4000';

describe('a body is read up to the limit', () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { maxLength: 10 });

  test('whole when it fits, and not at all when not, whatever its length was said to be', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, fc.nat(100), fc.option(fc.nat(200)), async (chunks, limit, announced) => {
        const whole = Buffer.concat(chunks);
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            for (const chunk of chunks) controller.enqueue(chunk);
            controller.close();
          },
        });
        const headers: Record<string, string> = announced === null ? {} : { 'Content-Length': String(announced) };
        const read = await readBody(new Request(origin, { method: 'PUT', headers, body, duplex: 'half' }), limit).catch(
          (error: unknown) => error,
        );
        const fits = whole.length <= limit && (announced ?? 0) <= limit;

        expect(fits ? Buffer.from(read as Uint8Array).equals(whole) : read instanceof BodyTooLarge).toBe(true);
      }),
    );
  });

  test('a request without a body has an empty one', async () => {
    expect(await readBody(new Request(origin, { method: 'POST' }), 0)).toEqual(new Uint8Array());
  });
});

describe('over a socket', () => {
  /** The status of an answer to a body that is larger than the limit; what becomes of the connection afterwards does not matter. */
  function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        url,
        { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      outgoing.on('error', reject);
      outgoing.end(Buffer.alloc(bodyLimits.signIn + 1024, 'a'));
    });
  }

  test.each([
    ['announced', { 'Content-Length': String(bodyLimits.signIn + 1024) }],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ])('what is too large and %s is answered with 413', async (_, headers) => {
    await using emulator = await createEmulator({ empty: true });
    const { origin: own } = await emulator.listen();

    expect(await statusOf(`${own}/common/oauth2/v2.0/token`, headers)).toBe(413);
  });
});
