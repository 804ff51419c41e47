import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../connection/index.ts';
import { OnbehalfError } from '../core/errors.ts';
import { embed } from '../embedded.ts';
import { diagnose, type Patient } from './diagnose.ts';
import { exitStatusOf, type Finding, type Subject } from './finding.ts';
import { checkHosts } from './hosts.ts';
import { checkMachine } from './machine.ts';
import { checkNetwork } from './network.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';

const machine = { node: '20.20.0', platform: 'linux', env: {} };
const applicationId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

let cloud: Awaited<ReturnType<typeof embed>>;
let world: World;
let folder = '';
beforeAll(async () => {
  cloud = await embed();
  world = cloud.world();
  folder = await temporaryFolder('doctor');
});
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const examineIn = async (settings: Record<string, unknown>, more: Partial<Patient> = {}): Promise<Finding[]> =>
  await diagnose({ machine, world, configuration: { settings, title: 'Settings' }, ...more });
const about = (findings: readonly Finding[], wanted: Subject): Finding[] => findings.filter(({ subject }) => subject === wanted);

describe('on a tenant', () => {
  test('all is well with the public application', async () => {
    const findings = await examineIn({});

    expect(findings.map(({ subject, outcome }) => `${subject} ${outcome}`)).toEqual([
      'machine ok',
      'network ok',
      'configuration ok',
      'storage ok',
      'hosts ok',
      'hosts ok',
      'clock ok',
      'application ok',
    ]);
    expect(exitStatusOf(findings)).toBe(0);
  });

  test('a redirect URI that is not registered is a problem of the administrator', async () => {
    const { tenant } = cloud.emulator;
    const application = [...tenant.applications.values()].find(({ clientId }) => clientId === applicationId);
    if (!application) throw new Error('The tenant has no such application.');
    const registered = application.publicClientRedirectUris.splice(0);
    const [finding] = about(await examineIn({ oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example' }), 'application');
    application.publicClientRedirectUris.push(...registered);

    expect(finding).toMatchObject({ outcome: 'problem', code: 'REDIRECT_NOT_REGISTERED', whose: 'admin' });
    expect(finding?.says).toContain('The redirect URI http://localhost is not registered');
    expect(about(await examineIn({ oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example' }), 'application')).toMatchObject(
      [{ outcome: 'ok' }],
    );
  });

  test('an application that the tenant does not know', async () => {
    const [finding] = about(
      await examineIn({ oauthApplication: 'Custom', applicationId: applicationId.replace('7a', '7b'), tenantId: 'contoso.example' }),
      'application',
    );

    expect(finding).toMatchObject({ outcome: 'problem', code: 'APPLICATION_INVALID', says: expect.stringContaining('(AADSTS700016)') });
  });

  test('a broker that the settings ask for: its redirect URI, and whether it is there', async () => {
    const { tenant } = cloud.emulator;
    const redirectUri = `ms-appx-web://Microsoft.AAD.BrokerPlugin/${applicationId}`;
    const settings = { oauthApplication: 'Custom', applicationId, tenantId: 'contoso.example', useBroker: true };
    const before = await examineIn(settings);
    tenant.applications.get(applicationId)?.publicClientRedirectUris.push(redirectUri);
    const windows: World = { ...world, findBroker: async () => ({ broker: {} as never }) };
    const after = await examineIn(settings, { world: windows });

    expect(about(before, 'broker')).toMatchObject([
      {
        outcome: 'problem',
        code: 'SETTINGS_INVALID',
        says: expect.stringContaining('useBroker needs the broker of Windows, and it knows no emulator.'),
      },
    ]);
    expect(about(before, 'application')).toMatchObject([{ code: 'REDIRECT_NOT_REGISTERED', remedy: expect.stringContaining(redirectUri) }]);
    expect(about(after, 'broker')).toEqual([{ subject: 'broker', outcome: 'ok', says: 'The broker of Windows can be used.' }]);
    expect(about(after, 'application')).toMatchObject([
      { outcome: 'ok', says: expect.stringContaining(`its redirect URI ${redirectUri} is registered.`) },
    ]);
  });

  test('a tenant that does not exist', async () => {
    const findings = await examineIn({ oauthApplication: 'Custom', applicationId, tenantId: 'nowhere.example' });

    expect(about(findings, 'hosts')[0]).toMatchObject({
      outcome: 'problem',
      code: 'APPLICATION_INVALID',
      says: 'There is no tenant nowhere.example in this cloud. (AADSTS90002)',
    });
    expect(about(findings, 'application')).toEqual([]);
    expect(exitStatusOf(findings)).toBe(2);
  });

  test('wrong settings end the examination with everything that is wrong', async () => {
    const findings = await examineIn({ enviroment: 'China' });

    expect(findings.at(-1)).toMatchObject({
      subject: 'configuration',
      outcome: 'problem',
      code: 'SETTINGS_INVALID',
      says: expect.stringContaining('did you mean environment?'),
    });
  });

  test('permissions of a file: nobody signed in, some missing, all there', async () => {
    const storage = await world.storage('None');
    const signedIn: World = { ...world, storage: async () => storage };
    const needs = (...names: string[]) => ({
      file: 'tidy.ts',
      outlines: [{ activities: [], settings: {}, unread: [], mailbox: false, add: names, remove: [] }],
    });
    const found = async (...names: string[]) => about(await examineIn({}, { world: signedIn, needs: needs(...names) }), 'permissions')[0];
    const nobody = await found('Mail.Read');
    const { microsoft365Scope } = await import('../connection/index.ts');
    await using scope = await microsoft365Scope({ activities: [], permissions: { add: ['Mail.Read'] } }, signedIn);
    await scope.signIn();

    expect([nobody, await found('Mail.Read'), await found('mail.read', 'Mail.Send'), await found('User.Read.All')]).toMatchObject([
      { code: 'SIGN_IN_REQUIRED' },
      { outcome: 'ok', says: 'ada@contoso.example granted all that tidy.ts needs: Mail.Read.' },
      { code: 'CONSENT_REQUIRED', says: 'tidy.ts needs Mail.Send, which ada@contoso.example has not granted.' },
      { code: 'ADMIN_CONSENT_REQUIRED', whose: 'admin' },
    ]);
  });

  test('a storage that cannot be opened, and a file that cannot be read', async () => {
    const closed: World = {
      ...world,
      async storage() {
        throw new OnbehalfError('STORAGE_UNAVAILABLE', 'Tokens cannot be kept in /nowhere.');
      },
    };
    const findings = await examineIn(
      {},
      { world: closed, needs: { failure: new OnbehalfError('AUTOMATION_INVALID', 'tidy.ts opens no Microsoft 365 Scope.') } },
    );

    expect(about(findings, 'storage')).toMatchObject([{ outcome: 'problem', code: 'STORAGE_UNAVAILABLE', whose: 'user' }]);
    expect(about(findings, 'permissions')).toMatchObject([{ code: 'AUTOMATION_INVALID' }]);
    expect(exitStatusOf(findings)).toBe(3);
  });

  test('our own mistake is not reported as an illness', async () => {
    await expect(examineIn({}, { configuration: { failure: new TypeError('a bug') } })).rejects.toThrow('a bug');
  });
});

describe('hosts and clock', () => {
  const examined = {
    loginUrl: 'https://login.microsoftonline.com',
    graphUrl: 'https://graph.microsoft.com',
    tenant: 'common',
    application: { name: 'App', clientId: applicationId, redirectUri: 'http://localhost' },
    usesRedirectUri: true,
    dataStoreLocation: 'None',
    bucket: {},
  };
  const now = new Date('2026-11-23T09:00:00Z');
  const hostsOf = (fetch: World['fetch']) => checkHosts({ ...world, fetch, now: () => now, onMicrosoftCloud: true }, examined);
  const dated = (offsetSeconds: number) =>
    hostsOf(async () => new Response('{}', { headers: { date: new Date(now.getTime() + offsetSeconds * 1000).toUTCString() } }));

  test.each([
    [0, 'ok', 'The clock of this machine is right.'],
    [-20, 'ok', 'The clock of this machine is right.'],
    [-120, 'warning', 'The clock of this machine is 120 seconds fast.'],
    [3_600, 'problem', 'The clock of this machine is 3601 seconds slow.'],
  ])('a service that is %i seconds ahead: %s', async (offset, outcome, says) => {
    const [, , clock] = await dated(offset);

    expect(clock).toMatchObject({ subject: 'clock', outcome, says });
  });

  test.each([
    ['ENOTFOUND', 'cannot be reached (ENOTFOUND)', 'NETWORK_FAILED', 'Check the network'],
    ['ECONNRESET', 'breaks the connection (ECONNRESET)', 'NETWORK_FAILED', 'Check the network'],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'shows a certificate that is not trusted (SELF_SIGNED_CERT_IN_CHAIN)',
      'NETWORK_FAILED',
      'NODE_EXTRA_CA_CERTS',
    ],
  ])('%s', async (reason, says, code, remedy) => {
    const findings = await hostsOf(async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(reason), { code: reason }) });
    });

    expect(findings[0]).toEqual({
      subject: 'hosts',
      outcome: 'problem',
      says: `login.microsoftonline.com ${says}.`,
      code,
      whose: 'service',
      remedy: expect.stringContaining(remedy),
    });
    expect(findings[2]).toMatchObject({ outcome: 'ok', says: 'Nobody told the time; the clock was not compared.' });
  });

  test('a host that is out of order', async () => {
    expect((await hostsOf(async () => new Response('', { status: 503 })))[1]).toMatchObject({
      code: 'UNAVAILABLE',
      says: 'graph.microsoft.com answers with status 503.',
    });
  });
});

describe('machine and network', () => {
  test.each([
    ['20.20.0', 'ok'],
    ['20.19.0', 'ok'],
    ['20.18.3', 'problem'],
    ['18.20.0', 'problem'],
    ['24.1.0', 'ok'],
  ])('Node %s: %s', (node, outcome) => {
    expect(checkMachine({ ...machine, node }).outcome).toBe(outcome);
  });

  test.each([
    [{ https_proxy: 'http://user:hunter2@proxy:3128' }, 'ok', 'Requests go through the proxy proxy:3128 (HTTPS_PROXY).'],
    [
      { ALL_PROXY: 'proxy:3128', NO_PROXY: '.contoso.example' },
      'ok',
      'Requests go through the proxy proxy:3128 (ALL_PROXY), except to .contoso.example (NO_PROXY).',
    ],
    [{ HTTP_PROXY: 'http://proxy:3128' }, 'warning', 'HTTP_PROXY is set, and all hosts are asked by https: requests go out directly.'],
    [
      { HTTPS_PROXY: 'socks5://user:hunter2@proxy' },
      'problem',
      'The proxy of this machine cannot be used. HTTPS_PROXY must be the address of a proxy that begins with http:// or https://, such as http://proxy.contoso.example:3128.',
    ],
  ])('the proxy of %j: %s', async (env, outcome, says) => {
    expect(await checkNetwork({ ...machine, env })).toMatchObject([{ outcome, says }]);
  });

  test('certificates of its own: readable, empty, missing', async () => {
    const [good, empty] = [join(folder, 'good.pem'), join(folder, 'empty.pem')];
    await writeFile(good, '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n');
    await writeFile(empty, 'nothing');
    await chmod(good, 0o600);
    const found = async (file: string) => (await checkNetwork({ ...machine, env: { NODE_EXTRA_CA_CERTS: file } }))[0];

    expect([await found(good), await found(empty), await found(join(folder, 'gone.pem'))]).toMatchObject([
      { outcome: 'ok', says: `NODE_EXTRA_CA_CERTS adds 1 certificate from ${good}.` },
      { outcome: 'problem', says: `NODE_EXTRA_CA_CERTS names ${empty}, which holds no certificate in PEM form; Node ignores it.` },
      { outcome: 'problem', says: expect.stringContaining('which cannot be read (ENOENT)') },
    ]);
  });

  test('a check of certificates that is switched off', async () => {
    expect(await checkNetwork({ ...machine, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })).toMatchObject([
      { outcome: 'problem', code: 'SETTINGS_INVALID' },
    ]);
  });
});
