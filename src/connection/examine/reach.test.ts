import { expect, test } from 'vitest';
import type { HttpAnswer, HttpRequest } from '../../core/ports.ts';
import { nodeWorld } from '../machine/node-world.ts';
import { reach } from './reach.ts';
import type { World } from '../world.ts';

const worldThat = (fetch: World['fetch']): World => ({ ...nodeWorld({ emulator: '', notify: () => undefined }), fetch });
const never = (_: string, { signal }: HttpRequest = {}): Promise<HttpAnswer> =>
  new Promise((_resolve, reject) => {
    const stop = (): void => reject(signal?.reason as Error);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
  });

test('an answer comes with its status, body and redirect, and no token is sent', async () => {
  const requests: (HttpRequest | undefined)[] = [];
  const world = worldThat(async (_url, request) => {
    requests.push(request);
    return new Response('moved', { status: 302, headers: { location: 'http://localhost/?error=login_required' } });
  });

  expect(await reach(world, 'https://login.microsoftonline.com/')).toEqual({
    status: 302,
    body: 'moved',
    location: 'http://localhost/?error=login_required',
    aheadMS: undefined,
  });
  expect(requests).toEqual([{ signal: expect.any(AbortSignal), redirect: 'manual' }]);
});

test('a host that never answers is late', async () => {
  expect(await reach(worldThat(never), 'https://graph.microsoft.com/', 20)).toEqual({ broken: 'late', reason: 'no answer in 0.02 s' });
});

test('a cancelled run is no finding', async () => {
  await expect(
    reach({ ...worldThat(never), signal: AbortSignal.abort(new DOMException('stop', 'AbortError')) }, 'https://graph.microsoft.com/'),
  ).rejects.toThrow('stop');
});

test('our own mistake is thrown on', async () => {
  const broken = worldThat(async () => {
    throw new RangeError('a bug');
  });

  await expect(reach(broken, 'https://graph.microsoft.com/')).rejects.toThrow('a bug');
});

test('how far this machine is ahead of a server is told to the half second that a date leaves out', async () => {
  const times = ['2026-03-05T10:00:02Z', '2026-03-05T10:00:04Z'].map((time) => new Date(time));
  const answering = (headers: Record<string, string>) =>
    reach(
      { ...worldThat(async () => new Response('', { headers })), now: () => times.shift() ?? new Date('2026-03-05T10:00:03Z') },
      'https://graph.microsoft.com/',
    );

  expect(await answering({ date: 'Thu, 05 Mar 2026 10:00:00 GMT' })).toMatchObject({ status: 200, location: null, aheadMS: 2_500 });
  expect(await answering({ date: 'Thu, 05 Mar 2026 10:00:03 GMT' })).toMatchObject({ aheadMS: -500 });
  expect(await answering({ date: 'soon' })).toMatchObject({ aheadMS: undefined });
});

test('a host that breaks the connection says how', async () => {
  const broken = worldThat(() =>
    Promise.reject(Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) })),
  );
  expect(await reach(broken, 'https://graph.microsoft.com/')).toEqual({
    broken: 'unreachable',
    reason: expect.stringContaining('ECONNREFUSED') as string,
  });
});
