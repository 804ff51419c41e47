import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../test/support/test-graph.ts';
import { withFaults } from './apply.ts';
import { ConnectionReset } from './connection-reset.ts';
import { createFaults, type FaultRule } from './faults.ts';

describe('the list of faults', () => {
  const target = {
    method: 'GET',
    path: '/v1.0/me/messages',
    operation: 'GET /me/messages',
    user: { id: '1', userPrincipalName: 'ada@contoso.example' },
  };

  test.each<[string, FaultRule['match'], boolean]>([
    ['nothing said', undefined, true],
    ['method', { method: 'get' }, true],
    ['other method', { method: 'POST' }, false],
    ['path', { path: '/v1.0/ME' }, true],
    ['other path', { path: '/beta' }, false],
    ['operation', { operation: 'get /me/messages' }, true],
    ['other operation', { operation: 'GET /me' }, false],
    ['user by name', { user: 'ADA@contoso.example' }, true],
    ['user by id', { user: '1' }, true],
    ['other user', { user: 'ben@contoso.example' }, false],
    ['all of it', { method: 'GET', path: '/v1.0', operation: 'GET /me/messages', user: '1' }, true],
  ])('fits by %s', (_, match, fits) => {
    const faults = createFaults();
    faults.add({ kind: 'throttle', ...(match ? { match } : {}) });

    expect(faults.take(target)).toHaveLength(fits ? 1 : 0);
  });

  test('counts, waits its turn, and is used up', () => {
    const faults = createFaults();
    faults.add({ kind: 'unavailable', after: 1, times: 2 });
    const hits = Array.from({ length: 5 }, () => faults.take(target).length);

    expect(hits).toEqual([0, 1, 1, 0, 0]);
    expect(faults.list()).toMatchObject([{ id: 'fault-1', hits: 2 }]);
  });

  test('tries them in order, one at a time, and latencies beside', () => {
    const faults = createFaults();
    faults.add({ kind: 'latency', times: 'always' });
    faults.add({ kind: 'throttle' });
    faults.add({ kind: 'unavailable' });
    const kinds = Array.from({ length: 3 }, () => faults.take(target).map(({ kind }) => kind));

    expect(kinds).toEqual([['latency', 'throttle'], ['latency', 'unavailable'], ['latency']]);
  });

  test('leaves what is not Graph alone unless its path is named', () => {
    const faults = createFaults();
    faults.add({ kind: 'throttle', times: 'always' });
    expect(faults.take({ method: 'POST', path: '/common/oauth2/v2.0/token' })).toEqual([]);

    faults.add({ kind: 'unavailable', match: { path: '/common/oauth2' } });
    expect(faults.take({ method: 'POST', path: '/common/oauth2/v2.0/token' })).toMatchObject([{ kind: 'unavailable' }]);
  });

  test('forgets what is removed', () => {
    const faults = createFaults();
    const { id } = faults.add({ kind: 'throttle' });

    expect([faults.remove(id), faults.remove(id)]).toEqual([true, false]);
    faults.add({ kind: 'throttle' });
    faults.clear();
    expect(faults.list()).toEqual([]);
  });
});

