import { describe, expect, test } from 'vitest';
import { brokenConnection, fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';

const ok = (body: unknown = { id: '1' }): Response => Response.json(body);

describe('another try', () => {
  test('comes after what Retry-After asks, one id for all tries, and is told of', async () => {
    const { fetch, seen } = fakeFetch((_, number) => (number < 3 ? refusal(429, 'ApplicationThrottled', { 'Retry-After': '2.5' }) : ok()));
    const { graph, waits, events } = testClient(['POST /me/sendMail'], { fetch });
    await graph.call('POST /me/sendMail', { body: {} });

    expect(waits).toEqual([2750, 3000]);
    expect(new Set(seen.map(({ headers }) => headers.get('client-request-id'))).size).toBe(1);
    expect(events).toEqual([
      {
        type: 'waiting',
        activity: 'mail.test',
        operation: 'POST /me/sendMail',
        reason: 'throttled',
        seconds: 2.75,
        attempt: 1,
        attempts: 5,
      },
      { type: 'waiting', activity: 'mail.test', operation: 'POST /me/sendMail', reason: 'throttled', seconds: 3, attempt: 2, attempts: 5 },
    ]);
  });

  test('ends after five tries', async () => {
    const { fetch, seen } = fakeFetch(() => refusal(503, 'serviceNotAvailable'));
    const { graph, waits } = testClient(['GET /me'], { fetch });

    await expect(graph.call('GET /me')).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { attempts: 5, waitedSeconds: 4.2 } });
    expect(seen).toHaveLength(5);
    expect(waits).toEqual([350, 600, 1100, 2100]);
  });

  test('is not waited for longer than the total allows', async () => {
    const { fetch, seen } = fakeFetch(() => refusal(429, 'TooManyRequests', { 'Retry-After': '3600' }));
    const { graph, waits } = testClient(['GET /me'], { fetch });

    await expect(graph.call('GET /me')).rejects.toMatchObject({ code: 'THROTTLED', details: { retryAfterSeconds: 3600 } });
    expect(seen).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test('has as many tries and as much time as was set', async () => {
    const { fetch, seen } = fakeFetch(() => refusal(503, 'serviceNotAvailable'));
    const { graph } = testClient(['GET /me'], { fetch, retry: { attempts: 2 } });

    await expect(graph.call('GET /me')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(seen).toHaveLength(2);
  });

  test('of an event that has a name comes after a connection that broke, and of one without does not', async () => {
    const { fetch, seen } = fakeFetch((_, number) => (number === 1 ? Promise.reject(brokenConnection('ECONNRESET')) : ok()));
    const { graph } = testClient(['POST /me/events'], { fetch });
    await graph.call('POST /me/events', { body: { subject: 'Lunch', transactionId: 'T1' } });
    expect(seen).toHaveLength(2);

    const other = fakeFetch(() => Promise.reject(brokenConnection('ECONNRESET')));
    const unnamed = testClient(['POST /me/events'], { fetch: other.fetch });
    await expect(unnamed.graph.call('POST /me/events', { body: { subject: 'Lunch' } })).rejects.toMatchObject({ code: 'NETWORK_FAILED' });
    expect(other.seen).toHaveLength(1);
  });

  test('of a message to send comes when the connection never stood', async () => {
    const { fetch } = fakeFetch((_, number) => (number === 1 ? Promise.reject(brokenConnection('ECONNREFUSED')) : ok()));
    const { graph, waits } = testClient(['POST /me/sendMail'], { fetch });
    await graph.call('POST /me/sendMail', { body: {} });

    expect(waits).toHaveLength(1);
  });

  test.each([
    ['the connection broke', () => Promise.reject(brokenConnection('ECONNRESET')), 'NETWORK_FAILED'],
    ['a gateway gave up', () => refusal(504, 'UnknownError', { 'Retry-After': '1' }), 'UNAVAILABLE'],
    ['a gateway was answered wrongly', () => refusal(502, 'BadGateway'), 'UNAVAILABLE'],
    ['the service failed', () => refusal(500, 'InternalServerError'), 'UNAVAILABLE'],
    ['the service is down', () => refusal(503, 'serviceNotAvailable'), 'UNAVAILABLE'],
    ['the service is down and names a time', () => refusal(503, 'serviceNotAvailable', { 'Retry-After': '1' }), 'UNAVAILABLE'],
    ['the answer was cut short', () => new Response('{"id":', { status: 201 }), 'NETWORK_FAILED'],
  ])('of a message to send does not come when %s: it could be sent twice', async (_, answer, code) => {
    const { fetch, seen } = fakeFetch(answer);
    const { graph } = testClient(['POST /me/sendMail'], { fetch });

    await expect(graph.call('POST /me/sendMail', { body: {} })).rejects.toMatchObject({
      code,
      message: expect.stringContaining('It may have been done all the same.'),
      remedy: 'Look whether it was done before you try again.',
    });
    expect(seen).toHaveLength(1);
  });

  test('of a deletion that finds nothing any more is a success', async () => {
    const { fetch } = fakeFetch((_, number) =>
      number === 1 ? Promise.reject(brokenConnection('ECONNRESET')) : refusal(404, 'ErrorItemNotFound'),
    );
    const { graph } = testClient(['DELETE /me/messages/{id}/attachments/{attachment}'], { fetch });

    await expect(
      graph.call('DELETE /me/messages/{id}/attachments/{attachment}', { params: { id: '1', attachment: '2' } }),
    ).resolves.toBeUndefined();
  });
});

describe('a turn that comes later', () => {
  const about = { type: 'pacing', activity: 'mail.test', operation: 'GET /me/drive' };

  test('is told of where little is left of what the service allows', async () => {
    const left = { 'RateLimit-Limit': '1200', 'RateLimit-Remaining': '5', 'RateLimit-Reset': '10' };
    const { fetch } = fakeFetch(() => Response.json({ id: '1' }, { headers: left }));
    const { graph, events, waits } = testClient(['GET /me/drive'], { fetch });
    await graph.call('GET /me/drive');
    await graph.call('GET /me/drive');

    expect(events).toEqual([{ ...about, reason: 'spread', seconds: 2 }]);
    expect(waits).toEqual([2000]);
  });

  test('is told of where a call before was asked to wait', async () => {
    const { fetch } = fakeFetch((_, number) => (number === 1 ? refusal(429, 'TooManyRequests', { 'Retry-After': '3' }) : ok()));
    const { graph, events } = testClient(['GET /me/drive'], { fetch, retry: { attempts: 1 } });
    await expect(graph.call('GET /me/drive')).rejects.toMatchObject({ code: 'THROTTLED' });
    await graph.call('GET /me/drive');

    expect(events).toEqual([{ ...about, reason: 'held', seconds: 3 }]);
  });
});
