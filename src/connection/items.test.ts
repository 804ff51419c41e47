import { expect, test } from 'vitest';
import { itemsOf } from './items.ts';

const counting = (done: number[]) =>
  itemsOf(async function* () {
    for (const item of [1, 2, 3]) {
      done.push(item);
      yield item;
    }
  });

test('nothing is done before the first item is wanted, and no more than is wanted', async () => {
  const done: number[] = [];
  const items = counting(done);
  expect(done).toEqual([]);
  for await (const item of items) if (item === 2) break;

  expect(done).toEqual([1, 2]);
});

test('who only waits for the work has it done, and gets all of it', async () => {
  const done: number[] = [];

  expect([await counting(done), done]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ]);
  expect(await counting([]).all()).toEqual([1, 2, 3]);
});

test('who waits is told what went wrong', async () => {
  const items = itemsOf(async function* () {
    yield 1;
    throw new Error('gone');
  });

  await expect(items).rejects.toThrow('gone');
  await expect(items.all()).rejects.toThrow('gone');
});
