import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pickItems } from './pick.ts';
import { parseQuery } from './query-options.ts';

interface Item {
  readonly id: number;
  readonly a: number | null;
  readonly b: boolean | null;
}

const now = (): Date => new Date('2026-03-02T09:00:00Z');
const items = fc
  .array(fc.record({ a: fc.option(fc.integer({ min: 0, max: 3 })), b: fc.option(fc.boolean()) }), { maxLength: 12 })
  .map((rows): Item[] => rows.map((row, id) => ({ id, ...row })));
const terms = fc.array(fc.tuple(fc.constantFrom('a' as const, 'b' as const), fc.constantFrom('', ' asc', ' desc')), { maxLength: 2 });

/** Null comes first, then smaller before larger; in a descending order the other way round. What is equal keeps its place. */
function inOrder(rows: readonly Item[], order: readonly (readonly ['a' | 'b', string])[]): Item[] {
  const rank = (value: number | boolean | null): number => (value === null ? -1 : Number(value));
  return [...rows].sort((one, other) => {
    for (const [name, direction] of order) {
      const difference = rank(one[name]) - rank(other[name]);
      if (difference !== 0) return direction === ' desc' ? -difference : difference;
    }
    return one.id - other.id;
  });
}

/** How the items come: as they are, or by a function that reads one property. */
const ways = {
  'of items that are resources': {},
  'of items whose resource is made': { resource: (item: Item) => ({ ...item }) },
  'of items that are read': { read: (item: Item, property: string) => Reflect.get(item, property) as unknown },
};

describe.each(Object.entries(ways))('a page %s', (_, way) => {
  test('has what fits, in the order that is asked for, between what is skipped and what is too much', () => {
    fc.assert(
      fc.property(items, terms, fc.option(fc.nat(3)), fc.nat(5), fc.nat(5), fc.boolean(), (all, order, least, skip, top, isCounted) => {
        const text = order.map(([name, direction]) => `${name}${direction}`).join(',');
        const given: [string, string][] = [
          ...(least === null ? [] : [['$filter', `a ge ${least}`] as [string, string]]),
          ['$orderby', text],
        ];
        const picked = pickItems(all, { query: parseQuery(given), skip, top, isCounted, now, options: way });
        const found = inOrder(least === null ? all : all.filter(({ a }) => a !== null && a >= least), order);

        expect(picked.page).toEqual(found.slice(skip, skip + top));
        expect(picked.hasMore).toBe(found.length > skip + top);
        // Without being counted, and without an order, reading ends where the page does.
        expect(picked.total).toBe(isCounted || order.length > 0 ? found.length : Math.min(found.length, skip + top + 1));
      }),
    );
  });
});

describe('a search', () => {
  const all: Item[] = Array.from({ length: 9 }, (_, id) => ({ id, a: id % 2, b: null }));
  const search = (text: string) => (item: Item) => text === '"odd"' && item.a === 1;
  const pick = (query: [string, string][], limit?: number) =>
    pickItems(all, {
      query: parseQuery(query),
      skip: 0,
      top: 9,
      isCounted: true,
      now,
      options: { search, ...(limit !== undefined && { searchLimit: limit }) },
    });
  const odd: [string, string] = ['$search', '"odd"'];

  test('finds what it means, and of it what fits a filter', () => {
    expect(pick([odd]).page.map(({ id }) => id)).toEqual([1, 3, 5, 7]);
    expect(pick([odd, ['$filter', 'id gt 3']]).page.map(({ id }) => id)).toEqual([5, 7]);
  });

  test('ends at its limit, before it is sorted; without a search there is none', () => {
    expect(pick([odd], 3)).toMatchObject({ total: 3, hasMore: false });
    expect(pick([odd, ['$orderby', 'id desc']], 3).page.map(({ id }) => id)).toEqual([5, 3, 1]);
    expect(pick([], 3).total).toBe(9);
  });

  test('is refused where nothing can be searched', () => {
    expect(() => pickItems(all, { query: parseQuery([odd]), skip: 0, top: 1, isCounted: false, now, options: {} })).toThrow(
      expect.objectContaining({ status: 400, message: 'The query option $search is not supported on this resource.' }),
    );
  });
});

test('no more is read than a page and the beginning of the next', () => {
  let taken = 0;
  const endless = function* (): Generator<Item> {
    for (;;) yield { id: (taken += 1), a: 1, b: null };
  };
  const page = pickItems(endless(), { query: parseQuery([['$filter', 'a eq 1']]), skip: 2, top: 3, isCounted: false, now, options: {} });

  expect([page.page.map(({ id }) => id), page.hasMore, taken]).toEqual([[3, 4, 5], true, 6]);
});

test('a resource is made once for a filter and once for an order, and one that takes time cannot be filtered', () => {
  let made = 0;
  const resource = (item: Item) => ({ ...item, made: (made += 1) });
  const query = parseQuery([['$filter', 'a eq 1 and a ne 2 and b eq null']]);
  pickItems([{ id: 1, a: 1, b: null }], { query, skip: 0, top: 1, isCounted: false, now, options: { resource } });
  expect(made).toBe(1);

  const late = { resource: async (item: Item) => ({ ...item }) };
  expect(() => pickItems([{ id: 1, a: 1, b: null }], { query, skip: 0, top: 1, isCounted: false, now, options: late })).toThrow(
    'needs `read`',
  );
});
