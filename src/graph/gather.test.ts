import { AsyncLocalStorage } from 'node:async_hooks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { move, patch, type Member } from '../../test/support/batch-service.ts';
import type { OnbehalfError } from '../core/errors.ts';
import { fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';

const get = 'GET /me/messages/{id}';
const send = 'POST /me/messages/{id}/send';
const operations = [get, patch, move, send] as const;
type Op = (typeof operations)[number];

/** A service that carries out members and single calls alike, and writes down what it carried out and in how many requests. */
function service(refuse: (address: string, request: number) => number | undefined = () => undefined) {
  const carriedOut: string[] = [];
  const addressOf = (method: string, url: string): string => `${method} ${url.replace('https://graph.microsoft.com/v1.0', '')}`;
  const { fetch, seen } = fakeFetch(({ method, url, body }, request) => {
    if (!url.endsWith('$batch')) {
      const status = refuse(addressOf(method, url), request);
      if (status !== undefined) return refusal(status, 'Refused');
      carriedOut.push(addressOf(method, url));
      return Response.json({ id: url.split('/')[6] });
    }
    const failed = new Set<string>();
    const responses = (body as { requests: (Member & { dependsOn?: string[] })[] }).requests.map((member) => {
      const address = addressOf(member.method, member.url);
      const depends = member.dependsOn?.some((id) => failed.has(id)) === true;
      const status = depends ? 424 : refuse(address, request);
      if (status === undefined) carriedOut.push(address);
      else failed.add(member.id);
      return { id: member.id, status: status ?? 200, body: status === undefined ? { id: member.url.split('/')[3] } : { error: {} } };
    });
    return Response.json({ responses: responses.reverse() });
  });
  return { fetch, seen, carriedOut };
}

const pathOf = (operation: Op, id: string): string => operation.replace('{id}', id);

describe('calls that wait at the same time', () => {
  test('are sent in batches of 20: 200 of them in 10 requests', async () => {
    const { fetch, seen } = service();
    const { graph } = testClient([get], { fetch });
    const ids = Array.from({ length: 200 }, (_, index) => `m${index}`);

    const answers = await Promise.all(ids.map((id) => graph.call<{ id: string }>(get, { params: { id } })));
    expect(answers.map(({ id }) => id)).toEqual(ids);
    expect(seen).toHaveLength(10);
  });

  test('go by themselves where they are as few as there are places', async () => {
    const { fetch, seen } = service();
    const { graph } = testClient([get], { fetch });
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => graph.call(get, { params: { id } })));

    expect(seen.map(({ url }) => url.split('/').at(-1))).toEqual(['a', 'b', 'c', 'd']);
  });

  test('go by themselves where they were asked for: whoever watches what is sent knows who asked', async () => {
    const asking = new AsyncLocalStorage<string>();
    const asked: unknown[] = [];
    const { fetch } = service();
    const { graph } = testClient([patch], {
      async fetch(url, request) {
        asked.push([url.split('/').at(-1), asking.getStore()]);
        return fetch(url, request);
      },
    });
    await Promise.all(['a', 'b', 'c'].map((id) => asking.run(`of ${id}`, () => graph.call(patch, { params: { id }, body: {} }))));

    expect(asked).toEqual([
      ['a', 'of a'],
      ['b', 'of b'],
      ['c', 'of c'],
    ]);
  });

  test('of which one fails: it alone, with its own name and its own error', async () => {
    const { fetch } = service((address) => (address.endsWith('/m3') ? 404 : undefined));
    const { graph } = testClient([get, patch], { fetch });
    const ends = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => graph.call(index === 3 ? patch : get, { params: { id: `m${index}` } })),
    );

    expect(ends.map(({ status }) => status === 'rejected')).toEqual([false, false, false, true, false, false, false, false]);
    expect(ends[3]).toMatchObject({ reason: { code: 'NOT_FOUND', details: { operation: patch, status: 404 } } });
  });

  test('keep their order where they concern the same item, also where the first of them fails', async () => {
    const { fetch, seen, carriedOut } = service((address) => (address === 'PATCH /me/messages/m0' ? 403 : undefined));
    const { graph } = testClient([get, patch], { fetch });
    const ids = ['m0', 'm1', 'm2', 'm3', 'm4'];
    const calls = ids.flatMap((id) => [graph.call(patch, { params: { id } }), graph.call(get, { params: { id } })]);
    await Promise.allSettled(calls);

    const of = (id: string) => carriedOut.filter((address) => address.endsWith(`/${id}`));
    expect(ids.map(of)).toEqual([
      ['GET /me/messages/m0'],
      ...['m1', 'm2', 'm3', 'm4'].map((id) => [`PATCH /me/messages/${id}`, `GET /me/messages/${id}`]),
    ]);
    expect(seen).toHaveLength(2);
  });

  test('and are cancelled end at once, without the others', async () => {
    const { fetch, carriedOut } = service();
    const controller = new AbortController();
    const client = testClient([get], { fetch });
    const cancelled = testClient([get], { fetch, useSignal: controller.signal });
    const ends = [
      ...Array.from({ length: 6 }, (_, index) => cancelled.graph.call(get, { params: { id: `c${index}` } })),
      ...Array.from({ length: 6 }, (_, index) => client.graph.call(get, { params: { id: `m${index}` } })),
    ];
    controller.abort();

    const codes = (await Promise.allSettled(ends)).map((end) =>
      end.status === 'rejected' ? (end.reason as { code: string }).code : 'done',
    );
    expect(codes).toEqual([...Array(6).fill('CANCELLED'), ...Array(6).fill('done')]);
    expect(carriedOut).toHaveLength(6);
  });

  test.each([
    ['what is sent to people', 'POST /me/messages/{id}/send', {}],
    ['bytes', 'GET /me/messages/{id}/$value', {}],
    ['a workbook', 'GET /me/drive/items/{id}/workbook/worksheets', {}],
    ['a large body', 'PATCH /me/messages/{id}', { body: { text: 'x'.repeat(70_000) } }],
  ] as const)('go by themselves where they concern %s', async (_, operation, more) => {
    const { fetch, seen } = service();
    const { graph } = testClient([operation], { fetch });
    await Promise.all(Array.from({ length: 9 }, (_, index) => graph.call(operation, { params: { id: `m${index}` }, ...more })));

    expect(seen.filter(({ url }) => url.endsWith('$batch'))).toEqual([]);
  });

  test('end each exactly once, done once or in an error of their own, whatever fails, with the order of each item kept', async () => {
    const step = fc.record({
      operation: fc.constantFrom(...operations),
      item: fc.nat(12),
      status: fc.constantFrom(undefined, undefined, undefined, 404, 429, 503),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 70 }), async (steps) => {
        const troubles = new Map<string, number[]>();
        for (const { operation, item, status } of steps) {
          const address = pathOf(operation, `m${item}`);
          if (status !== undefined) troubles.set(address, [...(troubles.get(address) ?? []), status]);
        }
        const { fetch, carriedOut } = service((address) => troubles.get(address)?.shift());
        const { graph } = testClient(operations, { fetch });
        const ends = await Promise.allSettled(
          steps.map(({ operation, item }) => graph.call<{ id: string }>(operation, { params: { id: `m${item}` } })),
        );

        const done = steps
          .filter((_, index) => ends[index]?.status === 'fulfilled')
          .map(({ operation, item }) => pathOf(operation, `m${item}`));
        expect(carriedOut.toSorted()).toEqual(done.toSorted());
        const told = ends.map((end) => (end.status === 'fulfilled' ? end.value.id : (end.reason as OnbehalfError).details['operation']));
        expect(told).toEqual(steps.map(({ operation, item }, index) => (ends[index]?.status === 'fulfilled' ? `m${item}` : operation)));
      }),
      { numRuns: 60 },
    );
  });
});
