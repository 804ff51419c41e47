import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { withDeadline } from './deadline.ts';
import { withSignals } from './signals.ts';

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

  test('alone, or none, is handed on as it is', async () => {
    const { signal } = new AbortController();

    await expect(withSignals([undefined, signal], async (given) => given)).resolves.toBe(signal);
    await expect(withSignals([undefined, undefined], async (given) => given)).resolves.toBeUndefined();
  });
});
