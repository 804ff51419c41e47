import { describe, expect, test } from 'vitest';
import { createTestList } from '../../../../test/support/test-list.ts';
import { threshold } from './item-query.ts';

type Item = { readonly id: string; readonly fields?: Record<string, unknown>; readonly deleted?: object };
const prefer = { headers: { Prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' } };
const itemsIn = ({ body }: { body: Record<string, unknown> }): Item[] => body['value'] as Item[];

describe('the items of a list', () => {
  test('come in the order in which they were made, their fields where they are expanded', async () => {
    const { send } = createTestList();
    const [bare] = itemsIn(await send('GET', '/items'));
    const [first] = itemsIn(await send('GET', '/items?$expand=fields'));

    expect(bare).not.toHaveProperty('fields');
    expect(bare).toMatchObject({ id: '1', contentType: { name: 'Item' }, parentReference: { siteId: expect.any(String) } });
    expect(first?.fields).toMatchObject({
      '@odata.etag': expect.stringMatching(/^"[\da-f-]{36},1"$/),
      Title: 'Northwind Traders, January',
      Amount: 1200,
      Disputed: false,
      DueDate: '2026-02-28T00:00:00Z',
      ApproverLookupId: expect.stringMatching(/^\d+$/),
      AuthorLookupId: expect.stringMatching(/^\d+$/),
      _UIVersionString: '1.0',
      id: '1',
    });
  });

  test('deleted and added while going through the pages, none is left out and none comes twice', async () => {
    const { send, add, call } = createTestList();
    for (let number = 0; number < 25; number += 1) await add({ Title: `Row ${number}` });
    const came: string[] = [];
    let next: string | undefined = '/items?$top=7';
    while (next !== undefined) {
      const { body }: { body: Record<string, unknown> } = next.startsWith('/')
        ? await send('GET', next)
        : {
            body: (await (await call(next.replace(/^https?:\/\/[^/]+/, ''), { as: 'ada Sites.Read.All' })).json()) as Record<
              string,
              unknown
            >,
          };
      for (const { id } of body['value'] as Item[]) {
        came.push(id);
        await send('DELETE', `/items/${id}`);
      }
      if (came.length === 14) await add({ Title: 'Late' });
      next = body['@odata.nextLink'] as string | undefined;
    }

    expect(came).toEqual(Array.from({ length: 29 }, (_, index) => String(index + 1)));
    expect(itemsIn(await send('GET', '/items'))).toEqual([]);
  });

  test('are changed as far as is told, and null empties a column', async () => {
    const { send, add } = createTestList();
    const { id } = await add({ Title: 'x', Amount: 5, Status: 'Open' });
    const path = `/items/${String(id)}`;
    const changed = await send('PATCH', `${path}/fields`, { Amount: 6.5, Status: null });

    expect(changed).toMatchObject({ status: 200, body: { Title: 'x', Amount: 6.5, _UIVersionString: '2.0' } });
    expect(changed.body).not.toHaveProperty('Status');
    expect((await send('PATCH', path, { fields: { Title: 'y' } })).body).toMatchObject({ fields: { Title: 'y', Amount: 6.5 } });
  });

  test('are changed and deleted only as they are known', async () => {
    const { send, add } = createTestList();
    const { id, '@odata.etag': tag } = await add({ Title: 'x' });
    const path = `/items/${String(id)}`;
    const old = { headers: { 'If-Match': String(tag) } };
    expect((await send('PATCH', `${path}/fields`, { Title: 'y' }, old)).status).toBe(200);

    expect(await send('PATCH', `${path}/fields`, { Title: 'z' }, old)).toMatchObject({
      status: 412,
      body: { error: { code: 'resourceModified' } },
    });
    expect((await send('DELETE', path, undefined, old)).status).toBe(412);
    expect((await send('GET', path)).status).toBe(200);
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('GET', path)).status).toBe(404);
    expect((await send('PATCH', `${path}/fields`, { Title: 'z' })).status).toBe(404);
  });
});

