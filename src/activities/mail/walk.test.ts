import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import type { GraphMessage } from './message.ts';
import { walkMessages, type Order, type Walk } from './walk.ts';

interface Stored extends GraphMessage {
  /** In milliseconds; Graph shows whole seconds only. */
  readonly exact: number;
}

/** A folder that pages as Outlook does: "skip the first n" of whatever is there at that moment. */
function folderOf(messages: Stored[], requests: GraphRequest[] = []): Graph {
  return {
    async *list<T>(_: string, request: GraphRequest = {}) {
      for (let skip = 0; ; skip += Number(request.query?.['$top'])) {
        requests.push(request);
        const there = select(messages, request);
        yield* there.slice(skip, skip + Number(request.query?.['$top'])) as T[];
        if (there.length <= skip + Number(request.query?.['$top'])) return;
      }
    },
  } as Graph;
}

function select(messages: readonly Stored[], { query = {} }: GraphRequest): Stored[] {
  const [, operator, limit] = /^receivedDateTime (ge|lt) (\S+)/.exec(String(query['$filter'] ?? '')) ?? [];
  const edge = Date.parse(limit ?? '');
  const fits = ({ exact }: Stored): boolean => (operator === 'ge' ? exact >= edge : operator === 'lt' ? exact < edge : true);
  const sign = query['$orderby'] === 'receivedDateTime desc' ? -1 : 1;
  return messages.filter(fits).sort((a, b) => sign * (a.exact - b.exact));
}

function stored(id: number, exact: number): Stored {
  return { id: `M${id}`, exact, receivedDateTime: new Date(Math.floor(exact / 1000) * 1000).toISOString() };
}

const planOf = (order: Order, pageSize: number, clauses: readonly string[] = []): Walk => ({
  operation: 'GET /me/messages',
  mailbox: undefined,
  order,
  clauses,
  query: {},
  headers: {},
  pageSize,
});

const start = Date.parse('2026-11-01T00:00:00Z');
const folders = fc
  .array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 40 })
  .map((times) => times.map((time, index) => stored(index, start + time)));
const orders = fc.constantFrom<Order>('newestFirst', 'oldestFirst');

describe('walking through a folder', () => {
  test('gives every message once, in order, whatever the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(folders, orders, fc.integer({ min: 1, max: 7 }), async (messages, order, pageSize) => {
        const seen: Stored[] = [];
        for await (const message of walkMessages(folderOf(messages), planOf(order, pageSize))) seen.push(message as Stored);
        const expected = messages.toSorted((a, b) => (order === 'newestFirst' ? b.exact - a.exact : a.exact - b.exact));
        expect(seen.map(({ exact }) => exact)).toEqual(expected.map(({ exact }) => exact));
        expect(new Set(seen).size).toBe(messages.length);
      }),
    );
  });

  test('gives every message once also when each is moved away as soon as it was handed out', async () => {
    await fc.assert(
      fc.asyncProperty(folders, orders, fc.integer({ min: 1, max: 7 }), async (messages, order, pageSize) => {
        const there = [...messages];
        const seen: string[] = [];
        for await (const { id } of walkMessages(folderOf(there), planOf(order, pageSize))) {
          seen.push(id);
          there.splice(
            there.findIndex((message) => message.id === id),
            1,
          );
        }
        expect(seen.toSorted()).toEqual(messages.map(({ id }) => id).toSorted());
        expect(there).toEqual([]);
      }),
    );
  });

  test('asks for the second page when its first message is wanted, and for the third while the second is gone through', async () => {
    const requests: GraphRequest[] = [];
    const messages = Array.from({ length: 30 }, (_, index) => stored(index, start + index * 1000));
    const walking = walkMessages(folderOf(messages, requests), planOf('newestFirst', 10));

    for (let count = 0; count < 10; count++) await walking.next();
    expect(requests).toHaveLength(1);

    await walking.next();
    expect(requests).toHaveLength(3);
    await walking.return();
  });

  test('sorts by what it filters by first, or Graph refuses the filter as inefficient', async () => {
    const requests: GraphRequest[] = [];
    const messages = [stored(1, start), stored(2, start + 1000), stored(3, start + 2000)];
    for await (const _ of walkMessages(folderOf(messages, requests), planOf('newestFirst', 2, ['isRead eq false', "(subject eq 'x')"])))
      void _;

    expect(requests.slice(0, 2).map(({ query }) => query)).toEqual([
      {
        $top: 2,
        $orderby: 'receivedDateTime desc',
        $filter: "receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false and (subject eq 'x')",
      },
      {
        $top: 2,
        $orderby: 'receivedDateTime desc',
        $filter: "receivedDateTime lt 2026-11-01T00:00:02Z and isRead eq false and (subject eq 'x')",
      },
    ]);
  });

  test('needs no filter for the first page of everything', async () => {
    const requests: GraphRequest[] = [];
    for await (const _ of walkMessages(folderOf([], requests), planOf('oldestFirst', 5))) void _;
    expect(requests[0]?.query).toEqual({ $top: 5, $orderby: 'receivedDateTime asc' });
  });

  test('goes through ten thousand messages without keeping them', async () => {
    const messages = Array.from({ length: 10_000 }, (_, index) => stored(index, start + index * 1000));
    let count = 0;
    for await (const _ of walkMessages(folderOf(messages), planOf('oldestFirst', 1000))) {
      void _;
      count += 1;
    }
    expect(count).toBe(10_000);
  });
});
