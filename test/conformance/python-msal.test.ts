import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Listener, PersonOptions } from '../../src/emulator/index.ts';
import { createTestCertificate } from '../support/certificate.ts';
import { applications, conformanceSuite, type ConformanceWorld } from './world.ts';
import { hasPythonMsal, pythonMsalReason, runPythonMsal, type Job, type StepFacts } from './python-msal/run.ts';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';

// The client is MSAL for Python as Debian packages it. It asks https://login.microsoftonline.com and https://graph.microsoft.com over TLS;
// the emulator is its proxy, and the tunnels end there, so that nothing leaves the machine.

const common = 'https://login.microsoftonline.com/common';
const nativeClient = 'https://login.microsoftonline.com/common/oauth2/nativeclient';
const me = { way: 'graph', url: 'https://graph.microsoft.com/v1.0/me/messages?$top=1&$select=subject' } as const;
const everybody = { way: 'graph', url: 'https://graph.microsoft.com/v1.0/users?$top=1&$select=displayName' } as const;
const isRead = expect.objectContaining({ status: 200, body: expect.objectContaining({ value: [expect.anything()] }) });

const emulated = conformanceSuite();

interface World extends ConformanceWorld {
  readonly listener: Listener;
  /** Runs the steps while a person answers the pages. */
  run(job: Job, alias?: string, options?: PersonOptions): Promise<StepFacts[]>;
}

async function createWorld(): Promise<World> {
  const world = await emulated({ entra: { devicePollSeconds: 1 } });
  const listener = await world.emulator.listen({ tls: true });
  return {
    ...world,
    listener,
    run: (job, alias = 'ada', options) =>
      runPythonMsal(listener, job, async ({ open, code }) => {
        const person = world.person(alias, options);
        await person.openBrowser(code === undefined ? open : `${open}?otc=${code}`);
        return person.location;
      }),
  };
}

const consented = ['Mail.Read', 'openid', 'profile', 'offline_access'];

function refusedWith(error: string, code: number, suberror?: string): unknown {
  return { error, error_codes: [code], tokens: {}, accounts: [], ...(suberror !== undefined && { suberror }) };
}

