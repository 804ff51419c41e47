import { describe, expect, test } from 'vitest';
import type { Route } from './route.ts';
import { createTestGraph, type TestGraph } from '../../../test/support/test-graph.ts';
import type { RequestRecord } from '../request-log.ts';

const permissions = { delegated: ['Notes.Read'], personal: [], application: [], shared: [] };

/** Operations that report what reached them, and in which order. */
function recorder(): { routes: Route[]; calls: string[]; mostAtOnce(): number } {
  const calls: string[] = [];
  let running = 0;
  let most = 0;
  const note: Route = {
    operation: 'GET /me/notes/{id}',
    permissions,
    async handle({ params }) {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
      calls.push(params['id'] ?? '');
      return params['id'] === 'bad' ? { status: 404, body: { error: {} } } : { status: 200, body: { id: params['id'] } };
    },
  };
  const echo: Route = {
    operation: 'POST /me/echo',
    permissions,
    handle: async (call) => ({
      status: 201,
      body: await call.bytes(),
      headers: { 'Content-Type': call.headers.get('Content-Type') ?? '' },
    }),
  };
  const empty: Route = { operation: 'DELETE /me/notes/{id}', permissions, handle: () => ({ status: 204 }) };
  return { routes: [note, echo, empty], calls, mostAtOnce: () => most };
}

interface MemberAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

async function send(
  graph: TestGraph,
  requests: unknown,
): Promise<{ status: number; body: Record<string, unknown>; of(id: string): MemberAnswer | undefined; ids: string[] }> {
  const { status, body } = await graph.json('/v1.0/$batch', { as: 'ada Notes.Read', method: 'POST', body: { requests } });
  const responses = (body['responses'] ?? []) as MemberAnswer[];
  return { status, body, of: (id) => responses.find((response) => response.id === id), ids: responses.map(({ id }) => id) };
}

const echo = (type: string, body: unknown): object => ({
  id: 'a',
  method: 'post',
  url: '/me/echo',
  headers: { 'Content-Type': type },
  body,
});
const get = (id: string, more: object = {}): object => ({ id, method: 'GET', url: `/me/notes/${id}`, ...more });

