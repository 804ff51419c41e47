import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { column } from '../../../test/support/test-columns.ts';
import { OnbehalfError } from '../../core/errors.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import { readFilter } from './item-filter.ts';
import type { GraphListItem } from './item.ts';
import { eachItem, type Wanted } from './item-pages.ts';

const code = column('Code', { text: {} }, { indexed: true });
const size = column('Size', { number: {} }, { indexed: true });
const place = { site: 's', list: 'l' };
const tooLarge = (graphCode: string, message = 'x') => new OnbehalfError('REQUEST_REFUSED', message, { details: { graphCode } });

/** A service with items whose index says less than there is, and that refuses a listing by it after some items. */
function service(items: readonly GraphListItem[], refusal: OnbehalfError, after: number) {
  const asked: GraphRequest['query'][] = [];
  const graph = {
    async *list(_: string, { query }: GraphRequest) {
      asked.push(query);
      const isNarrow = query?.['$filter'] !== undefined || query?.['$orderby'] !== undefined;
      const found = query?.['$filter'] === undefined ? items : items.filter(({ fields }) => fields?.['Code'] === 'a');
      const listed =
        query?.['$orderby'] === undefined ? found : found.toSorted((a, b) => Number(a.fields?.['Size']) - Number(b.fields?.['Size']));
      for (const [index, item] of listed.entries()) {
        if (isNarrow && index === after) throw refusal;
        yield item;
      }
      if (isNarrow && listed.length <= after) throw refusal;
    },
  } as unknown as Graph<'GET /sites/{site}/lists/{list}/items'>;
  return { graph, asked };
}

const items = fc
  .array(fc.record({ code: fc.constantFrom('a', 'b'), size: fc.integer({ min: 0, max: 5 }) }), { maxLength: 20 })
  .map((rows) => rows.map(({ code: Code, size: Size }, index): GraphListItem => ({ id: String(index + 1), fields: { Code, Size } })));

async function all(wanted: AsyncIterable<GraphListItem>): Promise<GraphListItem[]> {
  const found: GraphListItem[] = [];
  for await (const item of wanted) found.push(item);
  return found;
}

const base: Wanted = { place, shown: [code, size], queried: [] };

test.each(['notSupported', 'tooManyResources'])(
  'a listing that is refused as %s, at whatever item, ends with all that fits and nothing twice',
  async (graphCode) => {
    const filter = readFilter(
      { match: 'all', conditions: [{ column: 'Code', operator: 'equals', value: 'a' }] },
      [code, size],
      (text) => new Date(text),
    );
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 0, max: 20 }), async (there, after) => {
        const { graph } = service(there, tooLarge(graphCode), after);

        const found = await all(eachItem(graph, { ...base, filter }));

        expect(found.map(({ id }) => id).toSorted()).toEqual(
          there
            .filter(({ fields }) => fields?.['Code'] === 'a')
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
    );
  },
);

describe('an order by an index', () => {
  test('that is refused at once is made here', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.boolean(), async (there, descending) => {
        const { graph } = service(there, tooLarge('x', 'exceeds the list view threshold'), 0);

        const found = await all(eachItem(graph, { ...base, orderBy: { column: size, descending } }));

        const sizes = found.map(({ fields }) => Number(fields?.['Size']));
        expect(sizes).toEqual(sizes.toSorted((a, b) => (descending ? b - a : a - b)));
        expect(found).toHaveLength(there.length);
      }),
    );
  });

  test('that is refused in the middle fails: what came cannot be put in order again', async () => {
    const there = Array.from({ length: 4 }, (_, index): GraphListItem => ({ id: String(index), fields: { Size: index } }));
    const { graph } = service(there, tooLarge('notSupported'), 2);

    expect(await failureOf(all(eachItem(graph, { ...base, orderBy: { column: size, descending: false } })))).toMatchObject({
      details: { graphCode: 'notSupported' },
    });
  });
});

test('a condition in OData that SharePoint refuses says which columns to index, and what works without', async () => {
  const { graph } = service([], tooLarge('notSupported'), 0);

  const failure = await failureOf(all(eachItem(graph, { ...base, query: "endswith(fields/Code,'a')", queried: [code] })));

  expect(failure.remedy).toBe(
    'In the settings of the list, under "Indexed columns", make an index on Code; or give the condition as `filter`, which works in a list of any size.',
  );
});

test('any other refusal is handed on, and asked once', async () => {
  const { graph, asked } = service([], new OnbehalfError('PERMISSION_MISSING', 'no', { details: { status: 403 } }), 0);
  const filter = readFilter(
    { match: 'all', conditions: [{ column: 'Code', operator: 'equals', value: 'a' }] },
    [code],
    (text) => new Date(text),
  );

  expect(await failureOf(all(eachItem(graph, { ...base, filter })))).toMatchObject({ code: 'PERMISSION_MISSING' });
  expect(asked).toHaveLength(1);
});
