import { expect, test } from 'vitest';
import { adminConsentUrl } from './admin-consent.ts';
import { environments } from '../settings/environments.ts';

const request = {
  ...environments.Global,
  clientId: 'id',
  redirectUri: 'http://localhost',
  permissions: ['Mail.Read', 'offline_access', 'Mail.Send'],
};

test('names the tenant, the application, the permissions in full, and where the answer goes', () => {
  const url = new URL(adminConsentUrl({ ...request, tenant: 'contoso.example' }));

  expect(url.origin + url.pathname).toBe('https://login.microsoftonline.com/contoso.example/v2.0/adminconsent');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: 'id',
    scope: 'https://graph.microsoft.com/Mail.Read https://graph.microsoft.com/Mail.Send',
    redirect_uri: 'http://localhost',
  });
});

test("without a tenant, the administrator's own sign-in tells it", () => {
  expect(new URL(adminConsentUrl({ ...request, tenant: 'common' })).pathname).toBe('/organizations/v2.0/adminconsent');
});

test("in another cloud both hosts are that cloud's", () => {
  const url = adminConsentUrl({ ...request, ...environments.China, tenant: 'common' });

  expect(url).toContain('https://login.partner.microsoftonline.cn/');
  expect(url).toContain(encodeURIComponent('https://microsoftgraph.chinacloudapi.cn/Mail.Read'));
});
