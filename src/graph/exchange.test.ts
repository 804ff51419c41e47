import { describe, expect, test } from 'vitest';
import type { Fetch, HttpRequest } from '../core/ports.ts';
import type { ByteStream } from './byte-stream.ts';
import { exchange, isSuccess, type Outgoing } from './exchange.ts';

async function textOf(stream: ByteStream | undefined): Promise<string> {
  let text = '';
  for (let piece = await stream?.next(); piece; piece = await stream?.next()) text += Buffer.from(piece).toString();
  return text;
}

const outgoing: Outgoing = { method: 'GET', url: 'https://graph.microsoft.com/v1.0/me', headers: { accept: 'application/json' } };
const limits = { signal: undefined, timeoutMS: 10_000, what: 'mail.test, GET /me' };

const answered = (response: Response, more: Partial<Outgoing> = {}, answerBytes?: number) =>
  exchange(async () => response, { ...outgoing, ...more }, limits, answerBytes);

describe('a request', () => {
  test.each([undefined, '{"a":1}', new Uint8Array([1, 2])])(
    'goes out as it is, with the body %s, and follows no redirect',
    async (body) => {
      const sent: [string, HttpRequest | undefined][] = [];
      const fetch: Fetch = async (url, init) => {
        sent.push([url, init]);
        return new Response('{}');
      };
      await exchange(fetch, { ...outgoing, body }, limits);

      expect(sent).toEqual([
        [
          outgoing.url,
          {
            method: 'GET',
            headers: { accept: 'application/json' },
            redirect: 'manual',
            signal: expect.any(AbortSignal),
            ...(body !== undefined && { body }),
          },
        ],
      ]);
    },
  );
});

describe('an answer', () => {
  test.each([
    [200, '{"a":1}', { a: 1 }],
    [299, '[]', []],
    [200, '', undefined],
    [200, 'null', null],
    [404, '{"error":{}}', { error: {} }],
    [404, 'gone', undefined],
    [302, '', undefined],
    [500, '', undefined],
  ])('%i %j has the body %j', async (status, text, body) => {
    await expect(answered(new Response(text, { status }))).resolves.toMatchObject({ kind: 'answer', status, body });
  });

  test.each(['{"a":', 'text', ' '])('of a success that is no whole JSON was cut short: %j', async (text) => {
    await expect(answered(new Response(text))).resolves.toEqual({
      kind: 'break',
      how: 'interrupted',
      reason: 'the answer is no whole JSON',
      cause: undefined,
    });
  });

  test('asked for as bytes stays a stream, none when there is no body, and a refusal is read', async () => {
    const bytes = await answered(new Response('abc'), { read: 'bytes' });
    const none = await answered(new Response(null, { status: 204 }), { read: 'bytes' });
    const refused = await answered(new Response('{"error":{"code":"x"}}', { status: 404 }), { read: 'bytes' });

    expect('stream' in bytes && (await textOf(bytes.stream))).toBe('abc');
    expect('stream' in none && (await textOf(none.stream))).toBe('');
    expect(bytes).toMatchObject({ status: 200, body: undefined });
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'x' } } });
    expect(refused).not.toHaveProperty('stream');
  });

  test.each([
    ['', 'text/plain', ''],
    ['a,b', 'text/csv; charset=utf-8', 'a,b'],
    ['<a/>', 'image/svg+xml', '<a/>'],
    ['bytes', 'image/jpeg', undefined],
  ])('%j of any kind, here %s, has the body %j', async (text, type, body) => {
    const answer = new Response(text, { headers: { 'content-type': type } });

    await expect(answered(answer, { read: 'any' })).resolves.toMatchObject({ status: 200, body });
  });

  test('may be as large as was said, and no larger', async () => {
    await expect(answered(new Response('"1234"'), {}, 6)).resolves.toMatchObject({ body: '1234' });
    await expect(answered(new Response('"12345"'), {}, 6)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});

test.each([
  [199, false],
  [200, true],
  [299, true],
  [300, false],
])('the status %i is a success: %s', (status, expected) => {
  expect(isSuccess(status)).toBe(expected);
});
