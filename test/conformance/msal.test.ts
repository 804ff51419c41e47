import {
  ConfidentialClientApplication,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
  type Configuration,
} from '@azure/msal-node';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { findUser } from '../../src/emulator/index.ts';
import { serveEntra } from '../support/entra-server.ts';
import { msalNetwork } from './msal-network.ts';
import { applications, conformanceSuite, type ConformanceWorld } from './world.ts';

// The client is @azure/msal-node as it is published. It accepts no authority but https, so its requests to login.microsoftonline.com reach the
// emulator by the one seam that it offers, the network client.

const createWorld = conformanceSuite();

function configuration(
  world: ConformanceWorld,
  options: { clientId?: string; authority?: string; clientCapabilities?: string[]; clientSecret?: string } = {},
  requests: string[] = [],
): Configuration {
  const { clientId = applications.public, authority = 'https://login.microsoftonline.com/common', ...auth } = options;
  return { auth: { clientId, authority, ...auth }, system: { networkClient: msalNetwork(world, requests) } };
}

test('interactive sign-in answers with an account, an id token and the permissions', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));

  const result = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ada.openBrowser(url) });

  expect(result.account).toMatchObject({ username: 'ada@contoso.example', tenantId: world.emulator.tenant.id, name: 'Ada Martin' });
  expect(result.account?.homeAccountId).toBe(
    `${result.idTokenClaims && 'oid' in result.idTokenClaims ? String(result.idTokenClaims['oid']) : ''}.${world.emulator.tenant.id}`,
  );
  expect(result.scopes).toEqual(['Mail.Read', 'openid', 'profile']);
  expect(ada.consents).toEqual([
    { application: 'UiPathStudioO365App', permissions: ['Mail.Read', 'openid', 'profile', 'offline_access'], answer: 'accept' },
  ]);
  expect(decodeJwt(result.accessToken)['scp']).toBe('Mail.Read openid profile');
  expect([await world.statusOf(result.accessToken, '/me/messages'), await world.statusOf(result.accessToken)]).toEqual([200, 403]);
});

test('a silent request is answered from the cache, and with force by the refresh token', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const requests: string[] = [];
  const msal = new PublicClientApplication(configuration(world, {}, requests));
  const first = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ada.openBrowser(url) });
  const account = first.account ?? undefined;
  if (!account) throw new Error('no account');
  requests.length = 0;

  const cached = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'] });
  const before = [...requests];
  const refreshed = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'], forceRefresh: true });

  expect(cached.accessToken).toBe(first.accessToken);
  expect(before).toEqual([]);
  expect(refreshed.accessToken).not.toBe(first.accessToken);
  expect(requests).toEqual(['POST /common/oauth2/v2.0/token']);
});

test('parallel refreshes for different permissions all succeed, because old refresh tokens stay valid', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  const scopes = ['Mail.Read', 'Mail.Send', 'Files.Read', 'Calendars.Read', 'User.Read'];
  const { account } = await msal.acquireTokenInteractive({ scopes, openBrowser: (url) => ada.openBrowser(url) });
  if (!account) throw new Error('no account');

  const results = await Promise.all(scopes.map((scope) => msal.acquireTokenSilent({ account, scopes: [scope], forceRefresh: true })));

  expect(new Set(results.map(({ accessToken }) => accessToken)).size).toBe(5);
});

test('a permission that nobody consented to needs the person, and is then asked for alone', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  const openBrowser = (url: string): Promise<void> => ada.openBrowser(url);
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
  const ada = world.person('ada', { consent: 'decline' });
  const msal = new PublicClientApplication(configuration(world));

  const refusal = await msal
    .acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ada.openBrowser(url) })
    .catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(ServerError);
  expect(refusal).toMatchObject({ errorCode: 'access_denied', errorMessage: expect.stringMatching(/^AADSTS65004: The person declined/) });
});

test('a person with a second factor signs in with it', async () => {
  await using world = await createWorld();
  const ben = world.person('ben');
  const msal = new PublicClientApplication(configuration(world));

  const result = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => ben.openBrowser(url) });

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
  await ada.openBrowser(url);
  const code = new URL(ada.location).searchParams.get('code') ?? '';

  const refusal = await msal
    .acquireTokenByCode({ code, scopes: ['Mail.Read'], redirectUri, codeVerifier: 'y'.repeat(43) })
    .catch((error: unknown) => error);

  expect(refusal).toMatchObject({ errorCode: 'invalid_grant', errorNo: 501_481 });
});

