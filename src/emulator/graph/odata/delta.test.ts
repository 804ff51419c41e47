import { describe, expect, test } from 'vitest';
import { createTenant } from '../../tenant/create.ts';
import type { Route } from '../route.ts';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { deltaReply, readDelta } from './delta.ts';

const permissions = { delegated: ['User.Read'], personal: [], application: [], shared: [] };

/** Delta over the numbers 1 to 4, two on a page; the state is the last number sent. */
const numbers: Route = {
  operation: 'GET /me/{list}/delta',
  permissions,
  handle(call) {
    const options = { purpose: `numbers:${call.params['list']}` };
    const position = readDelta(call, options);
    const after = typeof position.state === 'number' ? position.state : 0;
    const page = [1, 2, 3, 4].filter((number) => number > after).slice(0, position.pageSize ?? 2);
    const last = page.at(-1) ?? after;
    const value = page.map((id) => ({ id: String(id), select: position.query.select }));
    return deltaReply(call, {
      ...options,
      position,
      context: 'Collection(number)',
      value,
      ...(last < 4 ? { next: last } : { done: last }),
    });
  },
};

function follow(graph: TestGraph, link: unknown): ReturnType<TestGraph['json']> {
  return graph.json(String(link).replace('https://graph.microsoft.com', ''));
}

describe('a delta round', () => {
  test('goes from page to page to a link for the next round, and keeps the query', async () => {
    const graph = createTestGraph({ routes: [numbers] });
    const first = await graph.json('/v1.0/me/a/microsoft.graph.delta()?$select=id');
    const second = await follow(graph, first.body['@odata.nextLink']);
    const later = await follow(graph, second.body['@odata.deltaLink']);

    expect([first.status, second.status, later.status]).toEqual([200, 200, 200]);
    expect(first.body['value']).toEqual([
      { id: '1', select: ['id'] },
      { id: '2', select: ['id'] },
    ]);
    expect(first.body['@odata.nextLink']).toMatch(/delta\(\)\?%24skiptoken=/);
    expect(first.body).not.toHaveProperty(['@odata.deltaLink']);
    expect(second.body['value']).toEqual([
      { id: '3', select: ['id'] },
      { id: '4', select: ['id'] },
    ]);
    expect(second.body['@odata.deltaLink']).toMatch(/%24deltatoken=/);
    expect(second.body).not.toHaveProperty(['@odata.nextLink']);
    expect(later.body['value']).toEqual([]);
  });

  test('has pages of the size that is preferred', async () => {
    const graph = createTestGraph({ routes: [numbers] });
    const response = await graph.call('/v1.0/me/a/delta', { headers: { Prefer: 'odata.maxpagesize=3' } });

    expect(((await response.json()) as { value: unknown[] }).value).toHaveLength(3);
  });
});

describe('a delta token', () => {
  async function tokenOf(graph: TestGraph): Promise<string> {
    const { body } = await graph.json('/v1.0/me/a/delta');
    return new URL(String(body['@odata.nextLink'])).searchParams.get('$skiptoken') ?? '';
  }

  async function answerTo(graph: TestGraph, list: string, token: string): Promise<unknown> {
    const response = await graph.call(`/v1.0/me/${list}/delta?$skiptoken=${encodeURIComponent(token)}`);
    const { error } = (await response.json()) as { error?: { code: string } };
    return { status: response.status, location: response.headers.get('Location'), code: error?.code };
  }

  const gone = (list: string): unknown => ({
    status: 410,
    location: `https://graph.microsoft.com/v1.0/me/${list}/delta`,
    code: 'syncStateNotFound',
  });

  test('that was made up is gone', async () => {
    expect(await answerTo(createTestGraph({ routes: [numbers] }), 'a', 'junk')).toEqual(gone('a'));
  });

  test('that was changed is gone', async () => {
    const graph = createTestGraph({ routes: [numbers] });
    const bytes = Buffer.from(await tokenOf(graph), 'base64url');
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5);

    expect(await answerTo(graph, 'a', bytes.toString('base64url'))).toEqual(gone('a'));
  });

  test('of another collection is gone', async () => {
    const graph = createTestGraph({ routes: [numbers] });

    expect(await answerTo(graph, 'b', await tokenOf(graph))).toEqual(gone('b'));
  });

  test('of another tenant is gone', async () => {
    const token = await tokenOf(createTestGraph({ routes: [numbers] }));

    expect(await answerTo(createTestGraph({ routes: [numbers] }, createTenant({ seed: 2 })), 'a', token)).toEqual(gone('a'));
  });

  test('that is too old is gone', async () => {
    const graph = createTestGraph({ routes: [numbers] });
    const token = await tokenOf(graph);
    graph.tenant.clock.advance(7 * 24 * 3600 * 1000);
    expect(await answerTo(graph, 'a', token)).toMatchObject({ status: 200 });
    graph.tenant.clock.advance(1);

    expect(await answerTo(graph, 'a', token)).toEqual(gone('a'));
  });
});
