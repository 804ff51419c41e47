import { beforeAll, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { ScopeSettingsInput } from '../../src/identity/index.ts';
import { createWorld as worldWith, isClosed, ownApplication, shortLived, type World } from './world.ts';
import { failureOf } from '../support/failure-of.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});
const createWorld = (settings = {}): World => worldWith({ signingKey, settings });

const own = { oauthApplication: 'Custom', applicationId: ownApplication, tenantId: 'contoso.example' } as const;
const asked = ({ requests }: World): string[] => requests.map(({ path }) => path);

test('a tenant that is not there is told before the page opens', async () => {
  const world = createWorld();
  const error = await failureOf(world.identity({ ...own, tenantId: 'fabrikam.example' }).token(['Mail.Read']));

  expect(error).toMatchObject({
    code: 'APPLICATION_INVALID',
    exitStatus: 2,
    message: 'There is no tenant fabrikam.example in this cloud. (AADSTS90002)',
  });
  expect(error.details).toEqual({
    aadsts: 90002,
    clientId: ownApplication,
    correlationId: expect.stringMatching(/^[\da-f-]{36}$/),
    traceId: expect.stringMatching(/^[\da-f-]{36}$/),
    timestamp: expect.stringMatching(/^[\d-]+ [\d:]+Z$/),
  });
  expect(world.told('opening')).toEqual([]);
  expect(asked(world)).toEqual(['/fabrikam.example/v2.0/.well-known/openid-configuration']);
});

test('a tenant that cannot be asked about does not stop the sign-in', async () => {
  const world = createWorld();
  const fetch: World['ports']['fetch'] = (url, init) =>
    url.includes('.well-known') ? Promise.reject(new Error('ECONNRESET')) : world.ports.fetch(url, init);

  expect((await world.identity(own, { fetch }).token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
});

test('a tenant is asked about for a page, and not for a renewal', async () => {
  const world = createWorld(shortLived);
  await world.identity(own).token(['Mail.Read']);
  await world.identity(own).token(['Mail.Read']);

  expect(asked(world)).toEqual([
    '/contoso.example/v2.0/.well-known/openid-configuration',
    '/contoso.example/oauth2/v2.0/token',
    '/contoso.example/oauth2/v2.0/token',
  ]);
});

test.each<[string, ScopeSettingsInput, object]>([
  [
    'an application that is not there',
    { ...own, applicationId: '00000000-0000-4000-8000-000000000000' },
    {
      code: 'APPLICATION_INVALID',
      message: 'The tenant contoso.example does not know the application 00000000-0000-4000-8000-000000000000. (AADSTS700016)',
    },
  ],
  [
    'a redirect URI that is not registered',
    { ...own, applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f' },
    {
      code: 'REDIRECT_NOT_REGISTERED',
      message: 'The redirect URI http://localhost is not registered for application c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f. (AADSTS50011)',
    },
  ],
  [
    'an application of one tenant without its tenant',
    { oauthApplication: 'Custom', applicationId: ownApplication },
    { code: 'APPLICATION_INVALID', details: { aadsts: 50194 } },
  ],
])('%s is told before the page opens', async (_, settings, failure) => {
  for (const through of ['Browser', 'PastedAddress'] as const) {
    const world = createWorld();
    const error = await failureOf(world.identity({ ...settings, signInThrough: through }, { ask: async () => '' }).token(['Mail.Read']));

    const { message, ...sure } = { message: undefined, ...failure };
    expect(error).toMatchObject(through === 'Browser' && message !== undefined ? failure : sure);
    expect(world.told('opening')).toEqual([]);
    expect(world.looked).toHaveLength(1);
  }
});

test('the page that is looked at is the one that opens, but that nothing may be shown; and no port stays open behind a refusal', async () => {
  const world = createWorld();
  await world.identity(own).token(['Mail.Read']);
  const [looked, opened] = [world.looked[0] ?? '', world.told('opening')[0]?.url ?? ''].map((url) =>
    Object.fromEntries(new URL(url).searchParams),
  );
  const { prompt, ...others } = looked ?? {};

  expect(prompt).toBe('none');
  expect({ ...others, prompt: 'select_account' }).toEqual(opened);
  await failureOf(world.identity({ oauthApplication: 'Custom', applicationId: ownApplication }).token(['Mail.Read']));
  expect(await isClosed(new URL(world.looked[1] ?? '').searchParams.get('redirect_uri') ?? '')).toBe(true);
});

test.each<[string, () => Promise<Response>]>([
  ['shows a form', async () => new Response('<form method="post">')],
  ['leads elsewhere', async () => new Response('AADSTS700016', { status: 302, headers: { location: 'https://elsewhere.example/' } })],
  [
    'tells of something that only a person can meet',
    async () => new Response('AADSTS50058: A silent sign-in request was sent but no user is signed in.'),
  ],
  ['cannot be reached', () => Promise.reject(new Error('ENOTFOUND'))],
])('the page opens where the one that is looked at %s', async (_, answer) => {
  const world = createWorld();
  const fetch: World['ports']['fetch'] = (url, init) => (url.includes('/authorize') ? answer() : world.ports.fetch(url, init));

  expect((await world.identity({}, { fetch }).token(['Mail.Read'])).account.username).toBe('ada@contoso.example');
});

test('a redirect URI that is not registered for pasting is told before there is anything to paste', async () => {
  const world = createWorld();
  const error = await failureOf(world.identity({ ...own, signInThrough: 'PastedAddress' }, { ask: async () => '' }).token(['Mail.Read']));

  expect(error).toMatchObject({
    code: 'REDIRECT_NOT_REGISTERED',
    message: `The redirect URI https://login.microsoftonline.com/common/oauth2/nativeclient is not registered for application ${ownApplication}. (AADSTS50011)`,
  });
  expect(world.told('opening')).toEqual([]);
});

test('a sign-in that is cancelled asks the page nothing', async () => {
  const world = createWorld();
  const controller = new AbortController();
  await failureOf(world.identity({}, { openBrowser: async () => controller.abort() }).token(['Mail.Read'], { signal: controller.signal }));

  expect(world.requests).toEqual([]);
});