describe('a batch', () => {
  test('answers each member on its own, in an order of its own', async () => {
    const batch = await send(createTestGraph({ routes: recorder().routes }), [
      get('a'),
      get('bad'),
      { id: 'c', method: 'get', url: 'me/notes/c' },
      { id: 'd', method: 'DELETE', url: '/me/notes/d' },
    ]);

    expect(batch.status).toBe(200);
    expect(batch.ids).toEqual(['d', 'c', 'bad', 'a']);
    expect(batch.of('a')).toMatchObject({ status: 200, body: { id: 'a' } });
    expect(batch.of('bad')).toMatchObject({ status: 404 });
    expect(batch.of('c')).toMatchObject({ status: 200, body: { id: 'c' } });
    expect(batch.of('d')).toMatchObject({ status: 204 });
    expect(batch.of('d')).not.toHaveProperty('body');
  });

  test('checks the permissions of each member', async () => {
    const graph = createTestGraph();
    const { body } = await graph.json('/v1.0/$batch', {
      as: 'ada User.Read',
      method: 'POST',
      body: {
        requests: [
          { id: '1', method: 'GET', url: '/me?$select=displayName' },
          { id: '2', method: 'GET', url: '/users' },
        ],
      },
    });

    expect(body['responses']).toMatchObject([
      { id: '2', status: 403, body: { error: { code: 'Authorization_RequestDenied' } } },
      { id: '1', status: 200, body: { displayName: 'Ada Martin' } },
    ]);
  });

  test('takes ids and dependencies that are numbers', async () => {
    const { routes } = recorder();
    const first = get('first', { id: 1 });
    const batch = await send(createTestGraph({ routes }), [get('second', { id: 2, dependsOn: [1] }), first]);

    expect(batch.ids.toSorted()).toEqual(['1', '2']);
    expect(batch.of('2')).toMatchObject({ status: 200 });
  });

  test('runs members after those on which they depend, and not at all when one of them failed', async () => {
    const { routes, calls } = recorder();
    const batch = await send(createTestGraph({ routes }), [
      get('third', { dependsOn: ['SECOND'] }),
      get('second', { dependsOn: ['first'] }),
      get('first'),
      get('never', { dependsOn: ['bad', 'first'] }),
      get('bad'),
    ]);

    expect(calls.filter((id) => id !== 'bad')).toEqual(['first', 'second', 'third']);
    expect(batch.of('never')).toMatchObject({ status: 424, body: { error: { code: 'FailedDependency' } } });
  });

  test('runs no more than four members at once, which is what a mailbox allows', async () => {
    const { routes, mostAtOnce } = recorder();
    const batch = await send(
      createTestGraph({ routes }),
      Array.from({ length: 20 }, (_, index) => get(`n${index}`)),
    );

    expect(mostAtOnce()).toBe(4);
    expect(batch.ids.map((id) => batch.of(id)?.status)).toEqual(Array.from({ length: 20 }, () => 200));
  });

  test('throttles members one by one', async () => {
    const graph = createTestGraph({ routes: recorder().routes, limits: { outlook: { amount: 2, seconds: 60 } } });
    const batch = await send(graph, [get('a'), get('b', { dependsOn: ['a'] }), get('c', { dependsOn: ['b'] })]);

    expect(batch.status).toBe(200);
    expect(batch.of('c')).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '60' },
      body: { error: { code: 'ApplicationThrottled' } },
    });
  });

  test.each(['reset', 'truncate', 'lostAnswer'] as const)('%s breaks no connection of a client: that member answers 504', async (kind) => {
    const records: RequestRecord[] = [];
    const graph = createTestGraph({ routes: recorder().routes, onRequest: (record) => records.push(record) });
    graph.faults.add({ kind, match: { path: '/v1.0/me/notes/a' } });
    const batch = await send(graph, [get('a'), get('b'), get('c', { dependsOn: ['a'] })]);

    expect(batch.status).toBe(200);
    expect(batch.of('a')).toMatchObject({
      status: 504,
      body: { error: { code: 'GatewayTimeout', innerError: { date: '2026-03-02T09:00:00' } } },
    });
    expect(batch.of('b')).toMatchObject({ status: 200, body: { id: 'b' } });
    expect(batch.of('c')).toMatchObject({ status: 424 });
    expect(records.map(({ path, status }) => [path, status])).toEqual([
      ['/v1.0/me/notes/a', 504],
      ['/v1.0/me/notes/b', 200],
      ['/v1.0/$batch', 200],
    ]);
  });

  test('as a whole breaks off as any request does', async () => {
    const { routes, calls } = recorder();
    const graph = createTestGraph({ routes });
    graph.faults.add({ kind: 'lostAnswer', match: { operation: 'POST /$batch' } });

    await expect(send(graph, [get('a'), get('b')])).rejects.toThrow('fetch failed');
    expect(calls.toSorted()).toEqual(['a', 'b']);
  });

  test('takes and gives bodies as JSON, text, or base64', async () => {
    const post = (id: string, type: string, body: unknown): object => ({
      id,
      method: 'POST',
      url: '/me/echo',
      headers: { 'Content-Type': type },
      body,
    });
    const batch = await send(createTestGraph({ routes: recorder().routes }), [
      post('json', 'application/json', { a: 1 }),
      post('text', 'text/plain', 'aGVsbG8='),
      post('bytes', 'image/png', Buffer.from([250, 251, 252]).toString('base64url')),
    ]);

    expect(batch.of('json')?.body).toEqual({ a: 1 });
    expect(batch.of('text')?.body).toBe('aGVsbG8=');
    expect(batch.of('bytes')?.body).toBe(Buffer.from([250, 251, 252]).toString('base64'));
  });

  test.each([
    ['nothing', undefined, 'Invalid batch payload format.'],
    ['no members', [], 'Invalid batch payload format.'],
    [
      '21 members',
      Array.from({ length: 21 }, (_, index) => get(String(index))),
      'Number of batch request steps exceeds the maximum value of 20.',
    ],
    ['equal ids', [get('a'), get('A')], 'Request id : A is used more than once.'],
    ['a missing id', [{ method: 'GET', url: '/me' }], 'Every request of a batch needs an id, which is a string.'],
    ['an id that is a fraction', [get('a', { id: 1.5 })], 'Every request of a batch needs an id, which is a string.'],
    ['an empty id', [get('')], 'Every request of a batch needs an id, which is a string.'],
    ['a member that is no object', ['a'], 'Every request of a batch needs an id, which is a string.'],
    ['no list', { 0: get('a') }, 'Invalid batch payload format.'],
    ['no method', [get('a', { method: undefined })], 'Request id : a needs a method: GET, POST, PUT, PATCH, DELETE.'],
    ['no url', [get('a', { url: undefined })], 'Request id : a needs a relative url.'],
    ['a blank url', [get('a', { url: ' ' })], 'Request id : a needs a relative url.'],
    ['another scheme', [get('a', { url: 'x+y.z-1:me' })], 'Request id : a needs a relative url.'],
    ['dependencies that are no list', [get('a'), get('b', { dependsOn: 'a' })], 'Request id : b has a dependsOn that is not an array.'],
    [
      'a member that depends on itself',
      [get('a', { dependsOn: ['A'] })],
      'Request id : a depends on A, which is not another request of the batch.',
    ],
    ['headers that are a list', [get('a', { headers: [] })], 'Request id : a has headers that are not an object.'],
    ['headers that are a text', [get('a', { headers: 'x' })], 'Request id : a has headers that are not an object.'],
    [
      'a circle behind others',
      [get('x'), get('a', { dependsOn: ['b', 'x'] }), get('b', { dependsOn: ['c'] }), get('c', { dependsOn: ['a'] })],
      'Request id : a depends on itself in a circle.',
    ],
    ['an unknown method', [get('a', { method: 'BREW' })], 'Request id : a needs a method: GET, POST, PUT, PATCH, DELETE.'],
    ['an absolute url', [get('a', { url: 'https://example.com/' })], 'Request id : a needs a relative url.'],
    [
      'a body without a type',
      [get('a', { method: 'POST', body: {} })],
      'Write request id : a does not contain Content-Type header or body.',
    ],
    ['an unknown dependency', [get('a', { dependsOn: ['z'] })], 'Request id : a depends on z, which is not another request of the batch.'],
    ['a circle', [get('a', { dependsOn: ['b'] }), get('b', { dependsOn: ['a'] })], 'Request id : a depends on itself in a circle.'],
    ['a bad header', [get('a', { headers: { 'a b': 'c' } })], 'Request id : a has a header that is not valid.'],
  ])('with %s is refused as a whole', async (_, requests, message) => {
    const batch = await send(createTestGraph({ routes: recorder().routes }), requests);

    expect(batch.status).toBe(400);
    expect(batch.body['error']).toMatchObject({ code: 'BadRequest', message });
  });

  test.each<[what: string, request: object, status: number, body: unknown]>([
    ['no headers', get('a', { headers: null }), 200, { id: 'a' }],
    ['a null body', get('a', { method: 'DELETE', body: null }), 204, undefined],
    ['null dependencies', get('a', { dependsOn: null }), 200, { id: 'a' }],
    ['a url that has no slash, or two', get('a', { url: '//me/notes/b' }), 200, { id: 'b' }],
    ['a text of JSON', echo('application/json', 'a'), 201, 'a'],
    ['a list of JSON, of any such type', echo('application/merge-patch+json; charset=utf-8', [1]), 201, [1]],
    ['an object of another type', echo('application/json2', { a: 1 }), 201, Buffer.from('{"a":1}').toString('base64')],
  ])('takes %s', async (_, request, status, body) => {
    const batch = await send(createTestGraph({ routes: recorder().routes }), [request]);
    expect([batch.status, batch.of('a')?.status, batch.of('a')?.body]).toEqual([200, status, body]);
  });

  test('inside a batch is refused', async () => {
    const batch = await send(createTestGraph(), [
      { id: '1', method: 'POST', url: '/$batch', headers: { 'Content-Type': 'application/json' }, body: { requests: [] } },
    ]);

    expect(batch.of('1')).toMatchObject({
      status: 400,
      body: { error: { message: 'A batch request cannot contain another batch request.' } },
    });
  });

  test('needs a token like any request', async () => {
    expect((await createTestGraph().json('/v1.0/$batch', { as: '', method: 'POST', body: {} })).status).toBe(401);
  });
});
