import { describe, expect, test } from 'vitest';
import { fakeFetch, testClient } from '../../test/support/graph-client.ts';
import { wholeText } from './whole-text.ts';

const chunk = new TextEncoder().encode('0123456789');

/** A body of so many chunks of ten bytes, and how it was read. */
function body(chunks: number) {
  const read = { chunks: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (read.chunks >= chunks) return controller.close();
        read.chunks += 1;
        controller.enqueue(chunk);
      },
      cancel() {
        read.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { read, response: new Response(stream) };
}

describe('the text of an answer', () => {
  test('is whole up to the limit, letters over two pieces included', async () => {
    expect(await wholeText(body(3).response, 'x', 30)).toBe('0123456789'.repeat(3));
    expect(await wholeText(new Response(null, { status: 204 }), 'x')).toBe('');

    const letters = new TextEncoder().encode('Zoë');
    const halves = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(letters.subarray(0, 3));
        controller.enqueue(letters.subarray(3));
        controller.close();
      },
    });
    expect(await wholeText(new Response(halves), 'x')).toBe('Zoë');
  });

  test('ends with a named error beyond it, and the rest is not read', async () => {
    const { read, response } = body(Number.POSITIVE_INFINITY);

    await expect(wholeText(response, 'mail.list, GET /me/messages', 29)).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: 'The answer of Microsoft Graph is larger than 29 bytes: mail.list, GET /me/messages.',
      remedy: expect.stringContaining('Ask for fewer at once'),
    });
    expect(read).toEqual({ chunks: 3, cancelled: true });
  });

  test('has a limit where none is given', async () => {
    const large = new Uint8Array(16_777_216);
    let pieces = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(large);
      },
    });

    await expect(wholeText(new Response(stream), 'x')).rejects.toThrow('larger than 67108864 bytes');
    expect(pieces).toBeLessThanOrEqual(6);
  });

  test('is limited for each call of a client, as it was set', async () => {
    const { fetch, seen } = fakeFetch(() => Response.json({ value: ['x'.repeat(100)] }));
    const { graph } = testClient(['GET /me/messages'], { fetch, answerBytes: 114 });
    const { graph: narrow } = testClient(['GET /me/messages'], { fetch, answerBytes: 111 });

    expect(await graph.call('GET /me/messages')).toEqual({ value: ['x'.repeat(100)] });
    await expect(narrow.call('GET /me/messages')).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(seen).toHaveLength(2);
  });
});
