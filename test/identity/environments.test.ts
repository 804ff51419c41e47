import { beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { microsoft365Scope, use, type World } from '../../src/connection/index.ts';
import { embed } from '../../src/embedded.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createNoStorage, type SignInEvent } from '../../src/identity/index.ts';
import { ownApplication, shortLived } from './world.ts';

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

/** A tenant that stands for all clouds: each of their hosts issues and takes tokens of its own cloud only. */
async function openCloud() {
  const cloud = await embed({ signingKey, entra: shortLived });
  const hosts = new Set<string>();
  const events: SignInEvent[] = [];
  const storage = createNoStorage();
  const base = cloud.world();
  const world: World = {
    ...base,
    storage: async () => storage,
    fetch(url, init) {
      hosts.add(new URL(url).host);
      return base.fetch(url, init);
    },
    notify: (event) => events.push(event as SignInEvent),
  };
  const opened = (): URL[] => events.flatMap((event) => (event.type === 'opening' ? [new URL(event.url)] : []));
  return { cloud, world, hosts, opened, [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose]() };
}

const own = { oauthApplication: 'Custom', applicationId: ownApplication, tenantId: 'contoso.example' } as const;
const activities = [use(mail.list, { markAsRead: false })] as const;

describe.each([
  ['Default', 'login.microsoftonline.com', 'graph.microsoft.com'],
  ['Global', 'login.microsoftonline.com', 'graph.microsoft.com'],
  ['China', 'login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
  ['USGovernment', 'login.microsoftonline.us', 'graph.microsoft.us'],
  ['USGovernmentDOD', 'login.microsoftonline.us', 'dod-graph.microsoft.us'],
] as const)('environment %s', (environment, loginHost, graphHost) => {
  test('signs in, renews and calls at the hosts of its cloud, and at no other, with permissions of its Microsoft Graph', async () => {
    await using here = await openCloud();
    await using m365 = await microsoft365Scope({ ...own, environment, activities }, here.world);
    await m365.mail.list({ top: 1 }).all();
    await using again = await microsoft365Scope({ ...own, environment, activities }, here.world);
    await again.mail.list({ top: 1 }).all();

    expect(here.opened().map(({ host }) => host)).toEqual([loginHost]);
    expect(
      here
        .opened()[0]
        ?.searchParams.get('scope')
        ?.split(' ')
        .filter((name) => name.includes('Mail')),
    ).toEqual([graphHost === 'graph.microsoft.com' ? 'Mail.Read' : `https://${graphHost}/Mail.Read`]);
    expect([...here.hosts].toSorted()).toEqual([loginHost, graphHost].toSorted());
  });

  test('an application without a person does so too', async () => {
    await using here = await openCloud();
    const settings = {
      environment,
      authenticationType: 'ApplicationIdAndSecret',
      applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
      tenantId: 'contoso.example',
      applicationSecret: 'contoso-reports-secret',
      impersonatedUserEmailAddress: 'ada@contoso.example',
      activities,
    } as const;
    await using m365 = await microsoft365Scope(settings, here.world);

    expect(await m365.mail.list({ top: 1 }).all()).toHaveLength(1);
    expect([...here.hosts].toSorted()).toEqual([loginHost, graphHost].toSorted());
  });
});

test('a token of one cloud is no good in another', async () => {
  await using here = await openCloud();
  const { emulator } = here.cloud;
  const token = await emulator.fetch(
    new Request('https://login.microsoftonline.us/contoso.example/oauth2/v2.0/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
        client_secret: 'contoso-reports-secret',
        scope: 'https://dod-graph.microsoft.us/.default',
      }),
    }),
  );
  const { access_token: accessToken } = (await token.json()) as { access_token: string };
  const statusAt = async (host: string): Promise<number> =>
    (await emulator.fetch(new Request(`https://${host}/v1.0/users?$top=1`, { headers: { authorization: `Bearer ${accessToken}` } })))
      .status;

  expect([await statusAt('dod-graph.microsoft.us'), await statusAt('graph.microsoft.us'), await statusAt('graph.microsoft.com')]).toEqual([
    200, 401, 401,
  ]);
});
