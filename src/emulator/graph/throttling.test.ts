import { describe, expect, test } from 'vitest';
import { createClock } from '../tenant/clock.ts';
import type { GraphFailure, Route } from './route.ts';
import { createTestGraph, type TestGraph } from '../../../test/support/test-graph.ts';
import { createThrottling, defaultLimits, type ThrottledRequest, type ThrottlingLimits } from './throttling.ts';

const permissions = { delegated: ['Mail.Read'], personal: [], application: [], shared: ['Mail.Read'] };

function graphWith(limits: Partial<ThrottlingLimits>, gate: Promise<void> = Promise.resolve()): TestGraph {
  const routes: Route[] = [
    { operation: 'GET /me/messages', permissions, handle: async () => (await gate, { status: 200, body: {} }) },
    { operation: 'POST /me/messages', permissions, handle: () => ({ status: 201 }) },
    { operation: 'GET /organization', permissions, handle: () => ({ status: 200 }) },
  ];
  return createTestGraph({ routes, limits });
}

const as = 'ada Mail.Read';

describe('throttling', () => {
  test('lets so many requests to a mailbox through, then asks for quiet until the window ends', async () => {
    const graph = graphWith({ outlook: { amount: 2, seconds: 600 } });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await graph.call('/v1.0/me/messages', { as })).status);
    graph.tenant.clock.advance(100_500);
    const refused = await graph.call('/v1.0/me/messages', { as });

    expect(statuses).toEqual([200, 200, 429]);
    expect(refused.headers.get('Retry-After')).toBe('500');
    expect(await refused.json()).toMatchObject({
      error: { code: 'ApplicationThrottled', message: 'Application is over its MailboxRequests limit.' },
    });
    graph.tenant.clock.advance(499_500);
    expect((await graph.call('/v1.0/me/messages', { as })).status).toBe(200);
  });

  test('counts each mailbox apart', async () => {
    const graph = graphWith({ outlook: { amount: 1, seconds: 600 } });
    await graph.call('/v1.0/me/messages', { as });

    expect((await graph.call('/v1.0/users/ben@contoso.example/messages', { as })).status).toBe(200);
    expect((await graph.call('/v1.0/users/ada@contoso.example/messages', { as })).status).toBe(429);
  });

  test('counts requests for presence, whomever they are about', async () => {
    const graph = createTestGraph({ limits: { presence: { amount: 2, seconds: 30 } } });
    const status = async (path: string): Promise<number> => (await graph.call(path, { as: 'ada Presence.Read.All User.Read' })).status;

    expect(await status('/v1.0/me/presence')).toBe(200);
    expect(await status('/v1.0/users/ben@contoso.example/presence')).toBe(200);
    expect(await status('/v1.0/me/presence')).toBe(429);
    expect(await status('/v1.0/me')).toBe(200);
    graph.tenant.clock.advance(30_000);
    expect(await status('/v1.0/me/presence')).toBe(200);
  });

  test('counts resource units and requests of OneDrive and SharePoint where it is told to', async () => {
    const limits = { sharePointUnits: { amount: 5, seconds: 60 }, sharePointRequests: { amount: 4, seconds: 300 } };
    const graph = createTestGraph({ limits });
    const ask = async (path: string): Promise<Response> => graph.call(`/v1.0/me/drive/${path}`, { as: 'ada Files.Read' });
    // An item costs one unit, a list two.
    const statuses = [];
    for (const path of ['root', 'root/children', 'root/children', 'root']) statuses.push((await ask(path)).status);
    const refused = await ask('root');

    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(refused.headers.get('Retry-After')).toBe('300');
    expect(await refused.json()).toMatchObject({ error: { code: 'activityLimitReached' } });
    graph.tenant.clock.advance(300_000);
    expect((await ask('root')).status).toBe(200);
  });

  test('says how long with decimals when told so', async () => {
    const graph = graphWith({ outlook: { amount: 0, seconds: 2.128 }, decimalRetryAfter: true });

    expect((await graph.call('/v1.0/me/messages', { as })).headers.get('Retry-After')).toBe('2.128');
  });

  test('answers four requests at once for a mailbox, and the fifth with a refusal', async () => {
    let open = (): void => undefined;
    const graph = graphWith({}, new Promise<void>((resolve) => (open = resolve)));
    const waiting = Array.from({ length: 4 }, () => graph.call('/v1.0/me/messages', { as }));
    const fifth = await graph.call('/v1.0/me/messages', { as });
    open();

    expect(fifth.status).toBe(429);
    expect(await fifth.json()).toMatchObject({
      error: { code: 'ApplicationThrottled', message: 'Application is over its MailboxConcurrency limit.' },
    });
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await graph.call('/v1.0/me/messages', { as })).status).toBe(200);
  });

  test('counts the bytes that are written', async () => {
    const graph = graphWith({ outlookUpload: { amount: 100, seconds: 300 } });
    const post = (size: number): Promise<Response> => graph.call('/v1.0/me/messages', { as, method: 'POST', body: 'x'.repeat(size) });

    expect((await post(60)).status).toBe(201);
    expect((await post(60)).status).toBe(429);
    expect((await graph.call('/v1.0/me/messages', { as })).status).toBe(200);
  });

  test('counts all requests of an application', async () => {
    const graph = graphWith({ application: { amount: 1, seconds: 10 } });
    await graph.call('/v1.0/organization', { as });
    const refused = await graph.call('/v1.0/organization', { as });

    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ error: { code: 'TooManyRequests', message: 'Please retry again later.' } });
  });
});

