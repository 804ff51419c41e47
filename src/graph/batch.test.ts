import { describe, expect, test } from 'vitest';
import { brokenConnection, fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';

interface Member {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

interface Reply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** A service that answers each member from a function, last member first. */
function batchService(answer: (member: Member, batch: number) => Reply | undefined) {
  return fakeFetch(({ body }, number) => {
    const { requests } = body as { requests: Member[] };
    const responses = requests.flatMap((member) => {
      const reply = answer(member, number);
      return reply ? [{ id: member.id, ...reply }] : [];
    });
    return Response.json({ responses: responses.reverse() });
  });
}

const membersOf = (seen: readonly { body: unknown }[]): Member[][] => seen.map(({ body }) => (body as { requests: Member[] }).requests);
const patch = 'PATCH /me/messages/{id}';
const move = 'POST /me/messages/{id}/move';
const requests = (count: number) => Array.from({ length: count }, (_, index) => ({ params: { id: `m${index}` }, body: { isRead: true } }));
const echo = ({ url }: Member): Reply => ({ status: 200, body: { id: url.split('/').at(-1) } });
const throttled = (seconds: string): Reply => ({
  status: 429,
  headers: { 'Retry-After': seconds },
  body: { error: { code: 'ApplicationThrottled' } },
});

describe('a batch', () => {
  test('has at most twenty members, and the answers come in the order of the requests', async () => {
    const { fetch, seen } = batchService(echo);
    const { graph } = testClient([patch], { fetch });

    const answers = await graph.batch<{ id: string }>(patch, requests(45));

    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 45 }, (_, index) => `m${index}`));
    expect(membersOf(seen).map((members) => members.length)).toEqual([20, 20, 5]);
    expect(seen.map(({ url, method }) => `${method} ${url}`)).toEqual(Array(3).fill('POST https://graph.microsoft.com/v1.0/$batch'));
  });

  test('has members with relative addresses, their own headers and a body', async () => {
    const { fetch, seen } = batchService(() => ({ status: 204 }));
    const { graph } = testClient([patch], { fetch, mailbox: 'invoices@contoso.example' });

    await expect(
      graph.batch(patch, [{ params: { id: 'a/b=' }, query: { $select: 'id' }, headers: { 'If-Match': 'W/"1"' }, body: { isRead: true } }]),
    ).resolves.toEqual([undefined]);
    expect(membersOf(seen)).toEqual([
      [
        {
          id: '0',
          method: 'PATCH',
          url: '/users/invoices%40contoso.example/messages/a%2Fb%3D?$select=id',
          headers: { accept: 'application/json', 'content-type': 'application/json', 'if-match': 'W/"1"', prefer: 'IdType="ImmutableId"' },
          body: { isRead: true },
        },
      ],
    ]);
  });

  test('of none asks nothing', async () => {
    const { fetch, seen } = batchService(echo);
    const { graph } = testClient([patch], { fetch });

    await expect(graph.batch(patch, [])).resolves.toEqual([]);
    expect(seen).toHaveLength(0);
  });

  test('is for one mailbox only', async () => {
    const { fetch, seen } = batchService(echo);
    const { graph } = testClient([patch], { fetch });
    const mixed = requests(4).map((request, index) => ({ ...request, mailbox: index % 2 === 0 ? undefined : 'invoices@contoso.example' }));
    const answers = await graph.batch<{ id: string }>(patch, mixed);

    expect(membersOf(seen).map((members) => members.map(({ url }) => url))).toEqual([
      ['/me/messages/m0', '/me/messages/m2'],
      ['/users/invoices%40contoso.example/messages/m1', '/users/invoices%40contoso.example/messages/m3'],
    ]);
    expect(answers.map(({ id }) => id)).toEqual(['m0', 'm1', 'm2', 'm3']);
  });

  test('runs alone in its mailbox: Outlook makes four calls of it at once', async () => {
    let inside = 0;
    const together: number[] = [];
    const { fetch } = fakeFetch(async ({ url }) => {
      inside += 1;
      if (url.endsWith('$batch')) together.push(inside);
      await new Promise((resolve) => setTimeout(resolve, 2));
      inside -= 1;
      return Response.json({ responses: [{ id: '0', status: 204 }] });
    });
    const { graph } = testClient([patch, 'GET /me'], { fetch });
    await Promise.all([graph.call('GET /me'), graph.batch(patch, requests(1)), graph.call('GET /me'), graph.batch(patch, requests(1))]);

    expect(together).toEqual([1, 1]);
  });
});

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
  const gone: Reply = { status: 404, body: { error: { code: 'ErrorItemNotFound' } } };

  test.each<[string, readonly Reply[], number]>([
    ['found nothing after a try that left doubt is done', [{ status: 504 }, gone], 0],
    ['found nothing at once has failed', [gone], 1],
    ['found nothing after it was only throttled has failed', [throttled('1'), gone], 1],
    ['left doubt, was throttled, and found nothing is done', [{ status: 502 }, throttled('1'), gone], 0],
  ])('that %s', async (_, replies, failed) => {
    const { fetch } = batchService(({ url }, batch) => (url.endsWith('/1') ? replies[batch - 1] : { status: 204 }));
    const { graph } = testClient([remove], { fetch });
    const end = await graph.batch(remove, two).catch((error: { details: unknown }) => error.details);

    if (failed === 0) expect(end).toEqual([undefined, undefined]);
    else expect(end).toMatchObject({ failed: 1, of: 2, status: 404 });
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

test('mailboxes that differ in letter case share a batch', async () => {
  const { fetch, seen } = batchService(echo);
  const { graph } = testClient([patch], { fetch, mailbox: 'Ada@contoso.example' });
  const mailboxes = [undefined, 'ada@contoso.example', 'ben@contoso.example', 'ADA@contoso.example'];
  await graph.batch(
    patch,
    requests(4).map((request, index) => ({ ...request, mailbox: mailboxes[index] })),
  );

  expect(membersOf(seen).map((members) => members.length)).toEqual([3, 1]);
});

test('a batch is asked for as JSON', async () => {
  const { fetch, seen } = batchService(echo);
  await testClient([patch], { fetch }).graph.batch(patch, requests(1));

  expect(seen[0]?.headers.get('accept')).toBe('application/json');
  expect(seen[0]?.headers.get('content-type')).toBe('application/json');
});

describe('a batch as a whole', () => {
  test('that is throttled or refused its token is sent again', async () => {
    const first = [refusal(429, 'TooManyRequests', { 'Retry-After': '1' }), refusal(401, 'InvalidAuthenticationToken')];
    const { fetch, seen } = fakeFetch(
      (_, number) => first[number - 1] ?? Response.json({ responses: [{ id: '0', status: 200, body: 'done' }] }),
    );
    const { graph } = testClient([move], { fetch });

    await expect(graph.batch(move, requests(1))).resolves.toEqual(['done']);
    expect(seen).toHaveLength(3);
  });

  test('whose connection breaks is sent again only where its members may be', async () => {
    const flaky = () =>
      fakeFetch((_, number) =>
        number === 1 ? Promise.reject(brokenConnection('ECONNRESET')) : Response.json({ responses: [{ id: '0', status: 204 }] }),
      );

    await expect(testClient([patch], { fetch: flaky().fetch }).graph.batch(patch, requests(1))).resolves.toEqual([undefined]);
    await expect(testClient([move], { fetch: flaky().fetch }).graph.batch(move, requests(1))).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
    });
  });
});
