import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { OnbehalfError } from '../core/errors.ts';
import { withDeadline } from './deadline.ts';
import { sleep } from './sleep.ts';

const never = (): Promise<never> => new Promise(() => {});
const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

describe('a time limit', () => {
  test('lets work that is in time pass, and leaves nothing behind', async () => {
    const { signal } = new AbortController();
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

    const result = await withDeadline({ signal, timeoutMS: 60_000, what: 'work' }, async () => 'done');

    expect(result).toBe('done');
    expect(listeners(signal)).toBe(0);
    // Timers of other tests in this thread may end meanwhile; a timer of ours would be one more.
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBeLessThanOrEqual(timers);
  });

  test('says of what must not be done twice that it may have been done', async () => {
    const what = 'mail.send, POST /me/sendMail';

    await expect(withDeadline({ signal: undefined, timeoutMS: 10, what, isOnce: true }, never)).rejects.toMatchObject({
      message: `No answer within 0.01 s: ${what}. It may have been done all the same.`,
      remedy: 'Look whether it was done before you try again.',
    });
  });

  test('ends work that does not heed its signal, and aborts that signal', async () => {
    let inner: AbortSignal | undefined;
    const work = withDeadline({ signal: undefined, timeoutMS: 10, what: 'mail.list, GET /me/messages' }, (signal) => {
      inner = signal;
      return never();
    });

    await expect(work).rejects.toMatchObject({ code: 'TIMED_OUT', message: 'No answer within 0.01 s: mail.list, GET /me/messages.' });
    expect(inner?.aborted).toBe(true);
  });

  test('ends with what the work throws, and leaves nothing behind', async () => {
    const { signal } = new AbortController();
    const mistake = new Error('a mistake');

    await expect(withDeadline({ signal, timeoutMS: 60_000, what: 'work' }, () => Promise.reject(mistake))).rejects.toBe(mistake);
    expect(listeners(signal)).toBe(0);
  });

  test('hands the reason on to the work', async () => {
    let inner: AbortSignal | undefined;
    const work = withDeadline({ signal: undefined, timeoutMS: 1500, what: 'work' }, (signal) => {
      inner = signal;
      return never();
    });
    const error: unknown = await work.catch((reason: unknown) => reason);

    expect(error).toMatchObject({ message: 'No answer within 1.5 s: work.' });
    expect(inner?.reason).toBe(error);
  });

  test('may be longer than a timer can be', async () => {
    const result = withDeadline({ signal: undefined, timeoutMS: Number.POSITIVE_INFINITY, what: 'work' }, async () => {
      await sleep(5);
      return 'done';
    });

    await expect(result).resolves.toBe('done');
  });
});

describe('a signal', () => {
  test('cancels work that has begun, and keeps work from beginning', async () => {
    const controller = new AbortController();
    const begun = withDeadline({ signal: controller.signal, timeoutMS: 60_000, what: 'work' }, never);
    controller.abort();
    const work = vi.fn<() => Promise<void>>();

    await expect(begun).rejects.toMatchObject({ code: 'CANCELLED', message: 'Cancelled: work.' });
    await expect(withDeadline({ signal: controller.signal, timeoutMS: 60_000, what: 'work' }, work)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(work).not.toHaveBeenCalled();
    expect(listeners(controller.signal)).toBe(0);
  });

  test('that gives a reason of ours ends work with that', async () => {
    const reason = new OnbehalfError('TIMED_OUT', 'The run took too long.');

    await expect(withDeadline({ signal: AbortSignal.abort(reason), timeoutMS: 1, what: 'work' }, never)).rejects.toBe(reason);
  });
});
