import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as oidc from 'openid-client';
import { expect, test } from 'vitest';
import type { Person } from '../../src/emulator/index.ts';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';
import { createTestCertificate } from '../support/certificate.ts';
import { applications, conformanceSuite } from './world.ts';

// The client is openid-client as it is published: a certified relying party, which checks issuer, audience, nonce and signature of what it
// gets.

const scope = 'openid profile email offline_access Mail.Read';

const emulated = conformanceSuite();

interface World extends AsyncDisposable {
  readonly config: oidc.Configuration;
  readonly redirectUri: string;
  person(alias: string): Person;
}

async function createWorld(): Promise<World> {
  const world = await emulated({ entra: { devicePollSeconds: 1 } });
  const { origin } = await world.emulator.listen();
  const listener = await listen();
  const issuer = new URL(`${origin}/${world.emulator.tenant.id}/v2.0`);
  const options = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] };
  const config = await oidc.discovery(issuer, applications.own, { [oidc.clockTolerance]: 5 }, oidc.None(), options);
  return {
    config,
    redirectUri: `http://localhost:${(listener.address() as AddressInfo).port}/`,
    person: world.person,
    async [Symbol.asyncDispose]() {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
      await world[Symbol.asyncDispose]();
    },
  };
}

/** Where the browser ends up: an application that thanks for every answer. */
async function listen(): Promise<Server> {
  const server = createServer((_, response) => response.end('thanks'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function signIn(world: World, person: Person): Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers> {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expected = { expectedNonce: oidc.randomNonce(), expectedState: oidc.randomState() };
  const url = oidc.buildAuthorizationUrl(world.config, {
    redirect_uri: world.redirectUri,
    scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expected.expectedNonce,
    state: expected.expectedState,
  });
  await person.openBrowser(url.href);
  return oidc.authorizationCodeGrant(world.config, new URL(person.location), { pkceCodeVerifier, ...expected, idTokenExpected: true });
}

test('the discovery document names every endpoint on the origin that asked', async () => {
  await using world = await createWorld();

  const { issuer, authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = world.config.serverMetadata();

  const base = issuer.replace(/\/v2\.0$/, '');
  expect({ authorization_endpoint, token_endpoint, jwks_uri }).toEqual({
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
  expect(userinfo_endpoint).toBe(`${new URL(issuer).origin}/oidc/userinfo`);
});

test('a code with PKCE, state and nonce becomes an id token that passes every check', async () => {
  await using world = await createWorld();

  const tokens = await signIn(world, world.person('ada'));

  expect(tokens.claims()).toMatchObject({
    aud: applications.own,
    name: 'Ada Martin',
    preferred_username: 'ada@contoso.example',
    email: 'ada@contoso.example',
    ver: '2.0',
  });
  expect(tokens.scope).toBe('Mail.Read openid profile email');
});

test('userinfo answers for the person of the id token', async () => {
  await using world = await createWorld();
  const tokens = await signIn(world, world.person('ada'));

  const info = await oidc.fetchUserInfo(world.config, tokens.access_token, tokens.claims()?.sub ?? '');

  expect(info).toMatchObject({ name: 'Ada Martin', given_name: 'Ada', family_name: 'Martin', email: 'ada@contoso.example' });
});

test('a refresh token is renewed, and the old one still works', async () => {
  await using world = await createWorld();
  const first = await signIn(world, world.person('ada'));

  const second = await oidc.refreshTokenGrant(world.config, first.refresh_token ?? '');
  const again = await oidc.refreshTokenGrant(world.config, first.refresh_token ?? '');

  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(again.claims()?.sub).toBe(first.claims()?.sub);
});

test('a code is good once', async () => {
  await using world = await createWorld();
  const ada = world.person('ada');
  await signIn(world, ada);

  const replay = oidc.authorizationCodeGrant(world.config, new URL(ada.location), { expectedState: oidc.skipStateCheck });

  await expect(replay).rejects.toMatchObject({ error: 'invalid_grant', error_description: expect.stringMatching(/^AADSTS54005: /) });
});

test('device code: pending until the person has entered the code and signed in', async () => {
  await using world = await createWorld();
  const started = await oidc.initiateDeviceAuthorization(world.config, { scope });
  const polling = oidc.pollDeviceAuthorizationGrant(world.config, started);
  await world.person('ben').openBrowser(`${started.verification_uri}?otc=${started.user_code}`);

  const tokens = await polling;

  expect(tokens.claims()).toMatchObject({ preferred_username: 'ben@contoso.example' });
});

test('an application alone proves itself with its key: for the issuer, and by the thumbprint as the id of the key', async () => {
  await using world = await emulated();
  const { origin } = await world.emulator.listen();
  const { certificate, privateKey } = createTestCertificate();
  const application = world.emulator.tenant.applications.get(applications.alone);
  if (!application) throw new Error('The application is missing.');
  application.certificates = [clientCertificate(certificate)];
  const pkcs8 = createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' });
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign']);
  const kid = createHash('sha1').update(new X509Certificate(certificate).raw).digest('base64url');
  const configured = (id: string): Promise<oidc.Configuration> =>
    oidc.discovery(
      new URL(`${origin}/${world.emulator.tenant.id}/v2.0`),
      applications.alone,
      undefined,
      oidc.PrivateKeyJwt({ key, kid: id }),
      { execute: [oidc.allowInsecureRequests] },
    );
  const scoped = { scope: 'https://graph.microsoft.com/.default' };
  const tokens = await oidc.clientCredentialsGrant(await configured(kid), scoped);

  expect(await world.statusOf(tokens.access_token, '/users')).toBe(200);
  await expect(oidc.clientCredentialsGrant(await configured('other'), scoped)).rejects.toMatchObject({
    error: 'invalid_client',
    error_description: expect.stringMatching(/^AADSTS700027: /) as string,
  });
});
