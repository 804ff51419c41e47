import { describe, expect, test } from 'vitest';
import { batchService, echo, membersOf, move, patch, type Reply, requests, throttled } from '../../test/support/batch-service.ts';
import { fakeFetch, testClient } from '../../test/support/graph-client.ts';

describe('members that fail', () => {
  test('for too many requests are sent again alone, after the longest time that one was told', async () => {
    const { fetch, seen } = batchService((member, batch) => {
      if (batch === 1 && member.id === '1') return throttled('2');
      if (batch === 1 && member.id === '3') return throttled('7');
      return echo(member);
    });
    const { graph, waits, events } = testClient([move], { fetch });
    const answers = await graph.batch<{ id: string }>(move, requests(5));

    expect(membersOf(seen).map((members) => members.map(({ url }) => url.split('/').at(-2)))).toEqual([
      ['m0', 'm1', 'm2', 'm3', 'm4'],
      ['m1', 'm3'],
    ]);
    expect(waits).toEqual([7250]);
    expect(events).toMatchObject([{ type: 'waiting', operation: move, reason: 'throttled' }]);
    expect(answers).toHaveLength(5);
  });

  test('for good end the whole with the error of the first request, also where a later one failed before it, after all have ended', async () => {
    const notFound = (what: string): Reply => ({ status: 404, body: { error: { code: 'ErrorItemNotFound', message: `No ${what}.` } } });
    const { fetch, seen } = batchService((member, batch) => {
      const id = member.url.split('/').at(-1) ?? '';
      if (id === 'm4') return batch === 1 ? throttled('1') : notFound(id);
      if (id === 'm7') return notFound(id);
      return id === 'm21' ? { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'No.' } } } : echo(member);
    });
    const { graph } = testClient([patch], { fetch });

    await expect(graph.batch(patch, requests(25))).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `mail.test could not do ${patch}: there is no such item, after 2 tries and 1.3 s of waiting; it asks for 1 s of quiet. Microsoft Graph says: "No m4."`,
      details: { failed: 3, of: 25, status: 404, graphCode: 'ErrorItemNotFound' },
    });
    expect(membersOf(seen).map((members) => members.length)).toEqual([20, 1, 5]);
  });

  test('stay throttled until the patience is used up; the others are done', async () => {
    const { fetch, seen } = batchService((member) => (member.url.includes('m1') ? throttled('1') : echo(member)));
    const { graph } = testClient([move], { fetch });

    await expect(graph.batch(move, requests(3))).rejects.toMatchObject({
      code: 'THROTTLED',
      details: { failed: 1, of: 3, attempts: 5, retryAfterSeconds: 1 },
    });
    expect(membersOf(seen).map((members) => members.length)).toEqual([3, 1, 1, 1, 1]);
  });

  test('with a gateway time-out are sent again only where that is safe', async () => {
    const flaky = () => batchService((member, batch) => (batch === 1 && member.id === '0' ? { status: 504 } : echo(member)));
    const safe = flaky();
    const unsafe = flaky();

    await expect(testClient([patch], { fetch: safe.fetch }).graph.batch(patch, requests(2))).resolves.toHaveLength(2);
    await expect(testClient([move], { fetch: unsafe.fetch }).graph.batch(move, requests(2))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      details: { failed: 1, of: 2 },
    });
    expect([safe.seen.length, unsafe.seen.length]).toEqual([2, 1]);
  });

  test('because the batch was lost after it was carried out have done what they were to delete', async () => {
    const remove = 'DELETE /me/drive/items/{id}';
    const gone: Reply = { status: 404, body: { error: { code: 'itemNotFound' } } };
    const { fetch, seen } = fakeFetch(({ body }, number) => {
      if (number === 1) return new Response('', { status: 503 });
      const { requests: members } = body as { requests: { id: string }[] };
      return Response.json({ responses: members.map(({ id }) => ({ id, ...gone })) });
    });
    const { graph } = testClient([remove], { fetch });

    await expect(graph.batch(remove, [{ params: { id: 'm0' } }, { params: { id: 'm1' } }])).resolves.toHaveLength(2);
    expect(seen).toHaveLength(2);
  });

  test('without an answer count as interrupted', async () => {
    const { fetch } = batchService((member) => (member.id === '1' ? undefined : echo(member)));
    const { graph } = testClient([move], { fetch });

    await expect(graph.batch(move, requests(2))).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      details: { reason: 'the batch has no answer for it' },
    });
  });

  describe('for their token', () => {
    const refused: Reply = { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } };
    const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
    const challenged: Reply = { status: 401, headers: { 'WWW-Authenticate': `Bearer claims="${btoa(claims)}"` }, body: { error: {} } };

    test('all of them are sent again with a fresh one', async () => {
      const { fetch, seen } = batchService((member, batch) => (batch === 1 ? refused : echo(member)));
      const { graph, tokens } = testClient([move], { fetch });

      await expect(graph.batch(move, requests(2))).resolves.toHaveLength(2);
      expect(tokens).toEqual([undefined, { rejected: 'token-1' }]);
      expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer token-1', 'Bearer token-2']);
    });

    test.each([
      ['a token that was revoked', refused, { rejected: 'token-1' }, 'rejected'],
      ['claims that are asked for', challenged, { claims }, 'claims'],
    ] as const)('one of them is sent again alone, at once, with a fresh one: %s', async (_, reply, asked, reason) => {
      const { fetch, seen } = batchService((member, batch) => (batch === 1 && member.id === '1' ? reply : echo(member)));
      const { graph, tokens, waits, events } = testClient([move], { fetch });

      await expect(graph.batch(move, requests(3))).resolves.toEqual([{ id: 'move' }, { id: 'move' }, { id: 'move' }]);
      expect(membersOf(seen).map((members) => members.map(({ url }) => url))).toEqual([
        ['/me/messages/m0/move', '/me/messages/m1/move', '/me/messages/m2/move'],
        ['/me/messages/m1/move'],
      ]);
      expect(tokens).toEqual([undefined, asked]);
      expect(seen[1]?.headers.get('authorization')).toBe('Bearer token-2');
      expect(waits).toEqual([]);
      expect(events).toEqual([{ type: 'renewingToken', activity: 'mail.test', operation: move, reason }]);
    });

    test('together with one that is throttled, after the time that this one was told', async () => {
      const { fetch, seen } = batchService((member, batch) => {
        if (batch > 1 || member.id === '0') return echo(member);
        return member.id === '1' ? refused : throttled('2');
      });
      const { graph, waits } = testClient([move], { fetch });

      await expect(graph.batch(move, requests(3))).resolves.toHaveLength(3);
      expect(membersOf(seen).map((members) => members.length)).toEqual([3, 2]);
      expect(waits).toEqual([2250]);
    });

    test('all of them, and then for the claims of a fresh one, are sent again with one that has both', async () => {
      const claims = '{"access_token":{"nbf":{"essential":true}}}';
      const headers = { 'www-Authenticate': `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"` };
      const { fetch, seen } = batchService((member, batch) => {
        if (batch === 1) return refused;
        return batch === 2 ? { ...refused, headers } : echo(member);
      });
      const { graph, tokens } = testClient([move], { fetch });

      await expect(graph.batch(move, requests(2))).resolves.toHaveLength(2);
      expect(membersOf(seen).map((members) => members.length)).toEqual([2, 2, 2]);
      expect(tokens).toEqual([undefined, { rejected: 'token-1' }, { claims }]);
    });

    test('once: whom a fresh one does not help has failed', async () => {
      const { fetch, seen } = batchService((member, batch) => (batch === 2 || member.id === '0' ? refused : echo(member)));
      const { graph } = testClient([move], { fetch });

      await expect(graph.batch(move, requests(2))).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED', details: { failed: 1, of: 2 } });
      expect(membersOf(seen).map((members) => members.length)).toEqual([2, 1]);
    });
  });
});

