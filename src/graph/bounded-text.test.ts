import { describe, expect, test } from 'vitest';
import { boundedText } from './bounded-text.ts';

interface Source {
  readonly response: Response;
  cancelled: boolean;
}

/** A response whose body comes from a function that is asked for each piece. */
function responseOf(pull: (controller: ReadableStreamDefaultController<Uint8Array>) => void | Promise<void>): Source {
  const source = { cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull,
    cancel() {
      source.cancelled = true;
    },
  });
  return Object.assign(source, { response: new Response(body, { status: 400 }) });
}

describe('the text of an error body', () => {
  test('is the whole of a short one, letters of several bytes included', async () => {
    await expect(boundedText(new Response('Zoë schreibt'))).resolves.toBe('Zoë schreibt');
    await expect(boundedText(new Response(null, { status: 204 }))).resolves.toBe('');
  });

  test('ends after so many bytes, and the rest is not read', async () => {
    const endless = responseOf((controller) => controller.enqueue(new Uint8Array(1000).fill(97)));

    const text = await boundedText(endless.response, { bytes: 2500 });

    expect(text).toBe('a'.repeat(2500));
    expect(endless.cancelled).toBe(true);
  });

  test('ends after so much time, with what has come', async () => {
    let first = true;
    const slow = responseOf((controller) => {
      if (!first) return new Promise(() => {});
      first = false;
      controller.enqueue(new TextEncoder().encode('so far'));
      return undefined;
    });

    await expect(boundedText(slow.response, { milliseconds: 20 })).resolves.toBe('so far');
    expect(slow.cancelled).toBe(true);
  });

  test('is what came before it broke off', async () => {
    let first = true;
    const broken = responseOf((controller) => {
      if (first) controller.enqueue(new TextEncoder().encode('half'));
      else controller.error(new TypeError('terminated'));
      first = false;
    });

    await expect(boundedText(broken.response)).resolves.toBe('half');
  });
});

test('a letter whose bytes come in two pieces is one letter', async () => {
  const bytes = new TextEncoder().encode('für 3 €');
  const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
  const body = new ReadableStream<Uint8Array>({
    pull: (stream) => {
      const piece = pieces.shift();
      if (piece) stream.enqueue(piece);
      else stream.close();
    },
  });

  expect(await boundedText(new Response(body))).toBe('für 3 €');
});
