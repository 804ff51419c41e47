import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { shareWork } from './shared-work.ts';

function endless(seen: { cancelled: boolean }): (signal: AbortSignal) => Promise<never> {
  return (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        seen.cancelled = true;
        reject(signal.reason);
      });
    });
}

test('all who join get the same result of one run', async () => {
  let runs = 0;
  const work = shareWork(async () => (runs += 1));

  expect(await Promise.all([work.join(), work.join(), work.join()])).toEqual([1, 1, 1]);
});

test('one who gives up is free at once; the work goes on for the others', async () => {
  const seen = { cancelled: false };
  const work = shareWork(endless(seen));
  const controller = new AbortController();
  const stays = work.join().catch(() => undefined);
  const leaves = work.join(controller.signal);
  controller.abort();

  await expect(leaves).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(seen.cancelled).toBe(false);
  expect(work.isAbandoned()).toBe(false);
  void stays;
});

test('when the last one gives up the work is cancelled, and nobody is left to hear of it', async () => {
  const seen = { cancelled: false };
  const work = shareWork(endless(seen));
  const controller = new AbortController();
  const waiting = [work.join(controller.signal), work.join(controller.signal)];
  controller.abort();

  expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(seen.cancelled).toBe(true);
  expect(work.isAbandoned()).toBe(true);
});

test('work that has ended is not abandoned, however it ended', async () => {
  const done = shareWork(async () => 1);
  const failed = shareWork(async () => {
    throw new Error('no');
  });
  await done.join();

  await expect(failed.join()).rejects.toThrow('no');
  expect([done.isAbandoned(), failed.isAbandoned()]).toEqual([false, false]);
});

test('waiting for the end does not keep the work going', async () => {
  const seen = { cancelled: false };
  const work = shareWork(endless(seen));
  const controller = new AbortController();
  const end = work.ended().catch(() => 'ended');
  const joined = work.join(controller.signal).catch(() => 'left');
  controller.abort();

  expect(await Promise.all([end, joined])).toEqual(['ended', 'left']);
  expect(seen.cancelled).toBe(true);
});

test('whoever has an answer listens no longer for being cancelled', async () => {
  const { signal } = new AbortController();
  await shareWork(async () => 1).join(signal);
  await expect(
    shareWork(async () => {
      throw new Error('no');
    }).join(signal),
  ).rejects.toThrow('no');
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
