import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sleep } from './sleep.ts';

describe('sleep', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('ends on time and lets go of the signal', async () => {
    const { signal } = new AbortController();
    const nap = sleep(1000, signal);
    await vi.advanceTimersByTimeAsync(1000);

    await expect(nap).resolves.toBeUndefined();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('ends at once when it is cancelled, before or during', async () => {
    const controller = new AbortController();
    const nap = sleep(1000, controller.signal);
    controller.abort('enough');

    await expect(nap).rejects.toBe('enough');
    await expect(sleep(1000, controller.signal)).rejects.toBe('enough');
    expect(vi.getTimerCount()).toBe(0);
  });
});
