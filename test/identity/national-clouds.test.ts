import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { microsoft365Scope } from '../../src/connection/index.ts';
import { embed } from '../../src/embedded.ts';
import { ownApplication } from './world.ts';

test.each([
  ['China', 'login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn'],
  ['USGovernment', 'login.microsoftonline.us', 'graph.microsoft.us'],
  ['USGovernmentDOD', 'login.microsoftonline.us', 'dod-graph.microsoft.us'],
] as const)('%s: signs in and works on the hosts of that cloud only, with permissions of its Microsoft Graph', async (environment, loginHost, graphHost) => {
  await using cloud = await embed();
  const world = cloud.world();
  const addresses: URL[] = [];
  const fetch: typeof world.fetch = (address, init) => {
    addresses.push(new URL(address));
    return world.fetch(address, init);
  };
  const openBrowser = (page: string): Promise<void> => {
    addresses.push(new URL(page));
    return world.openBrowser(page);
  };
  await using m365 = await microsoft365Scope(
    { environment, oauthApplication: 'Custom', applicationId: ownApplication, tenantId: 'contoso.example', activities: [mail.list] },
    { ...world, fetch, openBrowser },
  );

  expect(await m365.mail.list({ top: 1 }).all()).toHaveLength(1);
  expect([...new Set(addresses.map(({ host }) => host))].toSorted()).toEqual([graphHost, loginHost].toSorted());
  const asked = addresses.find(({ pathname }) => pathname.endsWith('/authorize'))?.searchParams.get('scope')?.split(' ') ?? [];
  expect(asked.filter((name) => name.includes('Mail'))).toEqual([`https://${graphHost}/Mail.ReadWrite`]);
});
