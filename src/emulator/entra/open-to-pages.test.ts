import { expect, test } from 'vitest';
import { createTestClient, origin } from '../../../test/support/entra-client.ts';

const site = 'https://reports.contoso.example';
const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const tenants = ['common', 'organizations', 'consumers', 'contoso.example'];
const ofTenant = (path: string): string[] => tenants.map((tenant) => `/${tenant}/${path}`);

/** What programs call, and so the scripts of a page. */
const open = [
  '/common/discovery/instance',
  '/oidc/userinfo',
  ...[
    'v2.0/.well-known/openid-configuration',
    '.well-known/openid-configuration',
    'discovery/v2.0/keys',
    'discovery/keys',
    'oauth2/v2.0/token',
    'oauth2/token',
  ].flatMap(ofTenant),
];

/** Pages for people, a sign-in on another device, which no page begins, and what there is not. */
const closed = [
  '/',
  '/common/discovery',
  '/common/oauth2/deviceauth',
  '/common/oauth2/nativeclient',
  '/common/userrealm/ada@contoso.example',
  '/contoso.example/discovery/instance',
  '/devicelogin',
  '/error',
  '/oidc',
  '/oidc/userinfo/me',
  '/.well-known/openid-configuration',
  ...[
    'adminconsent',
    'discovery/v1.0/keys',
    'login/consent',
    'login/password',
    'oauth2/authorize',
    'oauth2/devicecode',
    'oauth2/logout',
    'oauth2/v2.0/authorize',
    'oauth2/v2.0/devicecode',
    'oauth2/v2.0/logout',
    'oauth2/v2.0/token/more',
    'oauth2/v2.0/revoke',
    'oauth2/wstrust',
    'v2.0/adminconsent',
    'v2.0/openid-configuration',
  ].flatMap(ofTenant),
];

/** As a browser asks before a page posts with a header of its own. */
function question(path: string): Request {
  const headers = { origin: site, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,x-client-sku' };
  return new Request(`${origin}${path}`, { method: 'OPTIONS', headers });
}

const inCapitals = (path: string): string => path.replaceAll(/[a-z]+/g, (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);

test.each([...open, ...open.map(inCapitals)])('a page may call %s', async (path) => {
  const response = await createTestClient().entra.fetch(question(path));

  expect(response.status).toBe(204);
  expect(Object.fromEntries(response.headers)).toEqual({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': 'authorization,x-client-sku',
    'access-control-max-age': '600',
  });
});

test('a page that asks without a header of its own may send those that every page may', async () => {
  const request = new Request(`${origin}/oidc/userinfo`, { method: 'OPTIONS', headers: { origin: site } });

  expect((await createTestClient().entra.fetch(request)).headers.get('access-control-allow-headers')).toBe('*');
});

test.each([...closed, ...closed.map(inCapitals)])('no page may call %s', async (path) => {
  const { headers, status } = await createTestClient().entra.fetch(question(path));

  expect(status).toBe(501);
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
});

/** Sends what a page sends without asking before. */
async function readable(path: string, method: 'GET' | 'POST'): Promise<string | null> {
  const client = createTestClient();
  client.tenant.applications.get(reports)?.spaRedirectUris.push(`${site}/`);
  const body = new URLSearchParams({ client_id: reports, grant_type: 'refresh_token', refresh_token: 'x' });
  const request = new Request(`${origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { origin: site },
    ...(method === 'POST' && { body }),
  });
  return (await client.entra.fetch(request)).headers.get('access-control-allow-origin');
}

test.each(open)('a page reads the answer of %s', async (path) => {
  expect(await readable(path, path.endsWith('/token') ? 'POST' : 'GET')).toBe('*');
});

// Who is at home where is for everybody to read, and so is said without being asked before.
test.each(closed.filter((path) => !path.includes('/userrealm/')))('no page reads the answer of %s', async (path) => {
  expect([await readable(path, 'GET'), await readable(path, 'POST')]).toEqual([null, null]);
});
