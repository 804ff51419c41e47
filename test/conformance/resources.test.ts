import {
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  OnBehalfOfCredential,
  UsernamePasswordCredential,
} from '@azure/identity';
import { ConfidentialClientApplication, InteractionRequiredAuthError, PublicClientApplication } from '@azure/msal-node';
import { decodeJwt } from 'jose';
import * as oidc from 'openid-client';
import { describe, expect, test } from 'vitest';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';
import { createTestCertificate } from '../support/certificate.ts';
import { azureOptions } from './azure-options.ts';
import { msalNetwork } from './msal-network.ts';
import { applications, conformanceSuite, type ConformanceWorld } from './world.ts';

// Clients as they are published, which want a token for something that is not Graph, or on the way to it: they have to get past the door.

const emulated = conformanceSuite();
const api = 'api://contoso/reports';

/** What stock clients ask for, what their token is for, and the permission that a person gives. */
const resources: readonly [scope: string, audience: string, permission: string][] = [
  ['https://management.azure.com/.default', 'https://management.azure.com', 'user_impersonation'],
  ['https://management.core.windows.net//.default', 'https://management.core.windows.net/', 'user_impersonation'],
  ['https://contoso.sharepoint.com/.default', 'https://contoso.sharepoint.com', 'user_impersonation'],
  ['https://outlook.office365.com/.default', 'https://outlook.office365.com', 'user_impersonation'],
  ['https://graph.microsoft.com/.default', 'https://graph.microsoft.com', 'Mail.Read'],
];

function applicationOf({ emulator }: ConformanceWorld, clientId: string) {
  const application = emulator.tenant.applications.get(clientId);
  if (!application) throw new Error('The application is missing.');
  return application;
}

describe.each(resources)('Azure Identity asks for %s', (scope, audience, permission) => {
  test('with a secret and with a certificate: the application alone', async () => {
    await using world = await emulated();
    const { id } = world.emulator.tenant;
    const { certificate, privateKey } = createTestCertificate();
    applicationOf(world, applications.alone).certificates = [clientCertificate(certificate)];
    const pem = { certificate: `${privateKey}\n${certificate}` };
    const credentials = [
      new ClientSecretCredential(id, applications.alone, applications.secret, azureOptions(world)),
      new ClientCertificateCredential(id, applications.alone, pem, azureOptions(world)),
    ];

    for (const credential of credentials) {
      const { token, expiresOnTimestamp } = await credential.getToken(scope);
      expect(decodeJwt(token)).toMatchObject({ aud: audience, idtyp: 'app', appid: applications.alone });
      expect(expiresOnTimestamp).toBeGreaterThan(world.emulator.tenant.clock.now().getTime());
    }
  });

  test('with a code on another device: the person consents on the page, and then a password is enough', async () => {
    await using world = await emulated({ entra: { devicePollSeconds: 1 } });
    applicationOf(world, applications.own).requiredPermissions = ['Mail.Read'];
    const { id } = world.emulator.tenant;
    const ada = world.person('ada');
    const byPassword = new UsernamePasswordCredential(id, applications.own, 'ada@contoso.example', 'Contoso-ada-1', azureOptions(world));
    const onDevice = new DeviceCodeCredential({
      ...azureOptions(world),
      tenantId: id,
      clientId: applications.own,
      userPromptCallback: ({ verificationUri, userCode }) => void ada.openBrowser(`${verificationUri}?otc=${userCode}`),
    });

    await expect(byPassword.getToken(scope)).rejects.toMatchObject({ message: expect.stringContaining('65001') as string });
    for (const credential of [onDevice, byPassword]) {
      const claims = decodeJwt((await credential.getToken(scope)).token);
      expect(claims).toMatchObject({ aud: audience, upn: 'ada@contoso.example' });
      expect(String(claims['scp']).split(' ')).toContain(permission);
    }
  });
});

test.each(resources.slice(0, -1))('a token for %s does not open Graph', async (scope) => {
  await using world = await emulated();
  const credential = new ClientSecretCredential(world.emulator.tenant.id, applications.alone, applications.secret, azureOptions(world));

  expect(await world.statusOf((await credential.getToken(scope)).token, '/users')).toBe(401);
});

test('Azure Identity is told that there is no such resource', async () => {
  await using world = await emulated();
  const credential = new ClientSecretCredential(world.emulator.tenant.id, applications.alone, applications.secret, azureOptions(world));

  await expect(credential.getToken('https://vault.azure.example/.default')).rejects.toMatchObject({
    message: expect.stringContaining('500011') as string,
  });
});

