import { describe, expect, test } from 'vitest';
import { createPatience, type PatiencePorts } from './patience.ts';
import { defaultRetry } from './retry.ts';
import type { TransportEvent } from './transport-event.ts';

const call = { activity: 'mail.test', operation: 'GET /me', clientRequestId: 'client-1' };

/** A patience whose clock moves by what it waits, and by `workMS` for each try. */
function patienceWith(ports: Partial<PatiencePorts> = {}, workMS = 0) {
  let time = 0;
  const waits: number[] = [];
  const events: TransportEvent[] = [];
  const patience = createPatience(
    {
      retry: defaultRetry,
      now: () => new Date(time),
      random: () => 0,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        time += milliseconds + workMS;
      },
      notify: (event) => events.push(event),
      ...ports,
    },
    call,
    undefined,
  );
  return { patience, waits, events };
}

describe('patience', () => {
  test('counts its tries and what was waited and asked for', async () => {
    const { patience, waits, events } = patienceWith();
    expect(patience.tries).toEqual({ attempts: 1, waitedMS: 0, askedMS: undefined, inDoubt: false });
    await expect(patience.wait('throttled', 2000)).resolves.toBe(true);
    expect(patience.tries).toEqual({ attempts: 2, waitedMS: 2000, askedMS: 2000, inDoubt: false });
    await expect(patience.wait('interrupted', undefined)).resolves.toBe(true);

    expect(patience.tries).toEqual({ attempts: 3, waitedMS: 2100, askedMS: undefined, inDoubt: true });
    expect(waits).toEqual([2000, 100]);
    expect(events).toEqual([
      { type: 'waiting', activity: 'mail.test', operation: 'GET /me', reason: 'throttled', seconds: 2, attempt: 1, attempts: 5 },
      { type: 'waiting', activity: 'mail.test', operation: 'GET /me', reason: 'interrupted', seconds: 0.1, attempt: 2, attempts: 5 },
    ]);
  });

  test.each([1, 2, 5])('of %i tries waits one time less', async (attempts) => {
    const { patience, waits, events } = patienceWith({ retry: { ...defaultRetry, attempts } });
    while (await patience.wait('unavailable', undefined));

    expect(waits).toHaveLength(attempts - 1);
    expect(events).toHaveLength(attempts - 1);
    expect(patience.tries.attempts).toBe(attempts);
  });

  test.each([
    [5000, 0, [true]],
    [5001, 0, [false]],
    [2500, 0, [true, true]],
    [2500, 1, [true, false]],
  ])('of 5 s, asked for %i ms, with %i ms of work in between: %j', async (asked, work, expected) => {
    const { patience } = patienceWith({ retry: { ...defaultRetry, totalMS: 5000 } }, work);
    const ends = [];
    for (const _ of expected) ends.push(await patience.wait('throttled', asked));

    expect(ends).toEqual(expected);
    expect(patience.tries.askedMS).toBe(asked);
  });

  test('ends with what sleeping throws, and as cancelled when it was', async () => {
    const mistake = new Error('a mistake of the sleep that was handed in');
    const broken = patienceWith({ sleep: () => Promise.reject(mistake) }).patience;
    await expect(broken.wait('throttled', 1)).rejects.toBe(mistake);
    expect(broken.tries).toMatchObject({ attempts: 1, waitedMS: 0 });

    const ports: PatiencePorts = { retry: defaultRetry, now: () => new Date(0) };
    const signal = AbortSignal.abort();
    await expect(createPatience(ports, call, signal).wait('throttled', 60_000)).rejects.toMatchObject({
      code: 'CANCELLED',
      message: 'Cancelled: mail.test, GET /me.',
    });
  });
});
