import { describe, expect, test } from 'vitest';
import type { Route } from './route.ts';
import { createTestGraph, type TestGraph } from '../../../test/support/test-graph.ts';
import type { ThrottlingLimits } from './throttling.ts';

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
