import { describe, expect, test } from 'vitest';
import { fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';
import { OnbehalfError } from '../core/errors.ts';
import { sleep } from './sleep.ts';

/** Never travels in a batch. */
const send = 'POST /me/sendMail';

const ok = (body: unknown = { id: '1' }): Response => Response.json(body);

describe('a call', () => {
  test('carries token, id, name of the client and preferences, and gives the JSON of the answer', async () => {
    const { fetch, seen } = fakeFetch(() => ok({ displayName: 'Archive' }));
    const { graph } = testClient(['PATCH /me/mailFolders/{id}'], { fetch });

    const answer = await graph.call('PATCH /me/mailFolders/{id}', { params: { id: 'f=1' }, body: { displayName: 'Archive' } });

    expect(answer).toEqual({ displayName: 'Archive' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'PATCH',
      url: 'https://graph.microsoft.com/v1.0/me/mailFolders/f%3D1',
      body: { displayName: 'Archive' },
    });
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toEqual({
      accept: 'application/json',
      authorization: 'Bearer token-1',
      'client-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'content-type': 'application/json',
      prefer: 'IdType="ImmutableId"',
      'user-agent': 'NONISV|Onbehalf|Onbehalf/1.2.3',
    });
  });

  test.each([204, 202, 200])('answered by an empty %i gives undefined', async (status) => {
    const { fetch } = fakeFetch(() => new Response(status === 204 ? null : '', { status }));
    const { graph } = testClient(['POST /me/sendMail'], { fetch });

    await expect(graph.call('POST /me/sendMail', { body: {} })).resolves.toBeUndefined();
  });

  test('of something that was not declared is refused, by whatever method', async () => {
    const { fetch, seen } = fakeFetch(() => ok());
    const { graph } = testClient(['GET /me'], { fetch });
    const message = 'mail.test made the call POST /me/sendMail, which it does not declare. It declares: GET /me.';
    const operation = 'POST /me/sendMail' as 'GET /me';

    await expect(graph.call(operation)).rejects.toThrow(new TypeError(message));
    await expect(graph.list(operation).next()).rejects.toThrow(new TypeError(message));
    await expect(graph.batch(operation, [{}])).rejects.toThrow(new TypeError(message));
    await expect(graph.download(operation)).rejects.toThrow(new TypeError(message));
    expect(seen).toHaveLength(0);
  });

  test('works on the mailbox of the request, else on that of the use', async () => {
    const { fetch, seen } = fakeFetch(() => ok());
    const { graph } = testClient(['GET /me/messages'], { fetch, mailbox: 'invoices@contoso.example' });
    await graph.call('GET /me/messages');
    await graph.call('GET /me/messages', { mailbox: 'ada@contoso.example' });

    expect(seen.map(({ url }) => decodeURIComponent(new URL(url).pathname))).toEqual([
      '/v1.0/users/invoices@contoso.example/messages',
      '/v1.0/users/ada@contoso.example/messages',
    ]);
  });

  test('that is refused ends in our error, which names the activity and its mailbox', async () => {
    const { fetch, seen } = fakeFetch(() => refusal(404, 'ErrorItemNotFound'));
    const { graph } = testClient(['GET /me/messages/{id}'], { fetch, mailbox: 'invoices@contoso.example' });

    const error = await graph.call('GET /me/messages/{id}', { params: { id: '1' } }).catch((error: unknown) => error);

    expect(error).toBeInstanceOf(OnbehalfError);
    expect(error).toMatchObject({
      code: 'NOT_FOUND',
      details: {
        activity: 'mail.test',
        operation: 'GET /me/messages/{id}',
        mailbox: 'invoices@contoso.example',
        status: 404,
        graphCode: 'ErrorItemNotFound',
        requestId: 'request-1',
      },
    });
    expect(JSON.stringify(error)).toContain(seen[0]?.headers.get('client-request-id'));
  });

  test.each(['https://graph.microsoft.com', 'https://graph.microsoft.com/', 'https://graph.microsoft.com///'])(
    'goes to %s as it was meant',
    async (graphUrl) => {
      const { fetch, seen } = fakeFetch(() => ok({ value: [] }));
      const { graph } = testClient(['GET /me'], { fetch, graphUrl });
      await graph.call('GET /me');
      await graph.list('GET /me').next();

      expect(seen.map(({ url }) => url)).toEqual(Array(2).fill('https://graph.microsoft.com/v1.0/me'));
    },
  );

  test('has an id of its own, and no type of content where it has no body', async () => {
    const { fetch, seen } = fakeFetch(() => ok());
    const { graph } = testClient(['GET /me'], { fetch });
    await graph.call('GET /me');
    await graph.call('GET /me', { headers: { 'X-Note': 'yes' } });

    expect(new Set(seen.map(({ headers }) => headers.get('client-request-id'))).size).toBe(2);
    expect(seen.map(({ headers }) => [headers.get('content-type'), headers.get('x-note')])).toEqual([
      [null, null],
      [null, 'yes'],
    ]);
  });

  test('of a list and of a download works on the mailbox of the request', async () => {
    const { fetch, seen } = fakeFetch(() => ok({ value: [] }));
    const { graph } = testClient(['GET /me/messages'], { fetch, mailbox: 'invoices@contoso.example' });
    await graph.list('GET /me/messages', { mailbox: 'ada@contoso.example' }).next();
    await graph.list('GET /me/messages').next();
    await graph.download('GET /me/messages', { mailbox: 'ada@contoso.example' });

    expect(seen.map(({ url }) => decodeURIComponent(new URL(url).pathname).split('/')[3])).toEqual([
      'ada@contoso.example',
      'invoices@contoso.example',
      'ada@contoso.example',
    ]);
  });

  test.each([undefined, 'ada@contoso.example'])(
    'names the mailbox of the request (%s), else that of the use, where it fails',
    async (mailbox) => {
      const { fetch } = fakeFetch(() => refusal(404, 'ErrorItemNotFound'));
      const { graph } = testClient(['GET /me/messages'], { fetch, mailbox: 'invoices@contoso.example' });
      const expected = { details: { mailbox: mailbox ?? 'invoices@contoso.example', operation: 'GET /me/messages' } };

      await expect(graph.call('GET /me/messages', { mailbox })).rejects.toMatchObject(expected);
      await expect(graph.list('GET /me/messages', { mailbox }).next()).rejects.toMatchObject(expected);
      await expect(graph.download('GET /me/messages', { mailbox })).rejects.toMatchObject(expected);
      await expect(graph.batch('GET /me/messages', [{ mailbox }])).rejects.toMatchObject({ details: { operation: 'GET /me/messages' } });
    },
  );

  test('of a file goes out in ranges and tells how far it is', async () => {
    const { fetch, seen } = fakeFetch(() => new Response(null, { status: 201 }));
    const { graph, progress } = testClient(['GET /me'], { fetch });
    const source = { name: 'a.bin', size: 3, contentType: 'x/y', slice: async (start: number, end: number) => new Uint8Array(end - start) };
    await graph.upload('https://outlook.office.com/upload/1', source);

    expect(seen.map(({ method, url, headers }) => [method, url, headers.get('authorization'), headers.get('content-range')])).toEqual([
      ['PUT', 'https://outlook.office.com/upload/1', null, 'bytes 0-2/3'],
    ]);
    expect(progress.map(({ done }) => done)).toEqual([0, 3]);
  });

  test('does not follow a redirect: the token would travel along', async () => {
    const { fetch, seen } = fakeFetch(() => new Response(null, { status: 302, headers: { location: 'https://evil.example' } }));
    const { graph } = testClient(['GET /me'], { fetch });

    await expect(graph.call('GET /me')).rejects.toMatchObject({ code: 'REQUEST_REFUSED', details: { status: 302 } });
    expect(seen).toHaveLength(1);
  });

  test('lets a mistake pass as it is, a failure of fetch among them', async () => {
    const mistake = new Error('a mistake of the fetch that was handed in');
    const { graph } = testClient(['GET /me'], { fetch: () => Promise.reject(mistake) });

    await expect(graph.call('GET /me')).rejects.toBe(mistake);
  });
});

describe('a token', () => {
  const claims = '{"access_token":{"nbf":{"essential":true}}}';
  const challenge = {
    'WWW-Authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64url')}"`,
  };

  test('that is refused is replaced once', async () => {
    const { fetch, seen } = fakeFetch((_, number) => (number === 1 ? refusal(401, 'InvalidAuthenticationToken') : ok()));
    const { graph, tokens, events } = testClient(['POST /me/sendMail'], { fetch });
    await graph.call('POST /me/sendMail', { body: {} });

    expect(tokens).toEqual([undefined, { rejected: 'token-1' }]);
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(events).toEqual([{ type: 'renewingToken', activity: 'mail.test', operation: 'POST /me/sendMail', reason: 'rejected' }]);
  });

  test('that is refused twice ends the call', async () => {
    const { fetch, seen } = fakeFetch(() => refusal(401, 'InvalidAuthenticationToken'));
    const { graph } = testClient(['GET /me'], { fetch });

    await expect(graph.call('GET /me')).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    expect(seen).toHaveLength(2);
  });

  test.each([401, 403])('that lacks claims (%i) is replaced by one that has them, once', async (status) => {
    const { fetch } = fakeFetch((_, number) => (number === 1 ? refusal(status, 'InvalidAuthenticationToken', challenge) : ok()));
    const { graph, tokens, events } = testClient(['GET /me'], { fetch });
    await graph.call('GET /me');

    expect(tokens).toEqual([undefined, { claims }]);
    expect(events).toMatchObject([{ reason: 'claims' }]);
  });

  test('is asked for with claims again when the fresh one is throttled, but only for the try that was challenged', async () => {
    const answers = [refusal(401, 'x', challenge), refusal(429, 'TooManyRequests'), ok()];
    const { fetch } = fakeFetch((_, number) => answers[number - 1] ?? ok());
    const { graph, tokens } = testClient(['GET /me'], { fetch });
    await graph.call('GET /me');

    expect(tokens).toEqual([undefined, { claims }, undefined]);
  });

  test('that cannot be had ends the call with what signing in says', async () => {
    const refused = new OnbehalfError('SIGN_IN_UNATTENDED', 'Nobody can answer.');
    const { fetch, seen } = fakeFetch(() => ok());
    const { graph } = testClient(['GET /me'], { fetch, token: () => Promise.reject(refused) });

    await expect(graph.call('GET /me')).rejects.toBe(refused);
    expect(seen).toHaveLength(0);
  });
});

