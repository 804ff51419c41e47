import { expect, test } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { cloudWithLists, invoices, scopeOnLists, sendAs } from './scene.ts';

/** More than SharePoint looks at without an index. */
const there = 5400;
const added = 600;
const all = Array.from({ length: there + added }, (_, index) => index);
const rowOf = (index: number) => ({ Title: `Item ${index}`, Code: `C${index % 1000}`, Rest: index % 7 });

/** A list that large: most of it is put into the tenant, the rest added by the activity that adds many. */
async function largeList() {
  const cloud = await cloudWithLists();
  const columns = [
    { name: 'Code', text: {}, indexed: true },
    { name: 'Rest', number: {} },
  ];
  await sendAs(cloud, 'POST', '', { displayName: 'Large', list: { template: 'genericList' }, columns });
  await sendAs(cloud, 'POST', '/Large/items', { fields: rowOf(0) });
  const list = [...(cloud.emulator.tenant.lists?.lists.values() ?? [])].find(({ displayName }) => displayName === 'Large');
  const first = list?.items.get(1);
  if (!list || !first) throw new Error('The list was not made.');
  for (let index = 1; index < there; index += 1)
    list.items.set(index + 1, { ...first, id: index + 1, values: rowOf(index), change: index + 1 });
  Object.assign(list, { nextId: there + 1, change: there });
  const scope = await scopeOnLists(cloud);
  return {
    cloud,
    scope,
    place: { site: invoices.site, list: 'Large' },
    async [Symbol.asyncDispose]() {
      await scope[Symbol.asyncDispose]();
      await cloud[Symbol.asyncDispose]();
    },
  };
}

test(
  'in a list of 6,000 items many are added in order, filters and orders leave nothing out, and one deletes while going through it',
  { timeout: 120_000 },
  async () => {
    await using large = await largeList();
    const { cloud, scope, place } = large;
    const requests = (): number => cloud.emulator.requests.list().filter(({ isBatchMember }) => !isBatchMember).length;

    const results = await scope.lists.addItems({ ...place, items: all.slice(there).map(rowOf) }).all();
    expect(results.map(({ fields }) => fields['Title'])).toEqual(all.slice(there).map((index) => `Item ${index}`));
    expect(new Set(results.map(({ id }) => id)).size).toBe(added);
    expect(requests()).toBeLessThanOrEqual(2 + 2 * (added / 20));

    cloud.emulator.requests.clear();
    const indexed = await scope.lists.items({ ...place, query: "fields/Code eq 'C77' and fields/Rest ge 3" }).all();
    expect(requests()).toBeLessThanOrEqual(3);
    expect(indexed.map(({ fields }) => fields['Title'])).toEqual(
      all.filter((index) => index % 1000 === 77 && index % 7 >= 3).map((index) => `Item ${index}`),
    );

    // Without an index SharePoint refuses; nothing is left out, and nothing fails.
    const slow = await scope.lists.items({ ...place, filter: { conditions: [{ column: 'Rest', operator: 'equals', value: 6 }] } }).all();
    expect(slow).toHaveLength(all.filter((index) => index % 7 === 6).length);

    const sorted = await scope.lists.items({ ...place, orderBy: 'Rest', descending: true, top: 3, columns: ['Rest'] }).all();
    expect(sorted.map(({ fields }) => fields['Rest'])).toEqual([6, 6, 6]);

    const refusal = await failureOf(scope.lists.items({ ...place, query: "endswith(fields/Title,'9') or fields/Rest eq 1" }).all());
    expect(refusal).toMatchObject({ code: 'INPUT_INVALID', fields: [{ field: 'query' }] });
    expect(refusal.message).toContain('Make an index on them');

    const came: string[] = [];
    for await (const { item } of scope.lists.forEachItem({ ...place, columns: ['Title'] })) {
      came.push(item.id);
      // What came, in the middle of a page: all that follows moves up.
      if (came.length % 1700 === 0) await scope.lists.deleteItem({ ...place, item: came.slice(-200) });
    }
    expect(new Set(came).size).toBe(all.length);
    expect(await scope.lists.items({ ...place, columns: ['Title'] }).all()).toHaveLength(all.length - 3 * 200);
  },
);