describe('a deletion in a batch', () => {
  const remove = 'DELETE /me/messages/{id}/attachments/{attachment}';
  const two = ['1', '2'].map((attachment) => ({ params: { id: 'm', attachment } }));
  const done = [undefined, undefined];
  const failed = { failed: 1, of: 2, status: 404 };
  const gone: Reply = { status: 404, body: { error: { code: 'ErrorItemNotFound' } } };

  test.each<[string, readonly Reply[], object]>([
    ['found nothing after a try that left doubt is done', [{ status: 504 }, gone], done],
    ['found nothing at once has failed', [gone], failed],
    ['found nothing after it was only throttled has failed', [throttled('1'), gone], failed],
    ['left doubt, was throttled, and found nothing is done', [{ status: 502 }, throttled('1'), gone], done],
  ])('that %s', async (_, replies, outcome) => {
    const { fetch } = batchService(({ url }, batch) => (url.endsWith('/1') ? replies[batch - 1] : { status: 204 }));
    const { graph } = testClient([remove], { fetch });
    const end = await graph.batch(remove, two).catch((error: { details: unknown }) => error.details);

    expect(end).toMatchObject(outcome);
  });
});

describe('what a service answers to a batch', () => {
  const answering = (body: unknown) =>
    testClient([move], { fetch: fakeFetch(() => Response.json(body)).fetch }).graph.batch(move, requests(2));
  const done = { id: '1', status: 200, body: 'one' };

  test.each<[string, unknown]>([
    ['a status as text', { id: '0', status: '200', body: 'zero' }],
    ['headers beside it', { id: '0', status: 200, headers: { 'Content-Type': 'application/json' }, body: 'zero' }],
    ['an id as a number', { id: 0, status: 200, body: 'zero' }],
  ])('may have %s', async (_, zero) => {
    await expect(answering({ responses: [done, zero] })).resolves.toEqual(['zero', 'one']);
  });

  test('may have no content, or answers to what was never asked', async () => {
    const odd = ['2', '-1', 'x', '0.5'].map((id) => ({ id, status: 500 }));

    await expect(answering({ responses: [...odd, { id: '0', status: 204, body: null }, done] })).resolves.toEqual([undefined, 'one']);
  });

  test.each([undefined, null, 'text', {}, { responses: {} }, { responses: [done] }])('lacks an answer in %j', async (body) => {
    await expect(answering(body ?? null)).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      details: { reason: 'the batch has no answer for it', of: 2 },
      remedy: 'Look whether it was done before you try again.',
    });
  });

  test('may spell the names of headers in any case', async () => {
    const { fetch } = batchService((_, batch) =>
      batch === 1
        ? { status: 429, headers: { 'RETRY-after': '3', 'Request-ID': 'r-1' } }
        : { status: 404, headers: { 'REQUEST-id': 'r-2' } },
    );
    const { graph, waits } = testClient([move], { fetch });

    await expect(graph.batch(move, requests(1))).rejects.toMatchObject({ details: { requestId: 'r-2', failed: 1, of: 1 } });
    expect(waits).toEqual([3250]);
  });

  test('is waited for by chance alone where no member was told how long', async () => {
    const { fetch } = batchService((member, batch) => (batch === 1 ? { status: 429 } : echo(member)));
    const { graph, waits } = testClient([move], { fetch });
    await graph.batch(move, requests(2));

    expect(waits).toEqual([350]);
  });
});
