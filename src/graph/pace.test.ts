import { describe, expect, test } from 'vitest';
import { fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';
import { createPace } from './pace.ts';

const answer = (status: number, headers: Record<string, string> = {}) =>
  ({ kind: 'answer', status, headers: new Headers(headers), body: undefined }) as const;
const nearlyOut = (remaining: number) =>
  answer(200, { 'RateLimit-Limit': '1000', 'RateLimit-Remaining': String(remaining), 'RateLimit-Reset': '10' });

describe('a lane', () => {
  test('is held for as long as a refusal asks, the longest counts, and others are not', () => {
    const pace = createPace({ ceilingMS: 30_000 });
    pace.heed('a', answer(429), 3000, 0);
    pace.heed('a', answer(429), 1000, 500);

    expect(pace.heldUntil('a', 2999)?.until).toBe(3000);
    expect(pace.heldUntil('b', 0)).toBeUndefined();
    expect(pace.heldUntil('a', 3000)).toBeUndefined();
  });

  test('goes on when somebody waited for it, and not for less', () => {
    const pace = createPace({ ceilingMS: 30_000 });
    pace.heed('a', answer(429), 3000, 0);
    pace.release('a', 2000);
    expect(pace.heldUntil('a', 0)?.until).toBe(3000);
    pace.release('a', 3000);

    expect(pace.heldUntil('a', 0)).toBeUndefined();
  });

  test.each([
    ['much is left', 500, [0, 0, 0]],
    ['a tenth is left', 100, [100, 200, 300]],
    ['nothing is left', 0, [10_000, 20_000, 30_000]],
  ])('takes turns of its requests where %s, until all is there again', (_, remaining, turns) => {
    const pace = createPace({ ceilingMS: 30_000 });
    pace.heed('files', nearlyOut(remaining), undefined, 0);

    expect(turns.map(() => pace.takeTurn('files', 0))).toEqual(turns);
    expect(pace.takeTurn('files', 10_000)).toBe(0);
  });
});

describe('a client', () => {
  test('that is told to wait keeps all calls to that mailbox waiting, once, and none to another service', async () => {
    const { fetch, seen } = fakeFetch((_, number) =>
      number === 1 ? refusal(429, 'ApplicationThrottled', { 'Retry-After': '7' }) : Response.json({}),
    );
    const { graph, waits } = testClient(['POST /me/sendMail', 'GET /me/drive'], { fetch, retry: { attempts: 1 } });
    await expect(graph.call('POST /me/sendMail')).rejects.toMatchObject({ code: 'THROTTLED' });

    await graph.call('GET /me/drive');
    expect(waits).toEqual([]);
    await graph.call('POST /me/sendMail');
    await graph.call('POST /me/sendMail');
    expect(waits).toEqual([7000]);
    expect(seen).toHaveLength(4);
  });

  test('that is told to wait for longer than it has patience sends nothing more, and says what was asked', async () => {
    const { fetch, seen } = fakeFetch(() => refusal(429, 'ApplicationThrottled', { 'Retry-After': '900' }));
    const { graph } = testClient(['POST /me/sendMail'], { fetch });
    await expect(graph.call('POST /me/sendMail')).rejects.toMatchObject({ code: 'THROTTLED' });

    await expect(graph.call('POST /me/sendMail')).rejects.toMatchObject({ code: 'THROTTLED', details: { status: 429 } });
    expect(seen).toHaveLength(1);
  });
});
