import {
  AuthorizationCodeCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  DeviceCodeCredential,
  UsernamePasswordCredential,
} from '@azure/identity';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestCertificate } from '../support/certificate.ts';
import { applications, conformanceSuite, type ConformanceWorld } from './world.ts';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';
import { azureOptions } from './azure-options.ts';

// The client is Azure Identity as it is published; the HTTP client that its options take hands its requests to the emulator.

const emulated = conformanceSuite();
const scope = 'https://graph.microsoft.com/.default';

describe('@azure/identity', () => {
  let world: ConformanceWorld;
  let tenant = '';
  beforeAll(async () => {
    world = await emulated({ entra: { devicePollSeconds: 1 } });
    tenant = world.emulator.tenant.id;
    world.consent(['Mail.Read', 'User.Read', 'openid', 'profile', 'offline_access']);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const delegated = ['Mail.Read', 'User.Read'];

  test('a secret: the application alone', async () => {
    const { token } = await new ClientSecretCredential(tenant, applications.alone, applications.secret, azureOptions(world)).getToken(
      scope,
    );
    expect(decodeJwt(token)).toMatchObject({ idtyp: 'app', roles: ['Mail.Read', 'User.Read.All'] });
    expect(await world.statusOf(token, '/users')).toBe(200);
  });

  test('a certificate: the application alone', async () => {
    const { certificate, privateKey } = createTestCertificate();
    const application = world.emulator.tenant.applications.get(applications.alone);
    if (!application) throw new Error('The application is missing.');
    application.certificates = [clientCertificate(certificate)];
    const credential = new ClientCertificateCredential(
      tenant,
      applications.alone,
      { certificate: `${privateKey}\n${certificate}` },
      azureOptions(world),
    );
    expect(await world.statusOf((await credential.getToken(scope)).token, '/users')).toBe(200);
  });

  test('a wrong secret is refused by its number', async () => {
    const credential = new ClientSecretCredential(tenant, applications.alone, 'wrong', azureOptions(world));
    await expect(credential.getToken(scope)).rejects.toMatchObject({
      name: 'AuthenticationRequiredError',
      message: expect.stringContaining('7000215') as string,
    });
  });

  test('a user name and a password', async () => {
    const credential = new UsernamePasswordCredential(
      tenant,
      applications.own,
      'ada@contoso.example',
      'Contoso-ada-1',
      azureOptions(world),
    );
    expect(await world.statusOf((await credential.getToken(delegated)).token)).toBe(200);
  });

  test('a code on another device', async () => {
    const ada = world.person('ada');
    const credential = new DeviceCodeCredential({
      ...azureOptions(world),
      tenantId: tenant,
      clientId: applications.own,
      userPromptCallback: ({ verificationUri, userCode }) => void ada.openBrowser(`${verificationUri}?otc=${userCode}`),
    });
    expect(decodeJwt((await credential.getToken(delegated)).token)).toMatchObject({ upn: 'ada@contoso.example' });
  });

  test('a code of the authorization endpoint, which is good once', async () => {
    const redirectUri = 'http://localhost/';
    const asked = new URLSearchParams({
      client_id: applications.own,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: delegated.join(' '),
    });
    const ada = world.person('ada');
    await ada.openBrowser(`${world.authority}/oauth2/v2.0/authorize?${asked}`).catch(() => undefined);
    const code = new URL(ada.location).searchParams.get('code') ?? '';
    const credential = () => new AuthorizationCodeCredential(tenant, applications.own, code, redirectUri, azureOptions(world));

    expect(await world.statusOf((await credential().getToken(delegated)).token)).toBe(200);
    await expect(credential().getToken(delegated)).rejects.toMatchObject({ message: expect.stringContaining('54005') as string });
  });
});
