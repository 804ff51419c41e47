import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
  type Configuration,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { createEntra, type Entra, type EntraOptions } from '../../src/emulator/entra/entra.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createPerson, type Person } from '../../src/emulator/person.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import type { Tenant } from '../../src/emulator/tenant/tenant.ts';
import { serveEntra } from '../support/entra-server.ts';

// The client is @azure/msal-node as it is published. It accepts no authority but https, so its requests to login.microsoftonline.com are
// sent to the
// emulator's port by the one seam that it offers, the network client.

const publicApplication = 'f2f43f65-16a6-4319-91b6-d2a342a88744';
const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

interface World extends AsyncDisposable {
  readonly tenant: Tenant;
  readonly entra: Entra;
  readonly network: INetworkModule;
  /** Addresses that the client asked, by method and path. */
  readonly requests: string[];
  person(alias: string): Person;
  /** Maps an address of Microsoft's host to the emulator's port. */
  map(url: string): string;
}

async function createWorld(options: EntraOptions = {}): Promise<World> {
  const tenant = createTenant();
  const entra = createEntra(tenant, { signingKey, ...options });
  const server = await serveEntra(entra);
  const requests: string[] = [];
  const map = (url: string): string => url.replace('https://login.microsoftonline.com', server.origin);
  async function send<Body>(method: string, url: string, { headers, body }: NetworkRequestOptions = {}): Promise<NetworkResponse<Body>> {
    requests.push(`${method} ${new URL(url).pathname}`);
    const response = await fetch(map(url), { method, ...(headers ? { headers } : {}), ...(body ? { body } : {}) });
    return { status: response.status, headers: Object.fromEntries(response.headers), body: (await response.json()) as Body };
  }
  return {
    tenant,
    entra,
    requests,
    map,
    network: {
      sendGetRequestAsync: (url, init) => send('GET', url, init),
      sendPostRequestAsync: (url, init) => send('POST', url, init),
    },
    person: (alias) => createPerson({ tenant, fetch: entra.fetch }, `${alias}@contoso.example`),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function configuration(
  world: World,
  options: { clientId?: string; authority?: string; clientCapabilities?: string[]; clientSecret?: string } = {},
): Configuration {
  const { clientId = publicApplication, authority = 'https://login.microsoftonline.com/common', ...auth } = options;
  return { auth: { clientId, authority, ...auth }, system: { networkClient: world.network } };
}

test('interactive sign-in answers with an account, an id token and the permissions', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));

  const result = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ada.openBrowser(world.map(url)) });

  expect(result.account).toMatchObject({ username: 'ada@contoso.example', tenantId: world.tenant.id, name: 'Ada Martin' });
  expect(result.account?.homeAccountId).toBe(
    `${result.idTokenClaims && 'oid' in result.idTokenClaims ? String(result.idTokenClaims['oid']) : ''}.${world.tenant.id}`,
  );
  expect(result.scopes).toEqual(['Mail.Read', 'openid', 'profile']);
  expect(ada.consents).toEqual([
    { application: 'UiPathStudioO365App', permissions: ['Mail.Read', 'openid', 'profile', 'offline_access'], answer: 'accept' },
  ]);
  await expect(world.entra.readAccess(`Bearer ${result.accessToken}`)).resolves.toMatchObject({ permissions: ['Mail.Read'] });
});

test('a silent request is answered from the cache, and with force by the refresh token', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  const first = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ada.openBrowser(world.map(url)) });
  const account = first.account ?? undefined;
  if (!account) throw new Error('no account');
  world.requests.length = 0;

  const cached = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'] });
  const before = [...world.requests];
  const refreshed = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'], forceRefresh: true });

  expect(cached.accessToken).toBe(first.accessToken);
  expect(before).toEqual([]);
  expect(refreshed.accessToken).not.toBe(first.accessToken);
  expect(world.requests).toEqual(['POST /common/oauth2/v2.0/token']);
});

test('parallel refreshes for different permissions all succeed, because old refresh tokens stay valid', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  const scopes = ['Mail.Read', 'Mail.Send', 'Files.Read', 'Calendars.Read', 'User.Read'];
  const { account } = await msal.acquireTokenInteractive({ scopes, openBrowser: (url) => ada.openBrowser(world.map(url)) });
  if (!account) throw new Error('no account');

  const results = await Promise.all(scopes.map((scope) => msal.acquireTokenSilent({ account, scopes: [scope], forceRefresh: true })));

  expect(new Set(results.map(({ accessToken }) => accessToken)).size).toBe(5);
});

test('a permission that nobody consented to needs the person, and is then asked for alone', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  const openBrowser = (url: string): Promise<void> => ada.openBrowser(world.map(url));
  const { account } = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser });
  if (!account) throw new Error('no account');

  const refusal = await msal.acquireTokenSilent({ account, scopes: ['Mail.Send'] }).catch((error: unknown) => error);
  const second = await msal.acquireTokenInteractive({ account, scopes: ['Mail.Send'], openBrowser });

  expect(refusal).toBeInstanceOf(InteractionRequiredAuthError);
  expect(refusal).toMatchObject({ errorCode: 'invalid_grant', subError: 'consent_required' });
  expect(ada.consents.map(({ permissions }) => permissions)).toEqual([['Mail.Read', 'openid', 'profile', 'offline_access'], ['Mail.Send']]);
  expect(second.scopes).toEqual(['Mail.Read', 'openid', 'profile', 'Mail.Send']);
});