describe('cancelling', () => {
  test('by the signal of the use or of the client ends a call that waits for its next try', async () => {
    for (const which of ['signal', 'useSignal'] as const) {
      const controller = new AbortController();
      const { fetch } = fakeFetch(() => refusal(429, 'TooManyRequests', { 'Retry-After': '100' }));
      const { graph } = testClient(['GET /me'], {
        fetch,
        sleep,
        [which]: controller.signal,
        notify: () => setImmediate(() => controller.abort()),
      });

      await expect(graph.call('GET /me')).rejects.toMatchObject({ code: 'CANCELLED', message: 'Cancelled: mail.test, GET /me.' });
    }
  });

  test('ends a call that waits for somebody to sign in', async () => {
    const controller = new AbortController();
    const { fetch } = fakeFetch(() => ok());
    const { graph } = testClient(['GET /me'], { fetch, useSignal: controller.signal, token: () => new Promise(() => {}) });
    setImmediate(() => controller.abort());

    await expect(graph.call('GET /me')).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('ends calls that wait for a place, and nothing of them is sent', async () => {
    const controller = new AbortController();
    const { fetch, seen } = fakeFetch(() => new Promise<never>(() => {}));
    const { graph } = testClient([send], { fetch, useSignal: controller.signal });
    const calls = Array.from({ length: 6 }, () => graph.call(send));
    setImmediate(() => controller.abort());

    const ends = await Promise.allSettled(calls);
    expect(ends.map((end) => end.status === 'rejected' && (end.reason as OnbehalfError).code)).toEqual(Array(6).fill('CANCELLED'));
    expect(seen).toHaveLength(4);
  });
});

describe('requests at a time', () => {
  async function mostAtOnce(concurrency: number | undefined, mailboxes: readonly (string | undefined)[]): Promise<number> {
    let inside = 0;
    let most = 0;
    const { fetch } = fakeFetch(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 2));
      inside -= 1;
      return ok();
    });
    const { graph } = testClient([send], { fetch, concurrency });
    await Promise.all(mailboxes.map((mailbox) => graph.call(send, { mailbox })));
    return most;
  }

  test('are four for one mailbox, or as many as was set', async () => {
    await expect(mostAtOnce(undefined, Array(20).fill(undefined))).resolves.toBe(4);
    await expect(mostAtOnce(2, Array(10).fill('Ada@contoso.example'))).resolves.toBe(2);
  });

  test('are counted for each mailbox apart, whatever the case of its address', async () => {
    const mailboxes = Array.from(
      { length: 24 },
      (_, index) => ['ada@contoso.example', 'ADA@contoso.example', 'ben@contoso.example'][index % 3],
    );

    await expect(mostAtOnce(undefined, mailboxes)).resolves.toBe(8);
  });
});
