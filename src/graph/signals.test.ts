import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { withDeadline } from './deadline.ts';
import { linkSignals, withSignals } from './signals.ts';

const never = (): Promise<never> => new Promise(() => {});
const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

describe('a signal', () => {
  test.each([0, 1])('of several (number %i) ends the work, and none keeps a listener', async (which) => {
    const controllers = [new AbortController(), new AbortController()];
    const signals = controllers.map(({ signal }) => signal);
    const work = withSignals(signals, (signal) => withDeadline({ signal, timeoutMS: 60_000, what: 'work' }, never));
    controllers[which]?.abort();

    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(signals.map(listeners)).toEqual([0, 0]);
  });

  test('that is aborted already counts among several', async () => {
    const signals = [new AbortController().signal, AbortSignal.abort()];

    await expect(withSignals(signals, async (signal) => signal?.aborted)).resolves.toBe(true);
  });

  test('of several gives its reason, whichever it is, and letting go comes only at the end', async () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const { signal, unlink } = linkSignals([one.signal, undefined, other.signal]);
    expect([listeners(one.signal), listeners(other.signal)]).toEqual([1, 1]);
    expect(signal?.aborted).toBe(false);
    other.abort('enough');
    expect([signal?.aborted, signal?.reason]).toEqual([true, 'enough']);
    unlink();

    expect([listeners(one.signal), listeners(other.signal)]).toEqual([0, 0]);
    expect(linkSignals([one.signal, AbortSignal.abort('before')]).signal?.reason).toBe('before');
  });

  test('that is let go of ends nothing any more', () => {
    const controller = new AbortController();
    const { signal, unlink } = linkSignals([controller.signal, new AbortController().signal]);
    unlink();
    controller.abort();

    expect(signal?.aborted).toBe(false);
  });

  test('that work fails under is let go of', async () => {
    const signals = [new AbortController().signal, new AbortController().signal];

    await expect(withSignals(signals, () => Promise.reject(new Error('a mistake')))).rejects.toThrow('a mistake');
    expect(signals.map(listeners)).toEqual([0, 0]);
  });

  test('alone, or none, is handed on as it is', async () => {
    const { signal } = new AbortController();

    await expect(withSignals([undefined, signal], async (given) => given)).resolves.toBe(signal);
    await expect(withSignals([undefined, undefined], async (given) => given)).resolves.toBeUndefined();
  });
});
