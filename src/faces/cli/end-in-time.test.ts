import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { endInTime, type EndingOptions } from './end-in-time.ts';

const never = new Promise<never>(() => undefined);

function ending(busy: readonly string[] = []): EndingOptions & { readonly said: string[]; cancel(): void } {
  const controller = new AbortController();
  const said: string[] = [];
  return {
    signal: controller.signal,
    said,
    say: (line) => void said.push(line),
    busyWith: () => busy,
    graceMS: 40,
    cancel: () => controller.abort(),
  };
}

describe('a run', () => {
  test('that ends by itself gives what it gave, and says nothing', async () => {
    const options = ending();

    await expect(endInTime(Promise.resolve(7), options)).resolves.toBe(7);
    await expect(endInTime(Promise.reject(new Error('no')), options)).rejects.toThrow('no');
    expect(options.said).toEqual([]);
    expect(getEventListeners(options.signal, 'abort')).toEqual([]);
  });

  test('that is cancelled and ends at once says nothing more', async () => {
    const options = ending();
    const running = endInTime(new Promise<string>((resolve) => options.signal.addEventListener('abort', () => resolve('closed'))), options);
    options.cancel();

    await expect(running).resolves.toBe('closed');
    expect(options.said).toEqual([]);
  });

  test.each([
    [[], 'Cancelled; the automation waits for something of its own. It is ended in 0.04 s, at once with another Ctrl-C.'],
    [['mail.send'], 'Cancelled; mail.send is still running. It is ended in 0.04 s, at once with another Ctrl-C.'],
    [['mail.list', 'mail.send'], 'Cancelled; mail.list, mail.send are still running. It is ended in 0.04 s, at once with another Ctrl-C.'],
  ])('that is cancelled while it waits (%j) is ended, which is said once before', async (busy, line) => {
    const options = ending(busy);
    const failure = failureOf(endInTime(never, options));
    options.cancel();

    expect(await failure).toMatchObject({ code: 'CANCELLED', message: 'The run was cancelled.', exitStatus: 130 });
    expect(options.said).toEqual([line]);
  });

  test('that begins after it was cancelled is ended as well', async () => {
    const options = ending();
    options.cancel();

    expect(await failureOf(endInTime(never, options))).toMatchObject({ code: 'CANCELLED' });
  });
});
