import { expect, test } from 'vitest';
import { createTestClient } from '../../../../test/support/entra-client.ts';

const spa = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f' };

test.each<[string, Record<string, string>, string | null]>([
  ['a code that there is not, of an application with pages', { ...spa, grant_type: 'authorization_code', code: 'x' }, '*'],
  ['a refresh token that there is not, of an application with pages', { ...spa, grant_type: 'refresh_token', refresh_token: 'x' }, '*'],
  ['the same in another letter case', { client_id: spa.client_id.toUpperCase(), grant_type: 'refresh_token', refresh_token: 'x' }, '*'],
  ['a code of an application without pages', { grant_type: 'authorization_code', code: 'x' }, null],
  ['an application that there is not', { client_id: 'nobody', grant_type: 'authorization_code', code: 'x' }, null],
  ['no application', { client_id: '', grant_type: 'authorization_code', code: 'x' }, null],
  ['client credentials', { ...spa, client_secret: 'contoso-reports-secret', grant_type: 'client_credentials' }, null],
  ['a password', { ...spa, grant_type: 'password' }, null],
  ['a device code', { ...spa, grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'x' }, null],
  ['no grant', spa, null],
])('a page reads the answer to %s: %j gives %s', async (_what, parameters, expected) => {
  const client = createTestClient();
  client.tenant.applications.get(spa.client_id)?.spaRedirectUris.push('https://reports.contoso.example/');
  const { headers } = await client.token(parameters, client.tenant.id, { origin: 'https://reports.contoso.example' });

  expect(headers.get('access-control-allow-origin')).toBe(expected);
});

test('no page reads the answer to a request that is malformed, or that of a device', async () => {
  const client = createTestClient();
  const twice = new URLSearchParams({ ...spa, grant_type: 'authorization_code', code: 'x' });
  twice.append('code', 'y');
  const address = `https://login.microsoftonline.com/${client.tenant.id}/oauth2/v2.0`;
  const malformed = await client.entra.fetch(new Request(`${address}/token`, { method: 'POST', body: twice }));
  const device = await client.post(`/${client.tenant.id}/oauth2/v2.0/devicecode`, { scope: 'Mail.Read', client_id: spa.client_id });

  expect([malformed, device].map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual([null, null]);
});
