import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walk } from './walk.ts';

interface Item {
  readonly id: string;
  moment: number;
}

/** A list that pages as Outlook does: "skip the first n" of whatever is there at that moment. */
function listOf(items: readonly Item[], pageSize: number) {
  return async function* list(from = -Infinity, _?: AbortSignal, first = 0): AsyncGenerator<Item, void, void> {
    for (let skip = first; ; skip += pageSize) {
      const there = items.filter(({ moment }) => moment >= from).toSorted((a, b) => a.moment - b.moment);
      // What comes is a copy: it does not change when the thing does.
      for (const item of there.slice(skip, skip + pageSize)) yield { ...item };
      if (there.length <= skip + pageSize) return;
    }
  };
}

const moments = fc.array(fc.nat({ max: 30 }), { maxLength: 60 });
const deeds = fc.infiniteStream(fc.constantFrom('leave', 'delete', 'later', 'much later', 'earlier'));

test('gives each item once, whatever is done with those that were given', async () => {
  await fc.assert(
    fc.asyncProperty(moments, deeds, fc.integer({ min: 1, max: 7 }), async (times, done, pageSize) => {
      const items = times.map((moment, index): Item => ({ id: `item ${index}`, moment }));
      const there = [...items];
      const given: string[] = [];
      const course = { pageSize, list: listOf(there, pageSize), momentOf: (item: Item) => item.moment, idOf: (item: Item) => item.id };
      for await (const { id } of walk({ ...course, itemsMove: true })) {
        given.push(id);
        const index = there.findIndex((one) => one.id === id);
        const [deed, item] = [done.next().value, there[index]];
        if (deed === 'delete') there.splice(index, 1);
        if (item && deed === 'later') item.moment += 3;
        if (item && deed === 'much later') item.moment += 40;
        if (item && deed === 'earlier') item.moment -= 5;
      }

      expect(given.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
    }),
    { numRuns: 500 },
  );
});

test('gives each item once where they only go away, and remembers the last moment alone', async () => {
  await fc.assert(
    fc.asyncProperty(moments, deeds, fc.integer({ min: 1, max: 7 }), async (times, done, pageSize) => {
      const items = times.map((moment, index): Item => ({ id: `item ${index}`, moment }));
      const there = [...items];
      const given: string[] = [];
      const course = { pageSize, list: listOf(there, pageSize), momentOf: (item: Item) => item.moment, idOf: (item: Item) => item.id };
      for await (const { id } of walk({ ...course, itemsMove: false })) {
        given.push(id);
        if (done.next().value === 'delete')
          there.splice(
            there.findIndex((one) => one.id === id),
            1,
          );
      }

      expect(given.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
    }),
    { numRuns: 500 },
  );
});

test('asks as often as there are pages where nothing stands at the same moment, and once more for the end', async () => {
  const items = Array.from({ length: 100 }, (_, index): Item => ({ id: `item ${index}`, moment: index }));
  let asked = 0;
  const list = (from: number | undefined) => {
    asked += 1;
    return listOf(items, 10)(from === undefined ? undefined : from + 1);
  };
  for await (const _ of walk({ pageSize: 10, list, momentOf: (item) => item.moment, idOf: (item) => item.id, itemsMove: true })) void _;

  expect(asked).toBe(11);
});

test('asks for the next page while one is gone through, from the second on, never for more, and for none where items move', async () => {
  const items = Array.from({ length: 20 }, (_, moment): Item => ({ id: `item ${moment}`, moment }));
  const asked = async (itemsMove: boolean) => {
    const pages: AbortSignal[] = [];
    const counts: number[] = [];
    const list = (from: number | undefined, signal: AbortSignal) => {
      pages.push(signal);
      return listOf(items, 5)(from);
    };
    const course = { pageSize: 5, list, momentOf: (item: Item) => item.moment, idOf: (item: Item) => item.id, itemsMove };
    for await (const { id } of walk(course)) {
      counts.push(pages.length);
      if (id === 'item 11') break;
    }
    return { counts, isStopped: pages.every(({ aborted }) => aborted) };
  };

  // A page begins with what was given already: the item of the last moment.
  expect(await asked(false)).toEqual({ counts: [1, 1, 1, 1, 1, 3, 3, 3, 3, 4, 4, 4], isStopped: true });
  expect((await asked(true)).counts).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3]);
});

test('asks for as many pages as there are where all stand at one moment, and for two more where some of them went away', async () => {
  const there = Array.from({ length: 300 }, (_, index): Item => ({ id: `item ${index}`, moment: 1 }));
  const pages: number[] = [];
  const list = async function* (from: number | undefined, signal: AbortSignal, skip: number): AsyncGenerator<Item, void, void> {
    let count = 0;
    for await (const item of listOf(there, 10)(from, signal, skip)) {
      if (count % 10 === 0) pages.push(skip + count);
      count += 1;
      yield item;
    }
  };
  const course = { pageSize: 10, list, momentOf: (item: Item) => item.moment, idOf: (item: Item) => item.id, itemsMove: false };
  const given: string[] = [];
  for await (const { id } of walk(course)) given.push(id);

  expect(given).toEqual(there.map(({ id }) => id));
  // The first of each page but the first one was given before: nine are new.
  expect(pages).toEqual([0, ...Array.from({ length: 33 }, (_, page) => 9 + page * 9)]);

  pages.length = 0;
  given.length = 0;
  for await (const { id } of walk(course)) {
    given.push(id);
    if (given.length === 150) there.splice(0, 150);
  }
  expect(given).toHaveLength(300);
  expect(pages.filter((first) => first === 0)).toHaveLength(3);
});
