import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageSizeFor, take, top } from './take.ts';

async function* counting(): AsyncGenerator<number, void, void> {
  for (let count = 0; count < 7; count += 1) yield count;
}

test.each([
  [undefined, 7],
  [0, 7],
  [-3, 7],
  [1, 1],
  [6, 6],
  [7, 7],
  [8, 7],
])('of seven, %s wanted are %i', async (wanted, given) => {
  const taken: number[] = [];
  for await (const one of take(counting(), top.parse(wanted))) taken.push(one);

  expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6].slice(0, given));
});

test('takes no more from what it reads than it gives', async () => {
  const source = counting();
  for await (const _ of take(source, 2)) void _;

  expect((await source.next()).done).toBe(true);
});

test('a page has as many as are wanted, the largest one where that is all or more', () => {
  fc.assert(
    fc.property(fc.option(fc.integer(), { nil: undefined }), fc.integer({ min: 1, max: 999 }), (wanted, largest) => {
      const size = pageSizeFor(wanted, largest);
      expect(size).toBe(wanted === undefined || wanted <= 0 || wanted > largest ? largest : wanted);
    }),
  );
});

test.each([1.5, '3', Number.NaN])('%s is no number of results', (wanted) => {
  expect(top.safeParse(wanted).success).toBe(false);
});
