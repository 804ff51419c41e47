import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Route } from '../route.ts';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { type CollectionOptions, countReply, listReply } from './collection.ts';
import { entityReply } from './entity.ts';
import { largestPage } from './page-rules.ts';

interface Note {
  readonly id: string;
  readonly title: string | null;
  readonly rank: number;
}

const type = { name: 'note', properties: ['id', 'title', 'rank', 'author'] };
const permissions = { delegated: ['User.Read'], personal: [], application: [], shared: [] };

/** A Graph that has nothing but a collection of notes. */
function graphOf(notes: readonly Note[], more: Partial<CollectionOptions<Note>> = {}): TestGraph {
  const options: CollectionOptions<Note> = {
    context: "users('ada')/notes",
    type,
    defaultTop: 3,
    rules: () => [largestPage({ name: 'notes-top', collections: 'notes', isAssumption: true }, 5)],
    paging: 'skip',
    resource: (note) => ({ '@odata.etag': `W/"${note.id}"`, ...note }),
    expand: {
      author: () => ({ id: 'ada', name: 'Ada' }),
      lines: () => [
        { id: '1', text: 'b' },
        { id: '2', text: 'a' },
        { id: '3', text: 'c' },
      ],
    },
    ...more,
  };
  const routes: Route[] = [
    { operation: 'GET /me/notes', permissions, handle: (call) => listReply(call, notes, options) },
    { operation: 'GET /me/notes/$count', permissions, handle: (call) => countReply(call, notes, options) },
    {
      operation: 'GET /me/notes/{id}',
      permissions,
      handle: (call) =>
        entityReply(call, { id: '1', title: 'one', rank: 1 }, { context: 'notes', type, etag: 'W/"1"', expand: { author: () => null } }),
    },
  ];
  return createTestGraph({ routes });
}

const five: readonly Note[] = ['delta', 'Alpha', 'charlie', 'bravo', null].map((title, index) => ({
  id: String(index + 1),
  title,
  rank: index % 2,
}));

/** Follows the links of a collection and collects what comes. */
async function everything(graph: TestGraph, path: string): Promise<{ ids: unknown[]; pages: number }> {
  const ids: unknown[] = [];
  let pages = 0;
  for (let next: string | undefined = path; next !== undefined; pages += 1) {
    const { status, body } = await graph.json(next);
    expect(status).toBe(200);
    ids.push(...(body['value'] as { id: string }[]).map(({ id }) => id));
    const link = body['@odata.nextLink'] as string | undefined;
    next = link?.replace('https://graph.microsoft.com', '');
  }
  return { ids, pages };
}

