import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { OnbehalfError, type FailureCode } from '../../core/errors.ts';
import { eachRow } from './each-row.ts';

const world = { progress: () => undefined };
const about = { label: 'Working', activity: 'lists.addItems' } as const;

/** What came, and what it ended with. */
async function outcome<T>(results: AsyncIterable<T>): Promise<{ readonly came: T[]; readonly end: unknown }> {
  const came: T[] = [];
  try {
    for await (const result of results) came.push(result);
  } catch (end) {
    return { came, end };
  }
  return { came, end: undefined };
}

test('each row has its own end in their order, whatever order they end in and whichever fail, and equal rows are each done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { minLength: 2, maxLength: 30 }), async (scheduler, fates) => {
      let done = 0;
      const act = async (fails: boolean): Promise<string> => {
        await scheduler.schedule(Promise.resolve());
        done += 1;
        if (fails) throw new OnbehalfError('NOT_FOUND', 'There is none.');
        return 'done';
      };
      const work = outcome(eachRow(world, { ...about, rows: fates }, act));
      await scheduler.waitFor(work);
      const { came, end } = await work;

      expect(done).toBe(fates.length);
      expect(came).toEqual(fates.filter((fails) => !fails).map(() => 'done'));
      const results = fates.map((fails) => (fails ? { error: { code: 'NOT_FOUND' } } : { result: 'done' }));
      const failed = fates.filter(Boolean).length;
      expect(end ?? {}).toMatchObject(failed === 0 ? {} : { code: 'NOT_FOUND', results, details: { failed, of: fates.length } });
    }),
  );
});

test.each<FailureCode>(['PERMISSION_MISSING', 'SIGN_IN_REQUIRED', 'CANCELLED'])(
  '%s of the first is tried with none of the others',
  async (code) => {
    let tried = 0;
    const results = eachRow(world, { ...about, rows: [1, 2, 3] }, () => {
      tried += 1;
      return Promise.reject(new OnbehalfError(code, 'no'));
    });

    expect(await failureOf(outcome(results).then(({ end }) => Promise.reject(end)))).toMatchObject({ code });
    expect(tried).toBe(1);
  },
);

test('no more is begun than some rows ahead of what is taken', async () => {
  let begun = 0;
  const rows = Array.from({ length: 1000 }, (_, index) => index);
  for await (const row of eachRow(world, { ...about, rows }, async (one) => {
    begun += 1;
    return one;
  }))
    if (row === 4) break;

  expect(begun).toBeLessThan(210);
});
