import { expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';

const as = 'elin Application.ReadWrite.All';

async function register(body: object) {
  const graph = createTestGraph();
  const created = await graph.json('/v1.0/applications', { as, method: 'POST', body: { displayName: 'Page', ...body } });
  const path = `/v1.0/applications/${String(created.body['id'])}`;
  return {
    created,
    shown: async () => (await graph.json(path, { as })).body,
    patch: async (changes: object) => await graph.json(path, { as, method: 'PATCH', body: changes }),
  };
}

const uris = (name: string) => ({ redirectUris: [`https://${name}.example/`] });

test('a platform keeps what a change of it does not name', async () => {
  const { patch, shown } = await register({
    web: { ...uris('web'), homePageUrl: 'https://home.example' },
    spa: uris('spa'),
    publicClient: uris('native'),
  });

  for (const part of ['web', 'spa', 'publicClient']) expect((await patch({ [part]: {} })).status).toBe(204);
  expect(await shown()).toMatchObject({
    web: { ...uris('web'), homePageUrl: 'https://home.example' },
    spa: uris('spa'),
    publicClient: uris('native'),
  });
  await patch({ web: { redirectUris: [], HomePageUrl: null }, spa: { redirectUris: [] } });
  expect(await shown()).toMatchObject({
    web: { redirectUris: [], homePageUrl: null },
    spa: { redirectUris: [] },
    publicClient: uris('native'),
  });
});

test.each([
  [{ web: { logoutUrl: 'https://out.example' } }, 'The emulator does not keep the property logoutUrl of webApplication.'],
  [
    { web: { redirectUriSettings: [{ uri: 'https://x.example', index: 1 }] } },
    'The emulator does not keep the property redirectUriSettings of webApplication.',
  ],
  [
    { api: { knownClientApplications: ['00000000-0000-4000-8000-000000000000'] } },
    'The emulator does not keep the property knownClientApplications of apiApplication.',
  ],
  [{ api: { acceptMappedClaims: true } }, 'The emulator does not keep the property acceptMappedClaims of apiApplication.'],
])('%j says that it is not kept, and nothing else of it is', async (body, message) => {
  const { created } = await register(body);
  const { patch, shown } = await register({ web: uris('web') });
  const refused = await patch({ displayName: 'Other', ...body });

  expect([created, refused].map(({ status }) => status)).toEqual([501, 501]);
  expect(JSON.stringify(refused.body)).toContain(message);
  expect(await shown()).toMatchObject({ displayName: 'Page' });
});

test('what is shown may be sent back as it is', async () => {
  const { patch, shown } = await register({ web: uris('web') });
  const { web, spa, publicClient, api } = await shown();

  expect((await patch({ web, spa, publicClient, api })).status).toBe(204);
  expect(await shown()).toMatchObject({ web, spa, publicClient, api });
});

const personal = 'AzureADandPersonalMicrosoftAccount';

test.each<[string, object, number | null]>([
  ['nothing', {}, null],
  ['2', { api: { requestedAccessTokenVersion: 2 } }, 2],
  ['1', { api: { requestedAccessTokenVersion: 1 } }, 1],
  ['2 for personal accounts', { signInAudience: personal, api: { requestedAccessTokenVersion: 2 } }, 2],
])('the version of tokens is shown as it was said: %s', async (_, body, expected) => {
  const { shown } = await register(body);

  expect(await shown()).toMatchObject({ api: { requestedAccessTokenVersion: expected } });
});

test.each<[object, object]>([
  [{ api: { requestedAccessTokenVersion: 2 } }, { signInAudience: personal }],
  [{ api: { requestedAccessTokenVersion: 2 } }, { api: { requestedAccessTokenVersion: null } }],
  [{ signInAudience: personal, api: { requestedAccessTokenVersion: 2 } }, { displayName: 'Other' }],
  [
    { signInAudience: personal, api: { requestedAccessTokenVersion: 2 } },
    { signInAudience: 'AzureADMyOrg', api: { requestedAccessTokenVersion: 1 } },
  ],
])('a registration of %j may be changed by %j', async (before, change) => {
  const { patch, shown } = await register(before);

  expect((await patch(change)).status).toBe(204);
  expect(await shown()).toMatchObject(change);
});

test.each<[object, object]>([
  [{}, { signInAudience: personal }],
  [{ signInAudience: personal, api: { requestedAccessTokenVersion: 2 } }, { api: { requestedAccessTokenVersion: 1 } }],
  [{ signInAudience: personal, api: { requestedAccessTokenVersion: 2 } }, { api: { requestedAccessTokenVersion: null } }],
  [{}, { api: { requestedAccessTokenVersion: 3 } }],
])('a registration of %j may not be changed by %j', async (before, change) => {
  const { patch, shown } = await register(before);
  const unchanged = await shown();
  const refused = await patch({ displayName: 'Other', ...change });

  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toContain('Property api.requestedAccessTokenVersion is invalid.');
  expect(await shown()).toEqual(unchanged);
});
