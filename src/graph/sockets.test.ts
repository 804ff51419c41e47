import { EventEmitter, once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { testClient } from '../../test/support/graph-client.ts';
import { bodyOf, loopbackServer } from '../../test/support/loopback-server.ts';

const get = 'GET /me/messages';
const post = 'POST /me/sendMail';

describe('over a socket', () => {
  test('a throttled call is answered after the wait, with its body sent again', async () => {
    const bodies: string[] = [];
    await using server = await loopbackServer(async (request, response) => {
      bodies.push(String(await bodyOf(request)));
      if (bodies.length === 1) response.writeHead(429, { 'retry-after': '3' }).end('{"error":{"code":"TooManyRequests"}}');
      else response.writeHead(202).end();
    });
    const { graph, waits } = testClient([post], { graphUrl: server.origin });

    await expect(graph.call(post, { body: { message: { subject: 'Zoë' } } })).resolves.toBeUndefined();
    expect(bodies).toEqual(Array(2).fill('{"message":{"subject":"Zoë"}}'));
    expect(waits).toEqual([3250]);
  });

  test('a read that is reset, or cut short in its JSON, is made again', async () => {
    let requests = 0;
    await using server = await loopbackServer((request, response) => {
      requests += 1;
      if (requests === 1) request.socket.destroy();
      else if (requests === 2) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"value":[');
        setTimeout(() => request.socket.destroy(), 10);
      } else if (requests === 3) response.end('{"value":[');
      else response.end('{"value":["whole"]}');
    });
    const { graph, events } = testClient([get], { graphUrl: server.origin });

    await expect(graph.list(get).next()).resolves.toEqual({ done: false, value: 'whole' });
    expect(events.map((event) => event.reason)).toEqual(['interrupted', 'interrupted', 'interrupted']);
  });

  test('a message that is reset in the middle is not sent again', async () => {
    let requests = 0;
    await using server = await loopbackServer(async (request) => {
      requests += 1;
      await bodyOf(request);
      request.socket.destroy();
    });
    const { graph } = testClient([post], { graphUrl: server.origin });

    await expect(graph.call(post, { body: {} })).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      remedy: 'Look whether it was done before you try again.',
    });
    expect(requests).toBe(1);
  });

  test.each(['headers', 'body'])('an answer whose %s do not come in time is given up', async (what) => {
    await using server = await loopbackServer((_, response) => {
      if (what === 'body') response.writeHead(200, { 'content-type': 'application/json' }).write('{"value":');
    });
    const { graph, waits } = testClient([get], { graphUrl: server.origin, timeoutMS: 50 });

    await expect(graph.call(get)).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: 'No answer within 0.05 s: mail.test, GET /me/messages.',
    });
    expect(waits).toEqual([]);
  });

  test('a huge error body is read only so far, and its status still counts', async () => {
    let sent = 0;
    await using server = await loopbackServer((_, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      const more = (): void => {
        while (!response.destroyed && sent < 200_000_000) {
          sent += 100_000;
          if (!response.write(Buffer.alloc(100_000, 32))) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    const { graph } = testClient([get], { graphUrl: server.origin });

    await expect(graph.call(get)).rejects.toMatchObject({ code: 'REQUEST_REFUSED', details: { status: 400 } });
    expect(sent).toBeLessThan(50_000_000);
  });

  test('cancelling in the middle of a body closes the connection', async () => {
    const events = new EventEmitter();
    const closed = once(events, 'closed');
    const controller = new AbortController();
    await using server = await loopbackServer((request, response) => {
      request.socket.once('close', () => events.emit('closed'));
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"value":');
      setTimeout(() => controller.abort(), 20);
    });
    const { graph } = testClient([get], { graphUrl: server.origin, useSignal: controller.signal });

    await expect(graph.call(get)).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(closed).resolves.toEqual([]);
  });

  test('a link to another server is not followed, and that server hears nothing', async () => {
    let heard = 0;
    await using other = await loopbackServer((_, response) => {
      heard += 1;
      response.end('{"value":[]}');
    });
    await using server = await loopbackServer((_, response) =>
      response.end(JSON.stringify({ value: [1], '@odata.nextLink': `${other.origin}/v1.0/me/messages` })),
    );
    const { graph } = testClient([get], { graphUrl: server.origin });
    const items = graph.list(get);
    await items.next();

    await expect(items.next()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(heard).toBe(0);
  });
});