describe('the counters', () => {
  const mail: ThrottledRequest = { clientId: 'a', service: 'outlook', ownerId: 'ada', bytes: 0 };

  /** What becomes of one request after another: what it is refused for and how long, or nothing. */
  function counters(limits: Partial<ThrottlingLimits>) {
    const clock = createClock(new Date('2026-03-02T09:00:00Z'));
    const throttling = createThrottling(clock, limits);
    const enter = (request: Partial<ThrottledRequest> = {}): string | undefined => {
      try {
        throttling.enter({ ...mail, ...request })();
        return undefined;
      } catch (failure) {
        const { status, message, headers } = failure as GraphFailure;
        return `${status} ${/is over its (\w+) limit/.exec(message)?.[1] ?? message} ${headers['Retry-After']}`;
      }
    };
    return { clock, throttling, enter };
  }

  test('begin with what Microsoft says', () => {
    // https://learn.microsoft.com/graph/throttling-limits
    expect(defaultLimits).toEqual({
      application: { amount: 130_000, seconds: 10 },
      outlook: { amount: 10_000, seconds: 600 },
      outlookConcurrency: 4,
      outlookUpload: { amount: 157_286_400, seconds: 300 },
      presence: { amount: 1500, seconds: 30 },
      decimalRetryAfter: false,
    });
  });

  test.each([
    [60_000, '60'],
    [59_999, '60'],
    [59_000, '59'],
    [1, '1'],
  ])('%i milliseconds before a window ends, the rest is rounded up to seconds', (left, seconds) => {
    const { clock, enter } = counters({ outlook: { amount: 0, seconds: 60 } });
    enter();
    clock.advance(60_000 - left);
    expect(enter()).toBe(`429 MailboxRequests ${seconds}`);
    clock.advance(left);
    expect(enter()).toBe('429 MailboxRequests 60');
  });

  test('have a window each: of an application, of its requests and of its bytes to a mailbox', () => {
    const { clock, enter } = counters({
      application: { amount: 9, seconds: 100 },
      outlook: { amount: 3, seconds: 60 },
      outlookUpload: { amount: 10, seconds: 30 },
    });
    expect([enter({ bytes: 10 }), enter({ bytes: 1 }), enter(), enter()]).toEqual([
      undefined,
      '429 IncomingBytes 30',
      undefined,
      '429 MailboxRequests 60',
    ]);
    expect([enter({ ownerId: 'ben', bytes: 10 }), enter({ clientId: 'b', bytes: 10 })]).toEqual([undefined, undefined]);
    clock.advance(30_000);
    expect(enter({ bytes: 10 })).toBe('429 MailboxRequests 30');
    clock.advance(30_000);
    expect(enter({ bytes: 10 })).toBeUndefined();
    expect([enter({ ownerId: 'ben' }), enter({ ownerId: 'ben' }), enter({ ownerId: 'chloe' })]).toEqual([
      undefined,
      undefined,
      '429 Please retry again later. 40',
    ]);
    expect(enter({ clientId: 'b' })).toBeUndefined();
  });

  test.each<[string, Partial<ThrottledRequest>]>([
    ['the directory', { service: 'directory' }],
    ['what is of no mailbox', { ownerId: undefined }],
  ])('of a mailbox do not count %s', (_, request) => {
    const { enter } = counters({ outlook: { amount: 0, seconds: 60 }, outlookUpload: { amount: 0, seconds: 60 }, outlookConcurrency: 0 });
    expect(enter({ ...request, bytes: 1 })).toBeUndefined();
    expect(enter()).toBe('429 MailboxRequests 60');
  });

  test('of what runs at once go down with every answer, for each application and mailbox apart', () => {
    const { throttling, enter } = counters({ outlookConcurrency: 2 });
    const [first, second] = [throttling.enter(mail), throttling.enter(mail)];
    const full = '429 MailboxConcurrency 1';

    expect([enter(), enter({ ownerId: 'ben' }), enter({ clientId: 'b' })]).toEqual([full, undefined, undefined]);
    first();
    expect(enter()).toBeUndefined();
    const third = throttling.enter(mail);
    expect(enter()).toBe(full);
    for (const done of [second, third]) done();
    const both = [throttling.enter(mail), throttling.enter(mail)];
    expect([both.length, enter()]).toEqual([2, full]);
  });
});
