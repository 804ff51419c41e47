import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeFetch, testClient } from '../../test/support/graph-client.ts';

const root = 'https://graph.microsoft.com/v1.0';

/** A collection that hands out pages of the sizes, with opaque links. */
function collection(sizes: readonly number[]) {
  return fakeFetch((_, number) => {
    const start = sizes.slice(0, number - 1).reduce((sum, size) => sum + size, 0);
    const value = Array.from({ length: sizes[number - 1] ?? 0 }, (_, index) => start + index);
    return Response.json({
      value,
      ...(number < sizes.length && { '@odata.nextLink': `${root}/me/messages?$skiptoken=page%2B${number + 1}` }),
    });
  });
}

describe('a collection', () => {
  test('in pages has the same items as in one piece', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
        const { fetch, seen } = collection(sizes);
        const { graph } = testClient(['GET /me/messages'], { fetch });
        const items: number[] = [];
        for await (const item of graph.list<number>('GET /me/messages')) items.push(item);

        expect(items).toEqual(items.map((_, index) => index));
        expect(items).toHaveLength(sizes.reduce((sum, size) => sum + size, 0));
        expect(seen).toHaveLength(sizes.length);
      }),
      { numRuns: 50 },
    );
  });

  test('is asked for its next page only when the first item of that is wanted, with the link as it came and the same headers', async () => {
    const { fetch, seen } = collection([2, 2]);
    const { graph } = testClient(['GET /me/messages'], { fetch });
    const items = graph.list<number>('GET /me/messages', { query: { $top: 2 }, headers: { ConsistencyLevel: 'eventual' } });

    expect(seen).toHaveLength(0);
    expect([(await items.next()).value, (await items.next()).value]).toEqual([0, 1]);
    expect(seen.map(({ url }) => url)).toEqual([`${root}/me/messages?$top=2`]);
    expect((await items.next()).value).toBe(2);
    expect(seen[1]?.url).toBe(`${root}/me/messages?$skiptoken=page%2B2`);
    expect(seen.map(({ headers }) => headers.get('consistencylevel'))).toEqual(['eventual', 'eventual']);
  });

  test('is asked for one page ahead from its second on, and when it is left early, that one is cancelled', async () => {
    const { fetch, seen } = collection([1, 1, 1, 1]);
    const signals: (AbortSignal | undefined)[] = [];
    const { graph } = testClient(['GET /me/messages'], {
      fetch: (url, init) => {
        signals.push(init?.signal);
        return signals.length === 3 ? new Promise(() => undefined) : fetch(url, init);
      },
    });
    const asked: number[] = [];
    for await (const item of graph.list<number>('GET /me/messages')) {
      await new Promise((resolve) => setImmediate(resolve));
      asked.push(signals.length);
      if (item === 1) break;
    }

    expect(asked).toEqual([1, 3]);
    expect(signals.map((signal) => signal?.aborted)).toEqual([false, false, true]);
    expect(seen).toHaveLength(2);
  });

  test('is asked for two pages ahead from its third on, each when the one before it came, and for no more', async () => {
    const { fetch, seen } = collection([1, 1, 1, 1, 1, 1]);
    const { graph } = testClient(['GET /me/messages'], { fetch });
    const asked: number[] = [];
    for await (const _ of graph.list<number>('GET /me/messages')) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      asked.push(seen.length);
    }

    expect(asked).toEqual([1, 3, 5, 6, 6, 6]);
    expect(seen.map(({ url }) => url).slice(1)).toEqual([2, 3, 4, 5, 6].map((number) => `${root}/me/messages?$skiptoken=page%2B${number}`));
  });

  test('whose page fails that was asked for two ahead gives all before it first, and asks for nothing behind it', async () => {
    const { fetch, seen } = fakeFetch((_, number) =>
      number < 5
        ? Response.json({ value: [number, number], '@odata.nextLink': `${root}/me/messages?page=${number + 1}` })
        : new Response('', { status: 404 }),
    );
    const { graph } = testClient(['GET /me/messages'], { fetch });
    const items: unknown[] = [];
    const all = (async () => {
      for await (const item of graph.list('GET /me/messages')) {
        await new Promise((resolve) => setImmediate(resolve));
        items.push(item);
      }
    })();

    await expect(all).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(items).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
    expect(seen).toHaveLength(5);
  });

  test('that leads back to the page before it is not followed, however far ahead', async () => {
    const { fetch, seen } = fakeFetch((_, number) =>
      Response.json({ value: [number], '@odata.nextLink': `${root}/me/messages?page=${Math.min(number + 1, 4)}` }),
    );
    const { graph } = testClient(['GET /me/messages'], { fetch });
    const items: unknown[] = [];
    const all = (async () => {
      for await (const item of graph.list('GET /me/messages')) items.push(item);
    })();

    await expect(all).rejects.toThrow('the link to the next page leads to the same page');
    expect(items).toEqual([1, 2, 3, 4]);
    expect(seen).toHaveLength(4);
  });

  test('whose next page fails gives all of the page before it first', async () => {
    const { fetch } = fakeFetch((_, number) =>
      number < 3
        ? Response.json({ value: [number, number], '@odata.nextLink': `${root}/me/messages?page=${number + 1}` })
        : new Response('', { status: 404 }),
    );
    const { graph } = testClient(['GET /me/messages'], { fetch });
    const items: unknown[] = [];
    const all = (async () => {
      for await (const item of graph.list('GET /me/messages')) items.push(item);
    })();

    await expect(all).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(items).toEqual([1, 1, 2, 2]);
  });

  test.each([
    [
      'https://evil.example/v1.0/me/messages',
      'the link to the next page leads to another server (https://evil.example), which must not see the token',
    ],
    [
      'http://graph.microsoft.com/v1.0/me/messages',
      'the link to the next page leads to another server (http://graph.microsoft.com), which must not see the token',
    ],
    [
      'https://graph.microsoft.com@evil.example/',
      'the link to the next page leads to another server (https://evil.example), which must not see the token',
    ],
    ['/v1.0/me/messages?$skip=1', 'the link to the next page is no address'],
    [`${root}/me/messages`, 'the link to the next page leads to the same page'],
  ])('does not follow a link to %s', async (link, what) => {
    const { fetch, seen } = fakeFetch(() => Response.json({ value: [1], '@odata.nextLink': link }));
    const { graph } = testClient(['GET /me/messages'], { fetch });
    const items = graph.list('GET /me/messages');
    await items.next();

    await expect(items.next()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `The answer of Microsoft Graph cannot be followed: ${what}.`,
    });
    expect(seen).toHaveLength(1);
  });

  test.each([null, 7, { href: 'x' }])('ends where the link to the next page is %j', async (link) => {
    const { fetch, seen } = fakeFetch(() => Response.json({ value: [1], '@odata.nextLink': link }));
    const { graph } = testClient(['GET /me/messages'], { fetch });
    const items = [];
    for await (const item of graph.list('GET /me/messages')) items.push(item);

    expect(items).toEqual([1]);
    expect(seen).toHaveLength(1);
  });

  test('may be empty in between, and goes back to an earlier page only by another address', async () => {
    const pages = [{ value: [], '@odata.nextLink': `${root}/me/messages?page=2` }, { value: [7] }];
    const { fetch, seen } = fakeFetch((_, number) => Response.json(pages[number - 1]));
    const { graph } = testClient(['GET /me/messages'], { fetch });

    await expect(graph.list('GET /me/messages').next()).resolves.toEqual({ done: false, value: 7 });
    expect(seen).toHaveLength(2);
  });

  test('is not what a single item is', async () => {
    const { fetch } = fakeFetch(() => Response.json({ id: '1' }));
    const { graph } = testClient(['GET /me'], { fetch });

    await expect(graph.list('GET /me').next()).rejects.toThrow(
      'The answer of Microsoft Graph cannot be followed: what came for GET /me is no collection.',
    );
  });
});

