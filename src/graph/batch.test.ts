import { describe, expect, test } from 'vitest';
import { batchService, echo, membersOf, move, patch, requests } from '../../test/support/batch-service.ts';
import { failureOf } from '../../test/support/failure-of.ts';
import { brokenConnection, fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';

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

  test('whose member is refused for another one, and depends on none, does not ask for ever', async () => {
    const { fetch, seen } = batchService((request) => (request.url.endsWith('m1') ? { status: 424 } : echo(request)));
    const { graph } = testClient([patch], { fetch });

    expect(await failureOf(graph.batch(patch, requests(3)))).toMatchObject({ details: { status: 424, failed: 1, of: 3 } });
    expect(seen).toHaveLength(1);
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
    const { graph } = testClient([patch, 'POST /me/sendMail'], { fetch });
    await Promise.all([
      graph.call('POST /me/sendMail'),
      graph.batch(patch, requests(1)),
      graph.call('POST /me/sendMail'),
      graph.batch(patch, requests(1)),
    ]);

    expect(together).toEqual([1, 1]);
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

test.each([
  [{ mailbox: 'invoices@contoso.example' }, undefined, 'invoices@contoso.example'],
  [{}, 'team@contoso.example', 'team@contoso.example'],
  [{ mailbox: 'invoices@contoso.example' }, 'team@contoso.example', 'invoices@contoso.example'],
  [{}, undefined, undefined],
])('a failure in a batch of %j, in a scope for %s, names the mailbox %s', async (more, mailbox, named) => {
  const { fetch } = batchService(() => ({ status: 404, body: { error: { code: 'ErrorItemNotFound', message: 'x' } } }));
  const { graph } = testClient([patch], { fetch, ...(mailbox !== undefined && { mailbox }) });
  const failure = await failureOf(graph.batch(patch, [{ ...requests(1)[0], ...more }]));

  expect(failure.details['mailbox']).toBe(named);
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