test('device code: the person enters the code on another device while the client polls', async () => {
  await using world = await createWorld({ entra: { devicePollSeconds: 1 } });
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
  const ben = findUser(world.emulator.tenant, 'ben@contoso.example');
  if (!ben) throw new Error('Ben is missing');
  const { totpSecret } = ben;
  delete ben.totpSecret;
  const person = world.person('ben');
  const msal = new PublicClientApplication(configuration(world));
  const openBrowser = (url: string): Promise<void> => person.openBrowser(url);
  const { account } = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser });
  if (!account || totpSecret === undefined) throw new Error('no account');
  ben.totpSecret = totpSecret;
  const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } });

  const refusal = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'], claims }).catch((error: unknown) => error);
  if (!(refusal instanceof InteractionRequiredAuthError)) throw new Error('The refresh token was enough.');
  const result = await msal.acquireTokenInteractive({ account, scopes: ['Mail.Read'], claims: refusal.claims, openBrowser });

  expect(refusal).toMatchObject({ errorCode: 'invalid_grant', subError: 'basic_action', claims: expect.stringContaining('"capolids"') });
  expect(decodeJwt(result.accessToken)).toMatchObject({ acrs: ['c1'], amr: ['pwd', 'mfa'] });
});

test('a policy that the tenant puts in force is named to the client, and what it names gets the person a second factor', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world));
  const openBrowser = (url: string): Promise<void> => ada.openBrowser(url);
  const { account } = await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser });
  if (!account) throw new Error('no account');
  const answer = await world.fetch('http://localhost/_emulator/state', {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requireSecondFactor: true }),
  });
  const { policies } = (await answer.json()) as { policies: { id: string; state: string }[] };
  const [policy] = policies.filter(({ state }) => state === 'enabled');
  const silent = { account, scopes: ['Mail.Read'], forceRefresh: true };

  const refusal = await msal.acquireTokenSilent(silent).catch((error: unknown) => error);
  if (!(refusal instanceof InteractionRequiredAuthError)) throw new Error('The refresh token was enough.');
  await msal.acquireTokenInteractive({ account, scopes: ['Mail.Read'], claims: refusal.claims, openBrowser });
  const renewed = await msal.acquireTokenSilent(silent);

  expect(JSON.parse(refusal.claims)).toEqual({ access_token: { capolids: { essential: true, values: [policy?.id] } } });
  expect(decodeJwt(renewed.accessToken)['amr']).toEqual(['pwd', 'mfa']);
});

test('a client with the capability cp1 gets a token of 28 hours that says so', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  const msal = new PublicClientApplication(configuration(world, { clientCapabilities: ['CP1'] }));

  const { accessToken } = await msal.acquireTokenInteractive({
    scopes: ['Mail.Read'],
    openBrowser: (url) => ada.openBrowser(url),
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
    openBrowser: (url) => ada.openBrowser(url),
  });
  const user = world.emulator.tenant.users.get(account?.localAccountId ?? '');
  if (!account || !user) throw new Error('no account');
  world.emulator.tenant.clock.advance(1000);
  await world.fetch(`http://localhost/_emulator/users/${user.id}/revokeSessions`, { method: 'POST' });

  const refusal = await msal.acquireTokenSilent({ account, scopes: ['Mail.Read'], forceRefresh: true }).catch((error: unknown) => error);

  expect(refusal).toMatchObject({ errorCode: 'invalid_grant', subError: 'bad_token', errorNo: 50_173 });
  expect(await world.statusOf(accessToken, '/me/messages')).toBe(401);
});

test('an application with a secret acts alone', async () => {
  await using world = await createWorld();
  const msal = new ConfidentialClientApplication(
    configuration(world, { clientId: applications.alone, authority: world.authority, clientSecret: applications.secret }),
  );

  const result = await msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });

  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ idtyp: 'app', roles: ['Mail.Read', 'User.Read.All'] });
  expect(await world.statusOf(result?.accessToken, '/users')).toBe(200);
});

test('two people are signed in side by side, and signing one out leaves the other', async () => {
  await using world = await createWorld();
  const msal = new PublicClientApplication(configuration(world));
  for (const alias of ['ada', 'ben']) {
    const person = world.person(alias);
    await msal.acquireTokenInteractive({ scopes: ['Mail.Read'], openBrowser: (url) => person.openBrowser(url) });
  }
  const [ada, ben] = (await msal.getTokenCache().getAllAccounts()).toSorted((one, other) => one.username.localeCompare(other.username));
  if (!ada || !ben) throw new Error('accounts are missing');

  await msal.signOut({ account: ada });

  await expect(msal.acquireTokenSilent({ account: ben, scopes: ['Mail.Read'] })).resolves.toMatchObject({
    account: { username: 'ben@contoso.example' },
  });
  await expect(msal.getTokenCache().getAllAccounts()).resolves.toHaveLength(1);
});
