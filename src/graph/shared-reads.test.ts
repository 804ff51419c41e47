import { expect, test } from 'vitest';
import { createSharedReads } from './shared-reads.ts';

test('what is asked several times at the same moment is asked once, and anew afterwards, also where it failed', async () => {
  const reads = createSharedReads();
  let asked = 0;
  const ask = async (): Promise<number> => {
    asked += 1;
    await Promise.resolve();
    if (asked === 2) throw new Error('No.');
    return asked;
  };

  expect(await Promise.all([reads.ask('a', ask), reads.ask('a', ask)])).toEqual([1, 1]);
  const failed = await Promise.allSettled([reads.ask('a', ask), reads.ask('a', ask)]);
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await reads.ask('a', ask)).toBe(3);
  expect(await Promise.all([reads.ask('a', ask), reads.ask('b', async () => 'other')])).toEqual([4, 'other']);
});