describe.skipIf(!hasPythonMsal)(`MSAL for Python over TLS${pythonMsalReason}`, () => {
  test('device code: the person enters the code on another device, and the token opens Graph', async () => {
    await using world = await createWorld();

    const [signedIn, read] = await world.run({
      clientId: applications.public,
      authority: common,
      steps: [{ way: 'device', scopes: ['Mail.Read'] }, me],
    });

    expect(signedIn).toMatchObject({
      scope: expect.stringContaining('Mail.Read'),
      tokens: { access_token: expect.any(String), refresh_token: expect.any(String), id_token: expect.any(String) },
      accounts: ['ada@contoso.example'],
    });
    expect(read).toEqual(isRead);
    expect(world.emulator.requests.list().map(({ path }) => path)).toContain('/common/oauth2/v2.0/devicecode');
  });

  test('device code: a person who declines ends the polling', async () => {
    await using world = await createWorld();
    const steps = [{ way: 'device', scopes: ['Mail.Read'] }] as const;
    const ada = world.emulator.person('ada@contoso.example', { consent: 'decline' });

    const facts = await runPythonMsal(
      world.listener,
      { clientId: applications.public, authority: common, steps },
      async ({ open, code }) => {
        await expect(ada.openBrowser(`${open}?otc=${code}`)).rejects.toThrow('AADSTS65004');
        return ada.location;
      },
    );

    expect(facts).toEqual([expect.objectContaining(refusedWith('authorization_declined', 70_017))]);
  });

  test('a refresh token renews: silently, by force, and when it comes from elsewhere', async () => {
    await using world = await createWorld();
    const scopes = ['Mail.Read'];

    const [signedIn, cached, forced, migrated, read] = await world.run({
      clientId: applications.public,
      authority: common,
      steps: [
        { way: 'device', scopes },
        { way: 'silent', scopes, force: false },
        { way: 'silent', scopes, force: true },
        { way: 'refresh', scopes },
        me,
      ],
    });

    const tokens = [signedIn, forced, migrated].map((facts) => facts?.tokens.access_token);
    expect(cached?.tokens.access_token).toBe(tokens[0]);
    expect(new Set(tokens).size).toBe(3);
    expect(read).toEqual(isRead);
  });

  test('a revoked session needs the person again', async () => {
    await using world = await createWorld();
    const scopes = ['Mail.Read'];
    const steps = [
      { way: 'page', scopes, redirectUri: nativeClient },
      { way: 'page', scopes, redirectUri: nativeClient },
      { way: 'silent', scopes, force: true },
    ] as const;
    const { tenant } = world.emulator;
    let pages = 0;

    const facts = await runPythonMsal(world.listener, { clientId: applications.public, authority: common, steps }, async ({ open }) => {
      const person = world.emulator.person('ada@contoso.example');
      await person.openBrowser(open);
      pages += 1;
      if (pages === 2)
        for (const user of tenant.users.values()) user.sessionsValidFrom = new Date(tenant.clock.now().getTime() + 60_000).toISOString();
      return person.location;
    });

    // The code itself was issued before the revocation, so that it is refused as well.
    expect(facts.map(({ error, error_codes }) => [error, error_codes])).toEqual([
      [undefined, undefined],
      ['invalid_grant', [50_173]],
      ['invalid_grant', [50_173]],
    ]);
  });

  test('authorization code with PKCE: the person walks the pages, with a second factor', async () => {
    await using world = await createWorld();

    const [signedIn, read] = await world.run(
      { clientId: applications.public, authority: common, steps: [{ way: 'page', scopes: ['Mail.Read'], redirectUri: nativeClient }, me] },
      'ben',
    );

    expect(signedIn).toMatchObject({ tokens: { access_token: expect.any(String) }, accounts: ['ben@contoso.example'] });
    expect(read).toEqual(isRead);
    expect(world.emulator.requests.list().find(({ path }) => path.includes('/authorize?'))?.path).toContain('code_challenge_method=S256');
  });

  test('a person who declines ends the sign-in', async () => {
    await using world = await createWorld();
    const job = {
      clientId: applications.public,
      authority: common,
      steps: [{ way: 'page', scopes: ['Mail.Read'], redirectUri: nativeClient }],
    } as const;

    expect(await world.run(job, 'ada', { consent: 'decline' })).toEqual([{ error: 'access_denied', tokens: {}, accounts: [] }]);
  });

  test('user name and password', async () => {
    await using world = await createWorld();
    world.consent(consented);
    const password = { way: 'password', username: 'ada@contoso.example', password: 'Contoso-ada-1', scopes: ['Mail.Read'] } as const;

    const [signedIn, read] = await world.run({ clientId: applications.own, authority: world.authority, steps: [password, me] });

    expect(signedIn).toMatchObject({
      tokens: { access_token: expect.any(String), refresh_token: expect.any(String) },
      accounts: ['ada@contoso.example'],
    });
    expect(read).toEqual(isRead);
  });

  test.each([
    ['a wrong password', { password: 'Contoso-wrong' }, ['Mail.Read'], refusedWith('invalid_grant', 50_126)],
    ['a person who does not exist', { username: 'nobody@contoso.example' }, ['Mail.Read'], refusedWith('invalid_grant', 50_034)],
    [
      'a person with a second factor',
      { username: 'ben@contoso.example', password: 'Contoso-ben-1' },
      ['Mail.Read'],
      refusedWith('invalid_grant', 50_076, 'basic_action'),
    ],
    ['a permission without consent', {}, ['Mail.Send'], refusedWith('invalid_grant', 65_001, 'consent_required')],
  ])('user name and password: %s', async (_, more, scopes, refusal) => {
    await using world = await createWorld();
    world.consent(consented);
    const password = { way: 'password', username: 'ada@contoso.example', password: 'Contoso-ada-1', ...more, scopes } as const;

    expect(await world.run({ clientId: applications.own, authority: world.authority, steps: [password] })).toEqual([
      expect.objectContaining(refusal),
    ]);
  });

  test.each([
    ['through the proxy', false],
    ['under the own name of the emulator', true],
  ])('an application with a secret acts alone, %s', async (_, isDirect) => {
    await using world = await createWorld();
    const { origin } = world.listener;
    const application = { way: 'application', scopes: ['https://graph.microsoft.com/.default'] } as const;
    const job = isDirect
      ? { authority: `${origin}/${world.emulator.tenant.id}`, validateAuthority: false }
      : { authority: world.authority };
    const read = isDirect ? { ...everybody, url: everybody.url.replace('https://graph.microsoft.com', origin) } : everybody;

    const facts = await world.run({
      clientId: applications.alone,
      ...job,
      credential: 'contoso-reports-secret',
      steps: [application, read],
    });

    expect(facts).toEqual([expect.objectContaining({ tokens: { access_token: expect.any(String) }, accounts: [] }), isRead]);
  });

  test('an application with a wrong secret is refused', async () => {
    await using world = await createWorld();
    const application = { way: 'application', scopes: ['https://graph.microsoft.com/.default'] } as const;

    expect(
      await world.run({ clientId: applications.alone, authority: world.authority, credential: 'wrong', steps: [application] }),
    ).toEqual([expect.objectContaining(refusedWith('invalid_client', 7_000_215))]);
  });

  test('an application proves itself with its certificate, and not with another', async () => {
    await using world = await createWorld();
    const [registered, other] = [createTestCertificate(), createTestCertificate()];
    const application = world.emulator.tenant.applications.get(applications.alone);
    if (!application) throw new Error('The seeded application is missing.');
    Object.assign(application, { secrets: [], certificates: [clientCertificate(registered.certificate)] });
    const steps = [{ way: 'application', scopes: ['https://graph.microsoft.com/.default'] } as const];
    const credentialOf = ({ privateKey, certificate }: typeof registered) => ({
      private_key: privateKey,
      thumbprint: createHash('sha1').update(new X509Certificate(certificate).raw).digest('hex'),
    });

    const accepted = await world.run({
      clientId: applications.alone,
      authority: world.authority,
      credential: credentialOf(registered),
      steps: [...steps, everybody],
    });
    const refused = await world.run({ clientId: applications.alone, authority: world.authority, credential: credentialOf(other), steps });

    expect(accepted).toEqual([expect.objectContaining({ tokens: { access_token: expect.any(String) } }), isRead]);
    expect(refused).toEqual([expect.objectContaining(refusedWith('invalid_client', 700_027))]);
  });
});
