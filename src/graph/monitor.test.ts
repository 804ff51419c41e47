import { expect, test } from 'vitest';
import { fakeFetch, refusal, testClient } from '../../test/support/graph-client.ts';

const url = 'https://contoso-my.sharepoint.com/_api/v2.0/monitor/1';

test('an address that tells how far work is gets no token, and is asked again where it is throttled', async () => {
  const { fetch, seen } = fakeFetch((_, number) =>
    number === 1 ? refusal(429, 'activityLimitReached') : Response.json({ status: 'inProgress' }, { status: 202 }),
  );
  const { graph } = testClient([], { fetch });

  expect(await graph.monitor(url)).toEqual({ status: 'inProgress' });
  expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual([null, null]);
});

test.each([302, 303])('one that leads on (%i) says that the work is done, and is not followed', async (status) => {
  const { fetch, seen } = fakeFetch(() => new Response(null, { status, headers: { location: 'https://graph.microsoft.com/v1.0/x' } }));

  expect(await testClient([], { fetch }).graph.monitor(url)).toBeUndefined();
  expect(seen).toHaveLength(1);
});

test.each([
  ['http://contoso.example/monitor', 'UNAVAILABLE'],
  ['', 'UNAVAILABLE'],
])('%j is not asked', async (address, code) => {
  const { fetch, seen } = fakeFetch(() => Response.json({}));

  await expect(testClient([], { fetch }).graph.monitor(address)).rejects.toMatchObject({ code });
  expect(seen).toEqual([]);
});

test('one that is gone fails as a call does', async () => {
  const { fetch } = fakeFetch(() => refusal(404, 'itemNotFound'));

  await expect(testClient([], { fetch }).graph.monitor(url)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
