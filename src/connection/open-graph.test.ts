import { expect, test } from 'vitest';
import { embed } from '../embedded.ts';
import { openGraph } from './open-graph.ts';

test('Graph for work that is no activity is signed in for its permissions, and limited to its operations', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  const work = { name: 'test', operations: ['GET /me'], permissions: ['User.Read'] } as const;
  const { graph, signIn } = await openGraph({ emailAddress: 'ada@contoso.example' }, work, cloud.world());
  const account = await signIn();
  const me = await graph.call<{ displayName: string }>('GET /me', { query: { $select: 'displayName' } });

  expect([account.username, account.tenantId, me.displayName]).toEqual(['ada@contoso.example', cloud.emulator.tenant.id, 'Ada Martin']);
  expect(cloud.consents.map(({ permissions }) => permissions)).toEqual([expect.arrayContaining(['User.Read'])]);
  // @ts-expect-error -- an operation that the work does not declare
  await expect(graph.call('GET /users')).rejects.toThrow('test made the call GET /users, which it does not declare. It declares: GET /me.');
});

test('wrong settings are refused before anything is sent', async () => {
  await using cloud = await embed();

  await expect(
    openGraph({ oauthApplication: 'Custom' }, { name: 'test', operations: ['GET /me'], permissions: [] }, cloud.world()),
  ).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
  expect(cloud.emulator.requests.list()).toEqual([]);
});
