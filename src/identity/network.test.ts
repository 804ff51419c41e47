import { expect, test } from 'vitest';
import type { Fetch } from '../core/ports.ts';
import { createNetwork, type Network } from './network.ts';

const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';

function networkOf(fetch: Fetch, signal = new AbortController().signal): Network {
  return createNetwork({ fetch, signal, timeoutMS: 1_000 });
}

test('hands on method, headers and body, and gives back status, headers and JSON', async () => {
  const sent: unknown[] = [];
  const network = networkOf(async (address, init) => {
    sent.push([address, init?.method, init?.headers, init?.body]);
    return Response.json({ error: 'invalid_grant' }, { status: 400, headers: { 'x-ms-request-id': 'r' } });
  });
  const answer = await network.client.sendPostRequestAsync(url, { headers: { accept: 'x' }, body: 'a=b' });

  expect(sent).toEqual([[url, 'POST', { accept: 'x' }, 'a=b']]);
  expect(answer).toMatchObject({ status: 400, headers: { 'x-ms-request-id': 'r' }, body: { error: 'invalid_grant' } });
  expect(network.failure()).toBeUndefined();
});

test('a cancelled sign-in cancels its request', async () => {
  const controller = new AbortController();
  const network = networkOf(
    (_, init) => new Promise((__, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    controller.signal,
  );
  const answer = network.client.sendGetRequestAsync(url);
  controller.abort();

  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  expect(network.failure()).toMatchObject({ code: 'CANCELLED' });
});

test('an answer without end of reason is not taken for JSON', async () => {
  const network = networkOf(async () => new Response(`"${'x'.repeat(1_000_001)}"`));

  await expect(network.client.sendGetRequestAsync(url)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

test('tells each token request before it is sent', async () => {
  let told = 0;
  const network = createNetwork({
    fetch: async () => Response.json({}),
    signal: new AbortController().signal,
    timeoutMS: 1_000,
    onTokenRequest: () => (told += 1),
  });
  await network.client.sendGetRequestAsync(url);
  await network.client.sendPostRequestAsync(url);

  expect(told).toBe(1);
});

test('after a request that went well, an earlier failure does not count', async () => {
  let calls = 0;
  const network = networkOf(async () => ((calls += 1) === 1 ? new Response('', { status: 503 }) : Response.json({})));
  await expect(network.client.sendGetRequestAsync(url)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await network.client.sendGetRequestAsync(url);

  expect(network.failure()).toBeUndefined();
});

test.each([
  [new TypeError('fetch failed'), 'NETWORK_FAILED'],
  [Object.assign(new Error('late'), { name: 'TimeoutError' }), 'TIMED_OUT'],
])('what broke is the cause of the failure: %s', async (broken, code) => {
  const network = networkOf(async () => {
    throw broken;
  });
  await network.client.sendGetRequestAsync(url).catch(() => undefined);

  expect(network.failure()).toMatchObject({ code, cause: broken, details: { host: 'login.microsoftonline.com' } });
});