describe('a fault in Graph', () => {
  test.each<[FaultRule, number, string | null]>([
    [{ kind: 'throttle' }, 429, '1'],
    [{ kind: 'throttle', retryAfter: 2.128 }, 429, '2.128'],
    [{ kind: 'throttle', retryAfter: null }, 429, null],
    [{ kind: 'unavailable' }, 503, null],
    [{ kind: 'unavailable', retryAfter: 3 }, 503, '3'],
    [{ kind: 'timeout' }, 504, null],
  ])('%o answers %i', async (rule, status, retryAfter) => {
    const graph = createTestGraph();
    graph.faults.add(rule);
    const response = await graph.call('/v1.0/me');

    expect(response.status).toBe(status);
    expect(response.headers.get('Retry-After')).toBe(retryAfter);
    expect(await response.json()).toHaveProperty('error.innerError.request-id');
    expect((await graph.call('/v1.0/me')).status).toBe(200);
  });

  test('reset rejects as fetch does', async () => {
    const graph = createTestGraph();
    graph.faults.add({ kind: 'reset' });
    const error: unknown = await graph.call('/v1.0/me').catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(ConnectionReset);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ message: 'fetch failed', cause: { code: 'ECONNRESET' } });
  });

  test('latency holds the answer up, until the caller gives up', async () => {
    const graph = createTestGraph();
    graph.faults.add({ kind: 'latency', milliseconds: 30 });
    graph.faults.add({ kind: 'latency', milliseconds: 60_000, after: 1 });
    const begin = performance.now();
    await graph.call('/v1.0/me');
    expect(performance.now() - begin).toBeGreaterThanOrEqual(29);

    const request = new Request('https://graph.microsoft.com/v1.0/me', {
      headers: { Authorization: 'Bearer ada User.Read' },
      signal: AbortSignal.timeout(10),
    });
    await expect(graph.fetch(request)).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('truncate breaks off in the middle of the body', async () => {
    const graph = createTestGraph();
    graph.faults.add({ kind: 'truncate' });
    const response = await graph.call('/v1.0/me');

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('fetch failed');
  });

  describe('that loses the answer', () => {
    const note = { message: { subject: 'Once', toRecipients: [{ emailAddress: { address: 'ben@contoso.example' } }] } };
    const send = { method: 'POST', as: 'ada Mail.Send', body: note };
    const sent = (graph: TestGraph): number =>
      [...graph.tenant.mailboxes.values()].flatMap(({ messages }) => [...messages.values()]).filter(({ subject }) => subject === 'Once')
        .length;

    test('breaks the connection after the change', async () => {
      const graph = createTestGraph();
      graph.faults.add({ kind: 'lostAnswer' });

      await expect(graph.call('/v1.0/me/sendMail', send)).rejects.toBeInstanceOf(ConnectionReset);
      // One copy in Sent Items, one that arrived.
      expect(sent(graph)).toBe(2);
      expect((await graph.call('/v1.0/me/sendMail', send)).status).toBe(202);
    });

    test.each([
      [500, 'generalException', null],
      [502, 'BadGateway', null],
      [503, 'serviceNotAvailable', 2],
      [503, 'serviceNotAvailable', null],
      [504, 'GatewayTimeout', null],
    ] as const)('answers %i %s after the change, with Retry-After %s', async (status, code, retryAfter) => {
      const graph = createTestGraph();
      graph.faults.add({ kind: 'lostAnswer', status, retryAfter });
      const response = await graph.call('/v1.0/me/sendMail', send);

      expect([response.status, response.headers.get('Retry-After')]).toEqual([status, retryAfter === null ? null : String(retryAfter)]);
      expect(await response.json()).toMatchObject({ error: { code, innerError: { 'request-id': expect.any(String) } } });
      expect(sent(graph)).toBe(2);
    });

    test('tells what was refused as it is', async () => {
      const graph = createTestGraph();
      graph.faults.add({ kind: 'lostAnswer', times: 'always' });
      graph.faults.add({ kind: 'lostAnswer', status: 502, times: 'always' });

      expect((await graph.call('/v1.0/me/sendMail', { ...send, as: 'ada User.Read' })).status).toBe(403);
      expect((await graph.call('/v1.0/me/messages/none', { as: 'ada Mail.Read' })).status).toBe(400);
      expect(sent(graph)).toBe(0);
    });

    test.each([
      ['for want of a permission', '/v1.0/me/sendMail', { ...send, as: 'ada User.Read' }, 403],
      ['for want of a token', '/v1.0/me/sendMail', { ...send, as: '' }, 401],
      ['for what it says', '/v1.0/me/sendMail', { ...send, body: { message: 5 } }, 400],
      ['for what is not there', '/v1.0/me/messages/none/send', send, 400],
      ['as no batch', '/v1.0/$batch', { ...send, body: {} }, 400],
      ['as not built', '/v1.0/me/messages/delta', send, 501],
    ] as const)('is not used up by a request that is refused %s', async (_, path, init, status) => {
      const graph = createTestGraph();
      const { id } = graph.faults.add({ kind: 'lostAnswer', after: 1 });
      expect((await graph.call('/v1.0/me')).status).toBe(200);

      expect((await graph.call(path, init)).status).toBe(status);
      expect(graph.faults.list()).toMatchObject([{ id, hits: 0 }]);
      await expect(graph.call('/v1.0/me/sendMail', send)).rejects.toBeInstanceOf(ConnectionReset);
      expect(graph.faults.list()).toMatchObject([{ id, hits: 1 }]);
      expect(sent(graph)).toBe(2);
    });

    test('hits what is not Graph when its path is named', async () => {
      const faults = createFaults();
      faults.add({ kind: 'lostAnswer', match: { path: '/_upload/' } });
      faults.add({ kind: 'lostAnswer', match: { path: '/_upload/' }, status: 502, retryAfter: 1 });
      let carriedOut = 0;
      const ask = (answer: Response): Promise<Response> =>
        withFaults(
          faults,
          new Request('https://graph.microsoft.com/_upload/1', { method: 'PUT' }),
          ({ code }) => ({ error: code }),
          async () => {
            carriedOut += 1;
            return answer;
          },
        );

      await expect(ask(new Response('done', { status: 201 }))).rejects.toBeInstanceOf(ConnectionReset);
      const second = await ask(new Response('done', { status: 302 }));
      expect([second.status, second.headers.get('Retry-After'), await second.json()]).toEqual([502, '1', { error: 'BadGateway' }]);
      expect(carriedOut).toBe(2);

      faults.add({ kind: 'lostAnswer', match: { path: '/_upload/' }, status: 502 });
      expect((await ask(new Response(null, { status: 404 }))).status).toBe(404);
      expect((await ask(new Response(null, { status: 400 }))).status).toBe(400);
      expect((await ask(new Response('done'))).status).toBe(502);
    });
  });

  test('revokeToken makes this token no good, and no other', async () => {
    const graph = createTestGraph();
    graph.faults.add({ kind: 'revokeToken', after: 1 });
    const statuses = [];
    for (const as of ['ada User.Read', 'ada User.Read', 'ada User.Read', 'ada User.Read Mail.Read'])
      statuses.push((await graph.call('/v1.0/me', { as })).status);

    expect(statuses).toEqual([200, 401, 401, 200]);
  });

  test('claimsChallenge asks for claims', async () => {
    const graph = createTestGraph();
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    graph.faults.add({ kind: 'claimsChallenge', claims });
    const response = await graph.call('/v1.0/me');
    const [, encoded = ''] = /error="insufficient_claims", claims="([^"]+)"/.exec(response.headers.get('WWW-Authenticate') ?? '') ?? [];

    expect(response.status).toBe(401);
    expect(Buffer.from(encoded, 'base64').toString()).toBe(claims);
    expect((await graph.call('/v1.0/me')).status).toBe(200);
  });

  test('claimsChallenge without claims asks for a token issued from now on', async () => {
    const graph = createTestGraph();
    graph.faults.add({ kind: 'claimsChallenge' });
    const challenge = (await graph.call('/v1.0/me')).headers.get('WWW-Authenticate') ?? '';
    const [, encoded = ''] = /error="insufficient_claims", claims="([^"]+)"/.exec(challenge) ?? [];

    expect(JSON.parse(Buffer.from(encoded, 'base64').toString())).toEqual({
      access_token: { nbf: { essential: true, value: String(Date.parse('2026-03-02T09:00:00Z') / 1000) } },
    });
  });
});