test('declining ends the interactive sign-in with access_denied', async () => {
  await using world = await createWorld();
  const ada = createPerson({ tenant: world.tenant, fetch: world.entra.fetch }, 'ada@contoso.example', { consent: 'decline' });
  const msal = new PublicClientApplication(configuration(world));

  const refusal = await msal
    .acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ada.openBrowser(world.map(url)) })
    .catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(ServerError);
  expect(refusal).toMatchObject({ errorCode: 'access_denied', errorMessage: expect.stringMatching(/^AADSTS65004: The person declined/) });
});

test('a person with a second factor signs in with it', async () => {
  await using world = await createWorld();
  const ben = world.person('ben');
  const msal = new PublicClientApplication(configuration(world));

  const result = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ben.openBrowser(world.map(url)) });

  expect(decodeJwt(result.accessToken)['amr']).toEqual(['pwd', 'mfa']);
});

test('a code is refused to a client that does not know the verifier', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  await using listener = await serveEntra({ fetch: async () => new Response('thanks') });
  const redirectUri = listener.origin.replace('127.0.0.1', 'localhost');
  const challenge = { codeChallenge: 'x'.repeat(43), codeChallengeMethod: 'S256' };
  const url = await msal.getAuthCodeUrl({ scopes: ['Mail.Read'], redirectUri, responseMode: 'query', ...challenge });
  await ada.openBrowser(world.map(url));
  const code = new URL(ada.location).searchParams.get('code') ?? '';

  const refusal = await msal
    .acquireTokenByCode({ code, scopes: ['Mail.Read'], redirectUri, codeVerifier: 'y'.repeat(43) })
    .catch((error: unknown) => error);

  expect(refusal).toMatchObject({ errorCode: 'invalid_grant', errorNo: 501_481 });
});

test('device code: the person enters the code on another device while the client polls', async () => {
  await using world = await createWorld({ settings: { devicePollSeconds: 1 } });
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));

  const result = await msal.acquireTokenByDeviceCode({
    scopes: ['Mail.Read'],
    deviceCodeCallback: ({ verificationUri, userCode }) => void ada.openBrowser(`${verificationUri}?otc=${userCode}`),
  });

  expect(result?.account?.username).toBe('ada@contoso.example');
});

test('a claims challenge is answered by stepping up to a second factor', async () => {
  await using world = await createWorld();
  const ben = world.tenant.users.get(
    [...world.tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.startsWith('ben'))?.id ?? '',
  );
  if (!ben) throw new Error('Ben is missing');
  const { totpSecret } = ben;
  delete ben.totpSecret;
  const person = world.person('ben');
  const msal = new PublicClientApplication(configuration(world));
  const openBrowser = (url: string): Promise<void> => person.openBrowser(world.map(url));
  const { account } = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser });
  if (!account || totpSecret === undefined) throw new Error('no account');
  ben.totpSecret = totpSecret;
  const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });

  const refusal = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'], claims }).catch((error: unknown) => error);
  const result = await msal.acquireTokenInteractive({ account, scopes: ['Mail.Read'], claims, openBrowser });

  expect(refusal).toMatchObject({ errorCode: 'invalid_grant', subError: 'basic_action', claims: expect.stringContaining('"acrs"') });
  expect(decodeJwt(result.accessToken)).toMatchObject({ acrs: ['c1'], amr: ['pwd', 'mfa'] });
});

test('a client with the capability cp1 gets a token of 28 hours that says so', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world, { clientCapabilities: ['CP1'] }));

  const { accessToken } = await msal.acquireTokenInteractive({
    scopes: ['Mail.Read'],
    openBrowser: (url) => ada.openBrowser(world.map(url)),
  });

  const { exp = 0, iat = 0, xms_cc } = decodeJwt(accessToken);
  expect({ hours: (exp - iat) / 3600, xms_cc }).toEqual({ hours: 28, xms_cc: ['cp1'] });
});

test('a revoked session makes the silent request need the person again', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  const { account, accessToken } = await msal.acquireTokenInteractive({
    scopes: ['Mail.Read'],
    openBrowser: (url) => ada.openBrowser(world.map(url)),
  });
  const user = world.tenant.users.get(account?.localAccountId ?? '');
  if (!account || !user) throw new Error('no account');
  world.tenant.clock.advance(1000);
  world.entra.revoke({ user });

  const refusal = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'], forceRefresh: true }).catch((error: unknown) => error);

  expect(refusal).toMatchObject({ errorCode: 'invalid_grant', subError: 'bad_token', errorNo: 50_173 });
  await expect(world.entra.readAccess(`Bearer ${accessToken}`)).resolves.toBe('revoked');
});

test('an application with a secret acts alone', async () => {
  await using world = await createWorld();
  const authority = `https://login.microsoftonline.com/${world.tenant.id}`;
  const msal = new ConfidentialClientApplication(
    configuration(world, { clientId: reports, authority, clientSecret: 'contoso-reports-secret' }),
  );

  const result = await msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });

  await expect(world.entra.readAccess(`Bearer ${result?.accessToken}`)).resolves.toMatchObject({
    user: undefined,
    roles: ['Mail.Read', 'User.Read.All'],
  });
});

test('two people are signed in side by side, and signing one out leaves the other', async () => {
  await using world = await createWorld();
  const msal = new PublicClientApplication(configuration(world));
  for (const alias of ['ada', 'ben']) {
    const person = world.person(alias);
    await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => person.openBrowser(world.map(url)) });
  }
  const [ada, ben] = (await msal.getTokenCache().getAllAccounts()).toSorted((one, other) => one.username.localeCompare(other.username));
  if (!ada || !ben) throw new Error('accounts are missing');

  await msal.signOut({ account: ada });

  await expect(msal.acquireTokenSilent({ account: ben, scopes: ['Mail.Read'] })).resolves.toMatchObject({
    account: { username: 'ben@contoso.example' },
  });
  await expect(msal.getTokenCache().getAllAccounts()).resolves.toHaveLength(1);
});
