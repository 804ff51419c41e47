import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merge } from './merge.ts';

async function* sequence(numbers: readonly number[], ended: { count: number }): AsyncGenerator<number, void, void> {
  try {
    yield* numbers;
  } finally {
    ended.count += 1;
  }
}

describe('merging', () => {
  test('sorted sequences gives one sorted sequence of all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer())), async (lists) => {
        const sorted = lists.map((list) => list.sort((a, b) => a - b));
        const merged: number[] = [];
        for await (const number of merge(
          sorted.map((list) => sequence(list, { count: 0 })),
          (a, b) => a < b,
        ))
          merged.push(number);
        expect(merged).toEqual(sorted.flat().sort((a, b) => a - b));
      }),
    );
  });

  test('ends every sequence when the reader stops', async () => {
    const ended = { count: 0 };
    for await (const number of merge([sequence([1, 4], ended), sequence([2, 3], ended)], (a, b) => a < b)) if (number === 2) break;
    expect(ended.count).toBe(2);
  });
});
