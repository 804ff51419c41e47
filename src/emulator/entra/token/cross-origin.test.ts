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

const device = 'urn:ietf:params:oauth:grant-type:device_code';

test.each<[string, Record<string, string>]>([
  [
    'credentials of its own',
    { client_secret: 'contoso-reports-secret', grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' },
  ],
  ['a password', { grant_type: 'password', username: 'ada@contoso.example', password: 'Contoso-ada-1', scope: 'Mail.Read' }],
  ['a device code', { grant_type: device, device_code: 'x' }],
  ['a device code in the old spelling', { grant_type: 'device_code', device_code: 'x' }],
])('an application that comes with %s from a page is refused, though it has pages; without a page it is not', async (_what, parameters) => {
  const client = createTestClient();
  const application = client.tenant.applications.get(spa.client_id);
  application?.spaRedirectUris.push('https://reports.contoso.example/');
  const ask = (headers: Record<string, string>) => client.token({ ...spa, ...parameters }, client.tenant.id, headers);
  const fromPage = await ask({ origin: 'https://reports.contoso.example' });
  const alone = await ask({});

  expect({ status: fromPage.status, error: fromPage.body['error'], codes: fromPage.body['error_codes'] }).toEqual({
    status: 400,
    error: 'invalid_request',
    codes: [9002326],
  });
  expect(fromPage.body['error_description']).toMatch(
    /^AADSTS9002326: Only what belongs to a redirect URI of the type single-page application can be redeemed from another origin, 'https:\/\/reports\.contoso\.example'\./,
  );
  expect(alone.body['error_codes']).not.toEqual([9002326]);
});

test('what a request redeems is looked for by its kind: a code beside another grant opens nothing', async () => {
  const client = createTestClient();
  client.application.spaRedirectUris.push('https://page.contoso.example/');
  const answer = await client.signIn(client.person('ada'), { redirect_uri: 'https://page.contoso.example/' });
  const origin = { origin: 'https://page.contoso.example' };
  const code = answer.get('code') ?? '';
  const other = await client.token({ grant_type: 'password', code }, client.tenant.id, origin);
  const own = await client.token({ grant_type: 'authorization_code', code }, client.tenant.id, origin);

  expect(code).not.toBe('');
  expect([other, own].map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual([null, '*']);
});