describe('a condition', () => {
  test.each([
    ["fields/Number eq '70002-01'", {}, ['2']],
    ["startswith(fields/Number,'7000')", {}, ['1', '2', '3']],
    ["fields/Status eq 'Open'", prefer, ['3']],
    ['fields/Amount gt 1000', prefer, ['1', '3']],
    ["fields/DueDate lt '2026-03-10' and fields/Amount lt 1000", prefer, ['2']],
    ['fields/Disputed eq false', prefer, ['1', '2', '3']],
    ["fields/Created ge '2025-01-01'", {}, ['1', '2', '3']],
    ["fields/Approver eq 'Ada Martin'", prefer, ['1', '2']],
  ])('%s finds %j', async (filter, more, ids) => {
    const { send } = createTestList();
    expect(itemsIn(await send('GET', `/items?$filter=${encodeURIComponent(filter)}`, undefined, more)).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ["$filter=fields/Status eq 'Open'", 400, "Field 'Status' cannot be referenced in filter or orderby as it is not indexed."],
    ['$orderby=fields/Amount desc', 400, "Field 'Amount' cannot be referenced"],
    ["$filter=fields/Nothing eq 'x'", 400, "Field 'Nothing' is not recognized"],
  ])('%s is refused', async (query, status, message) => {
    const { send } = createTestList();
    expect(await send('GET', `/items?${query}`)).toMatchObject({
      status,
      body: { error: { code: 'invalidRequest', message: expect.stringContaining(message) } },
    });
  });

  test(`without an index is refused above ${threshold} items, whatever is preferred; with one it is answered`, async () => {
    const { send, tenant } = createTestList();
    await send('GET', '/items');
    const [list] = [...(tenant.lists?.lists.values() ?? [])];
    const [item] = [...(list?.items.values() ?? [])];
    if (!list || !item) throw new Error('The list of the seed is missing.');
    for (let id = 4; list.items.size <= threshold; id += 1) list.items.set(id, { ...item, id });

    expect(await send('GET', `/items?$filter=fields/Status eq 'Open'`, undefined, prefer)).toMatchObject({
      status: 422,
      body: { error: { code: 'notSupported' } },
    });
    expect(itemsIn(await send('GET', `/items?$filter=fields/Number eq '70003-01'`)).map(({ id }) => id)).toEqual(['3']);
  });
});

describe('what changed', () => {
  test('is told once, page by page, and what is gone by its id', async () => {
    const { send, add, call } = createTestList();
    const rounds = async (start: string): Promise<{ items: Item[]; since: string }> => {
      const items: Item[] = [];
      for (let link = start; ;) {
        const answer = link.startsWith('/')
          ? (await send('GET', link)).body
          : ((await (await call(link.replace(/^https?:\/\/[^/]+/, ''), { as: 'ada Sites.Read.All' })).json()) as Record<string, unknown>);
        items.push(...(answer['value'] as Item[]));
        const since = answer['@odata.deltaLink'];
        if (typeof since === 'string') return { items, since };
        link = String(answer['@odata.nextLink']);
      }
    };
    const first = await rounds('/items/delta?$expand=fields&$top=2');
    await send('PATCH', '/items/2/fields', { Status: 'Paid' });
    await send('DELETE', '/items/1');
    await add({ Title: 'New' });
    const second = await rounds(first.since);

    expect(first.items.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(second.items).toMatchObject([
      { id: '2', fields: { Status: 'Paid' } },
      { id: '1', deleted: { state: 'deleted' } },
      { id: '4', fields: { Title: 'New' } },
    ]);
    expect((await rounds(second.since)).items).toEqual([]);
  });

  test('is told of what was deleted after it was told, also where the first round was not over', async () => {
    const { send, call } = createTestList();
    const first = await send('GET', '/items/delta?$top=2');
    await send('DELETE', '/items/1');
    await send('DELETE', '/items/3');
    const next = String(first.body['@odata.nextLink']).replace(/^https?:\/\/[^/]+/, '');
    const rest = (await (await call(next, { as: 'ada Sites.Read.All' })).json()) as Record<string, unknown>;

    expect(itemsIn(first).map(({ id }) => id)).toEqual(['1', '2']);
    expect((rest['value'] as Item[]).map(({ id, deleted }) => [id, deleted !== undefined])).toEqual([
      ['1', true],
      ['3', true],
    ]);
    expect(rest).toHaveProperty(['@odata.deltaLink']);
  });

  test('is not told by a token of another list, or one that is too old', async () => {
    const { send } = createTestList();
    expect(await send('GET', '/items/delta?token=abc')).toMatchObject({ status: 410, body: { error: { code: 'resyncRequired' } } });
  });
});