describe('changes', () => {
  const operation = 'GET /me/mailFolders/{folder}/messages/delta';
  const request = { params: { folder: 'inbox' }, query: { $select: 'subject' }, headers: { prefer: 'IdType="ImmutableId"' } };

  /** Rounds of changes: each is a list of pages, each page a number of items. */
  function rounds(sizes: readonly (readonly number[])[]) {
    const pages = sizes.flatMap((round) => round.map((size, index) => ({ size, isLast: index === round.length - 1 })));
    return fakeFetch((_, number) => {
      const { size, isLast } = pages[number - 1] ?? { size: 0, isLast: true };
      const link = `${root}/me/mailFolders/inbox/messages/delta?$token=after%2B${number}`;
      return Response.json({
        value: Array.from({ length: size }, (__, index) => `${number}.${index}`),
        [isLast ? '@odata.deltaLink' : '@odata.nextLink']: link,
      });
    });
  }

  test('are each told once over any rounds, wherever one stops and goes on', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.boolean()),
        async (sizes, stops) => {
          const { fetch, seen } = rounds(sizes);
          const all = sizes.flat();
          const items: string[] = [];
          let since: string | undefined;
          for (let asked = 0; asked < all.length; asked = seen.length) {
            const { graph } = testClient([operation], { fetch });
            for await (const page of graph.changes<string>(operation, request, since)) {
              items.push(...page.items);
              since = page.since;
              if (stops.next().value) break;
            }
          }

          expect(items).toEqual(all.flatMap((size, page) => Array.from({ length: size }, (_, index) => `${page + 1}.${index}`)));
          expect(seen.map(({ url }) => url)).toEqual(
            all.map((_, page) =>
              page === 0
                ? `${root}/me/mailFolders/inbox/messages/delta?$select=subject`
                : `${root}/me/mailFolders/inbox/messages/delta?$token=after%2B${page}`,
            ),
          );
          expect(new Set(seen.map(({ headers }) => headers.get('prefer')))).toEqual(new Set(['IdType="ImmutableId"']));
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each([
    ['a place on another server', 'https://evil.example/v1.0/me/messages/delta', /another server \(https:\/\/evil\.example\)/],
    ['a place that is no address', 'latest', /is no address/],
  ])('are not asked for from %s', async (_, since, says) => {
    const { fetch, seen } = rounds([[1]]);
    const { graph } = testClient([operation], { fetch });

    await expect(graph.changes(operation, request, since).next()).rejects.toThrow(says);
    expect(seen).toHaveLength(0);
  });

  test.each([
    [{ value: [] }, /says nowhere how to go on/],
    [{ '@odata.deltaLink': `${root}/me` }, /is no collection/],
    [{ value: [], '@odata.deltaLink': 5 }, /says nowhere how to go on/],
  ])('that come as %j are refused', async (body, says) => {
    const { graph } = testClient([operation], { fetch: fakeFetch(() => Response.json(body)).fetch });

    await expect(graph.changes(operation, request).next()).rejects.toThrow(says);
  });
});
