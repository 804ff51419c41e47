import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BodyTooLarge, readBody } from './bounded-body.ts';

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