describe('an API of one’s own that goes on to Graph', () => {
  /** Somebody signed in to an application that calls the API, with MSAL for Node: the token that it is called with. */
  async function called(world: ConformanceWorld): Promise<string> {
    const scopes = [{ id: 'd0c7b0f2-7c2f-4f2e-9d57-0d1b9a1e4c11', value: 'Reports.Read', shown: {} }];
    applicationOf(world, applications.alone).api = { identifierUris: [api], scopes };
    const ada = world.person('ada');
    const msal = new PublicClientApplication({
      auth: { clientId: applications.own, authority: world.authority },
      system: { networkClient: msalNetwork(world) },
    });
    const { accessToken, scopes: granted } = await msal.acquireTokenInteractive({
      scopes: [`${api}/Reports.Read`],
      openBrowser: (url) => ada.openBrowser(url),
    });
    expect(granted).toContain(`${api}/Reports.Read`);
    expect(decodeJwt(accessToken)).toMatchObject({ aud: api, scp: 'Reports.Read', appid: applications.own });
    return accessToken;
  }

  test('with MSAL for Node', async () => {
    await using world = await emulated();
    const oboAssertion = await called(world);
    const msal = new ConfidentialClientApplication({
      auth: { clientId: applications.alone, authority: world.authority, clientSecret: applications.secret },
      system: { networkClient: msalNetwork(world) },
    });
    const wish = { oboAssertion, scopes: ['https://graph.microsoft.com/Mail.Read'] };
    const refusal = await msal.acquireTokenOnBehalfOf(wish).catch((error: unknown) => error);
    world.consent(['Mail.Read'], 'ada', applications.alone);
    const answer = await msal.acquireTokenOnBehalfOf(wish);

    expect(refusal).toBeInstanceOf(InteractionRequiredAuthError);
    expect(refusal).toMatchObject({ errorCode: 'invalid_grant', subError: 'consent_required' });
    expect(decodeJwt(answer?.accessToken ?? '')).toMatchObject({ appid: applications.alone, upn: 'ada@contoso.example', scp: 'Mail.Read' });
    expect(await world.statusOf(answer?.accessToken, '/me/messages')).toBe(200);
  });

  test('with Azure Identity', async () => {
    await using world = await emulated();
    const userAssertionToken = await called(world);
    world.consent(['Mail.Read'], undefined, applications.alone);
    const credential = new OnBehalfOfCredential({
      ...azureOptions(world),
      tenantId: world.emulator.tenant.id,
      clientId: applications.alone,
      clientSecret: applications.secret,
      userAssertionToken,
    });

    const { token } = await credential.getToken('https://graph.microsoft.com/.default');
    expect(await world.statusOf(token, '/me/messages')).toBe(200);
  });
});

test('openid-client signs in at the endpoints before v2.0, from their own document', async () => {
  await using world = await emulated();
  const { tenant } = world.emulator;
  const { origin } = await world.emulator.listen();
  applicationOf(world, applications.own).publicClientRedirectUris = ['https://app.contoso.example/back'];
  applicationOf(world, applications.own).requiredPermissions = ['Mail.Read'];
  const document = new URL(`${origin}/${tenant.id}/.well-known/openid-configuration`);
  const options = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] };
  const config = await oidc.discovery(document, applications.own, { [oidc.clockTolerance]: 5 }, oidc.None(), options);
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expected = { expectedNonce: oidc.randomNonce(), expectedState: oidc.randomState() };
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: 'https://app.contoso.example/back',
    resource: 'https://graph.microsoft.com',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expected.expectedNonce,
    state: expected.expectedState,
  });
  const ada = world.person('ada');
  await ada.openBrowser(url.href);
  const tokens = await oidc.authorizationCodeGrant(config, new URL(ada.location), { pkceCodeVerifier, ...expected, idTokenExpected: true });
  const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '', { resource: 'https://graph.microsoft.com' });

  expect(config.serverMetadata().token_endpoint).toBe(`${origin}/${tenant.id}/oauth2/token`);
  expect(tokens.claims()).toMatchObject({ iss: `https://sts.windows.net/${tenant.id}/`, ver: '1.0', upn: 'ada@contoso.example' });
  expect(tokens.expires_in).toBeTypeOf('number');
  for (const { access_token: token } of [tokens, renewed]) expect(await world.statusOf(token, '/me/messages')).toBe(200);
});
