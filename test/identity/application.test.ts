import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { Application } from '../../src/emulator/tenant/directory.ts';
import type { ScopeSettingsInput } from '../../src/identity/index.ts';
import { createTestCertificate, type TestCertificate } from '../support/certificate.ts';
import { createWorld as worldWith, type World } from './world.ts';
import { failureOf } from '../support/failure-of.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';
import { endedSecret } from '../support/ended-secret.ts';

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
let signingKey: SigningKey;
let certificate: TestCertificate;
beforeAll(async () => {
  signingKey = await createSigningKey();
  certificate = createTestCertificate();
});

/** A world in which the application Contoso Reports has a secret and a certificate. */
function createWorld(): World & { readonly application: Application } {
  const world = worldWith({ signingKey });
  const application = world.tenant.applications.get(reports);
  if (!application) throw new Error('The seeded application is missing.');
  application.certificates = [clientCertificate(certificate.certificate)];
  return { ...world, application };
}

type Kind = 'ApplicationIdAndSecret' | 'ApplicationIdAndCertificate';

function open(world: World, authenticationType: Kind, more: ScopeSettingsInput = {}) {
  const proof =
    authenticationType === 'ApplicationIdAndSecret'
      ? { applicationSecret: 'contoso-reports-secret' }
      : { certificateAsBase64: certificate.privateKey + certificate.certificate };
  return world.identity({ authenticationType, applicationId: reports, tenantId: world.tenant.id, ...proof, ...more }, { canAsk: false });
}

describe.each(['ApplicationIdAndSecret', 'ApplicationIdAndCertificate'] as const)('%s', (kind) => {
  test('signs in as the application, with the permissions that it was granted', async () => {
    const world = createWorld();

    expect(await open(world, kind).token(['Mail.Read'])).toMatchObject({
      permissions: ['Mail.Read', 'User.Read.All'],
      account: { homeAccountId: `${reports}.${world.tenant.id}`, username: `application ${reports}`, tenantId: world.tenant.id },
    });
    expect(world.requests.map(({ form }) => form.get('scope'))).toEqual(['https://graph.microsoft.com/.default']);
    expect(world.told('permissionsMissing')).toEqual([]);
  });

  test('keeps its token in the run, and stores nothing', async () => {
    const world = createWorld();
    const identity = open(world, kind);
    await identity.token(['Mail.Read']);
    await identity.token(['User.Read.All']);

    expect(world.requests).toHaveLength(1);
    expect(await world.ports.storage.list()).toEqual([]);
    await identity.token(['Mail.Read'], { forceRefresh: true });
    expect(world.requests).toHaveLength(2);
  });

  test('tells what was not granted, and gives the token: Graph decides', async () => {
    const world = createWorld();
    await open(world, kind).token(['Mail.Read', 'Mail.Send']);

    expect(world.told('permissionsMissing')).toEqual([
      { type: 'permissionsMissing', missing: ['Mail.Send'], granted: ['Mail.Read', 'User.Read.All'] },
    ]);
  });

  test('is its own account, never one of the people who signed in through the same application', async () => {
    const world = createWorld();
    const identity = open(world, kind);

    expect(await identity.current()).toMatchObject({ username: `application ${reports}` });
    expect([await identity.accounts(), await identity.granted()]).toEqual([[], []]);
  });

  test.each<[string, ScopeSettingsInput, number]>([
    ['another tenant', { tenantId: 'fabrikam.example' }, 90002],
    ['another application', { applicationId: '00000000-0000-4000-8000-000000000000' }, 700016],
  ])('%s is an error of the application', async (_, settings, aadsts) => {
    expect(await failureOf(open(createWorld(), kind, settings).token(['Mail.Read']))).toMatchObject({
      code: 'APPLICATION_INVALID',
      exitStatus: 2,
      details: { aadsts },
    });
  });
});