describe('a page of a collection', () => {
  test('has the context, the items, and a link when there are more', async () => {
    const { body } = await graphOf(five).json('/v1.0/me/notes?$select=title');

    expect(body).toEqual({
      '@odata.context': "https://graph.microsoft.com/v1.0/$metadata#users('ada')/notes(title)",
      '@odata.nextLink': 'https://graph.microsoft.com/v1.0/me/notes?%24select=title&%24skip=3',
      value: [
        { '@odata.etag': 'W/"1"', id: '1', title: 'delta' },
        { '@odata.etag': 'W/"2"', id: '2', title: 'Alpha' },
        { '@odata.etag': 'W/"3"', id: '3', title: 'charlie' },
      ],
    });
  });

  test.each([
    ['', '2', ['1', '2'], 'odata.maxpagesize=2', '$skip=2'],
    ['', '4', ['1', '2', '3', '4'], 'odata.maxpagesize=4', '$skip=4'],
    ['', '900', ['1', '2', '3', '4', '5'], 'odata.maxpagesize=900', undefined],
    ['', '2000', ['1', '2', '3', '4', '5'], 'odata.maxpagesize=999', undefined],
    ['?$top=1', '2', ['1'], 'odata.maxpagesize=2', '$skip=1'],
    ['?$top=4', '2', ['1', '2'], 'odata.maxpagesize=2', '$skip=2'],
    ['', '0', ['1', '2', '3'], null, '$skip=3'],
  ])('of the query "%s" is no larger than the preference of %s', async (query, preference, ids, applied, link) => {
    const response = await graphOf(five).call(`/v1.0/me/notes${query}`, { headers: { Prefer: `odata.maxpagesize=${preference}` } });
    const body = (await response.json()) as { value: Note[]; '@odata.nextLink'?: string };

    expect(body.value.map(({ id }) => id)).toEqual(ids);
    expect(response.headers.get('Preference-Applied')).toBe(applied);
    const next = body['@odata.nextLink'];
    expect(next === undefined ? undefined : `$skip=${new URL(next).searchParams.get('$skip')}`).toBe(link);
  });

  test('names what else was applied beside its size', async () => {
    const graph = graphOf(five, { headers: { 'Preference-Applied': 'IdType="ImmutableId"', 'X-More': 'yes' } });
    const { headers } = await graph.call('/v1.0/me/notes', { headers: { Prefer: 'odata.maxpagesize=2' } });

    expect([headers.get('Preference-Applied'), headers.get('X-More')]).toEqual(['IdType="ImmutableId", odata.maxpagesize=2', 'yes']);
  });

  test('counts what fits the filter, not what is on the page', async () => {
    const { body } = await graphOf(five).json('/v1.0/me/notes?$filter=rank eq 0&$count=true&$top=1');

    expect(body).toMatchObject({ '@odata.count': 3, value: [{ id: '1' }] });
  });

  test('sorts text without regard to case, null first, and keeps the order of equals', async () => {
    const graph = graphOf(five);

    expect((await everything(graph, '/v1.0/me/notes?$orderby=title')).ids).toEqual(['5', '2', '4', '3', '1']);
    expect((await everything(graph, '/v1.0/me/notes?$orderby=rank desc')).ids).toEqual(['2', '4', '1', '3', '5']);
    expect((await everything(graph, '/v1.0/me/notes?$orderby=rank,title desc')).ids).toEqual(['1', '3', '5', '4', '2']);
  });

  test('property names are found in any letter case', async () => {
    const { body } = await graphOf(five).json("/v1.0/me/notes?$filter=TITLE eq 'alpha'&$select=Rank");

    expect(body['value']).toEqual([{ '@odata.etag': 'W/"2"', id: '2', rank: 1 }]);
  });

  test('expands with nested options', async () => {
    const { body } = await graphOf(five).json(
      "/v1.0/me/notes?$top=1&$select=id&$expand=author($select=name),Lines($orderby=text desc;$top=2;$select=text;$filter=text ne 'b')",
    );

    expect(body['value']).toEqual([
      {
        '@odata.etag': 'W/"1"',
        id: '1',
        author: { id: 'ada', name: 'Ada' },
        lines: [
          { id: '3', text: 'c' },
          { id: '2', text: 'a' },
        ],
      },
    ]);
  });

  test.each([
    ['$filter=color eq 1', 'RequestBroker--ParseUri', "Could not find a property named 'color' on type 'microsoft.graph.note'."],
    ['$select=color', 'RequestBroker--ParseUri', "Could not find a property named 'color' on type 'microsoft.graph.note'."],
    ['$orderby=color', 'RequestBroker--ParseUri', "Could not find a property named 'color' on type 'microsoft.graph.note'."],
    [
      '$expand=color',
      'BadRequest',
      "Parsing OData Select and Expand failed: Could not find a property named 'color' on type 'microsoft.graph.note'.",
    ],
    ['$top=6', 'RequestBroker--ParseUri', "The limit of '5' for Top query has been exceeded. The value from the incoming request is '6'."],
    ['$search="x"', 'BadRequest', 'The query option $search is not supported on this resource.'],
    ['$skiptoken=abc', 'BadRequest', 'The skip token is not valid. Follow @odata.nextLink as it is.'],
  ])('%s is refused', async (query, code, message) => {
    const { status, body } = await graphOf(five).json(`/v1.0/me/notes?${query}`);

    expect(status).toBe(400);
    expect(body['error']).toMatchObject({ code, message });
  });

  test('the largest $top is taken, and any where that rule is lifted', async () => {
    const graph = graphOf(five);
    expect((await graph.json('/v1.0/me/notes?$top=5')).body['value']).toHaveLength(5);
    graph.tenant.liftedRules = ['notes-top'];
    expect((await graph.json('/v1.0/me/notes?$top=6')).body['value']).toHaveLength(5);
  });

  test('a search has its limit, and pages with a token', async () => {
    const searched = graphOf(five, { search: () => (note) => note.rank === 0, searchLimit: 2 });
    const { body } = await searched.json('/v1.0/me/notes?$search="x"&$top=1');

    expect(body['@odata.nextLink']).toMatch(/skiptoken=/);
    expect((await everything(searched, '/v1.0/me/notes?$search="x"&$top=1')).ids).toEqual(['1', '3']);
  });

  test('items are read only as far as the page needs', async () => {
    let read = 0;
    function* endless(): Generator<Note> {
      for (;;) yield { id: String((read += 1)), title: '', rank: 0 };
    }
    const routes: Route[] = [
      {
        operation: 'GET /me/notes',
        permissions,
        handle: (call) => listReply(call, endless(), { context: 'notes', type, defaultTop: 3, paging: 'skip' }),
      },
    ];
    await createTestGraph({ routes }).json('/v1.0/me/notes?$skip=2');

    expect(read).toBe(6);
  });

  test('following the links gives every item once, whatever the page size and the way of paging', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(12),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom('skip' as const, 'skiptoken' as const),
        fc.boolean(),
        async (length, top, paging, isSorted) => {
          const notes = Array.from({ length }, (_, index) => ({ id: String(index), title: null, rank: -index }));
          const query = `$top=${top}${isSorted ? '&$orderby=rank' : ''}`;
          const { ids, pages } = await everything(graphOf(notes, { paging }), `/v1.0/me/notes?${query}`);
          const expected = notes.map(({ id }) => id);

          expect(ids).toEqual(isSorted ? expected.toReversed() : expected);
          expect(pages).toBe(Math.max(1, Math.ceil(length / top)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('/$count', () => {
  test('is plain text, after the filter', async () => {
    const response = await graphOf(five).call('/v1.0/me/notes/$count?$filter=rank eq 1');

    expect(response.headers.get('Content-Type')).toBe('text/plain');
    expect(await response.text()).toBe('2');
  });
});

describe('one resource', () => {
  test('has the context, the ETag, and what was selected and expanded', async () => {
    const { body } = await graphOf(five).json('/v1.0/me/notes/1?$select=rank&$expand=author');

    expect(body).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#notes(rank)/$entity',
      '@odata.etag': 'W/"1"',
      id: '1',
      rank: 1,
      author: null,
    });
  });

  test('is not sent again to who has it', async () => {
    const response = await graphOf(five).call('/v1.0/me/notes/1', { headers: { 'If-None-Match': '"0", W/"1"' } });

    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
    expect(response.headers.get('ETag')).toBe('W/"1"');
  });
});