test.each([
  ['China', 'login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn/.default'],
  ['USGovernment', 'login.microsoftonline.us', 'https://graph.microsoft.us/.default'],
  ['USGovernmentDOD', 'login.microsoftonline.us', 'https://dod-graph.microsoft.us/.default'],
] as const)('in the cloud %s it asks %s for %s', async (environment, host, scope) => {
  const asked: [host: string, scope: string | null][] = [];
  const settings = {
    authenticationType: 'ApplicationIdAndSecret',
    applicationId: reports,
    tenantId: 'contoso.example',
    applicationSecret: 'x',
    environment,
  } as const;
  const identity = createWorld().identity(settings, {
    fetch: async (url, init) => {
      if (new URL(url).pathname.endsWith('/token')) asked.push([new URL(url).host, new URLSearchParams(String(init?.body)).get('scope')]);
      return Response.json({ token_type: 'Bearer', expires_in: 3600, access_token: 'opaque' });
    },
  });

  expect((await identity.token(['Mail.Read'])).permissions).toEqual(['Mail.Read']);
  expect(asked).toEqual([[host, scope]]);
});

describe('a secret', () => {
  test('comes from an environment variable or a file', async () => {
    const folder = await temporaryFolder('test');
    await writeFile(join(folder, 'secret'), 'contoso-reports-secret\n');
    const signedIn = await open(createWorld(), 'ApplicationIdAndSecret', { applicationSecret: `file:${join(folder, 'secret')}` }).token([
      'Mail.Read',
    ]);
    await rm(folder, { recursive: true });

    expect(signedIn.permissions).toContain('Mail.Read');
  });

  test('that is wrong', async () => {
    const error = await failureOf(
      open(createWorld(), 'ApplicationIdAndSecret', { applicationSecret: 'not-the-secret' }).token(['Mail.Read']),
    );

    expect(error).toMatchObject({
      code: 'APPLICATION_INVALID',
      message: `The client secret of application ${reports} is wrong. (AADSTS7000215)`,
      remedy: 'Use the value of a secret of the app registration, not its ID.',
    });
    expect(JSON.stringify([error, error.stack])).not.toContain('not-the-secret');
  });

  test('that has expired', async () => {
    const world = createWorld();
    Object.assign(world.application, {
      secrets: [endedSecret('contoso-reports-secret')],
    });

    expect(await failureOf(open(world, 'ApplicationIdAndSecret').token(['Mail.Read']))).toMatchObject({
      details: { aadsts: 7000222 },
      remedy: 'Create a new secret in the app registration.',
    });
  });
});

describe('a certificate', () => {
  test('is shown by its SHA-256 thumbprint, and its key never leaves', async () => {
    const world = createWorld();
    await open(world, 'ApplicationIdAndCertificate').token(['Mail.Read']);
    const [header] = world.requests[0]?.form.get('client_assertion')?.split('.') ?? [];

    expect(JSON.parse(Buffer.from(header ?? '', 'base64url').toString())).toMatchObject({
      alg: 'PS256',
      'x5t#S256': Buffer.from(certificate.thumbprint, 'hex').toString('base64url'),
    });
    expect(world.requests[0]?.form.toString()).not.toContain('PRIVATE');
  });

  test('that is not registered is named by its thumbprint', async () => {
    const world = createWorld();
    world.application.certificates = [clientCertificate(createTestCertificate().certificate)];

    expect(await failureOf(open(world, 'ApplicationIdAndCertificate').token(['Mail.Read']))).toMatchObject({
      code: 'APPLICATION_INVALID',
      message: `The certificate of application ${reports} is not accepted: it is not registered, or has expired. (AADSTS700027)`,
      remedy: `In the app registration, under Certificates & secrets, upload this certificate; its SHA-256 thumbprint is ${certificate.thumbprint}.`,
    });
  });

  test('that has expired is told before any request', async () => {
    const world = createWorld();
    const ended = createTestCertificate(-2);
    const error = await failureOf(
      open(world, 'ApplicationIdAndCertificate', { certificateAsBase64: ended.privateKey + ended.certificate }).token(['Mail.Read']),
    );

    expect(error).toMatchObject({
      code: 'SETTINGS_INVALID',
      message: expect.stringMatching(/^The certificate has expired on \d{4}-\d\d-\d\d\.$/),
      details: { thumbprintSha256: ended.thumbprint },
    });
    expect(world.requests).toEqual([]);
  });
});
