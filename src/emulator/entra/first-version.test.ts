import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { challenge, clientId, createTestClient, type TestClient, verifier } from '../../../test/support/entra-client.ts';
import { createTenant } from '../tenant/create.ts';

const redirect = 'https://app.contoso.example/back';
const graph = 'https://graph.microsoft.com';
const reports = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };

async function post(client: TestClient, path: string, fields: Record<string, string>) {
  const response = await client.post(`/${client.tenant.id}/oauth2/${path}`, { client_id: clientId, ...fields });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Signs in at the endpoints before v2.0. */
async function signIn(client: TestClient, atAuthorize: Record<string, string>, atToken: Record<string, string> = {}) {
  client.application.requiredPermissions = ['Mail.Read'];
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirect,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...atAuthorize,
  });
  const ada = client.person('ada');
  await ada.openBrowser(`https://login.microsoftonline.com/${client.tenant.id}/oauth2/authorize?${query.toString()}`);
  const code = new URL(ada.location).searchParams.get('code') ?? '';
  return await post(client, 'token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
    ...atToken,
  });
}

test('a sign-in names a resource, and gets what is registered for it, in the form of its time', async () => {
  const client = createTestClient({ tenant: createTenant({ now: new Date('2026-03-02T09:00:00Z') }) });
  const { status, body } = await signIn(client, { resource: graph });
  const now = Math.floor(client.tenant.clock.now().getTime() / 1000);

  expect(status).toBe(200);
  expect(Object.keys(body).toSorted()).toEqual(
    'access_token expires_in expires_on ext_expires_in id_token not_before refresh_token resource scope token_type'.split(' '),
  );
  expect(body).toMatchObject({
    token_type: 'Bearer',
    resource: graph,
    expires_on: String(now + Number(body['expires_in'])),
    not_before: String(now),
    ext_expires_in: body['expires_in'],
  });
  expect(String(body['scope']).split(' ')).toContain('Mail.Read');
  expect(body['scope']).not.toMatch(/[/]|\.default/);
  expect(decodeJwt(String(body['access_token']))).toMatchObject({ aud: graph, ver: '1.0' });
  expect(await client.entra.readAccess(`Bearer ${String(body['access_token'])}`)).toMatchObject({ permissions: ['Mail.Read'] });
  const id = decodeJwt(String(body['id_token']));
  expect(id).toMatchObject({
    aud: clientId,
    iss: `https://sts.windows.net/${client.tenant.id}/`,
    ver: '1.0',
    family_name: 'Martin',
    given_name: 'Ada',
    upn: 'ada@contoso.example',
    unique_name: 'ada@contoso.example',
  });
  expect(id).not.toHaveProperty('preferred_username');
});

test('the resource may be named when the code is redeemed, and another when it is renewed', async () => {
  const client = createTestClient();
  const { body } = await signIn(client, {}, { resource: graph });
  const renewed = await post(client, 'token', { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) });
  client.tenant.consents.push({ id: 'c', clientId, principalId: null, permissions: ['https://management.azure.com/user_impersonation'] });
  const other = await post(client, 'token', {
    grant_type: 'refresh_token',
    refresh_token: String(body['refresh_token']),
    resource: 'https://management.azure.com/',
  });

  expect(body).toMatchObject({ resource: graph });
  expect(renewed.body).toMatchObject({ resource: graph });
  expect(other.body).toMatchObject({ resource: 'https://management.azure.com/', scope: 'user_impersonation' });
  expect(decodeJwt(String(other.body['access_token']))).toMatchObject({ aud: 'https://management.azure.com/', scp: 'user_impersonation' });
});

test.each([graph, `${graph}/`, '00000003-0000-0000-c000-000000000000'])('an application alone names %s', async (resource) => {
  const client = createTestClient();
  const { status, body } = await post(client, 'token', { ...reports, grant_type: 'client_credentials', resource });

  expect(status).toBe(200);
  expect(body).not.toHaveProperty('scope');
  expect(decodeJwt(String(body['access_token']))).toMatchObject({ idtyp: 'app', roles: ['Mail.Read', 'User.Read.All'] });
});

test('a device names a resource', async () => {
  const client = createTestClient();
  const { status, body } = await post(client, 'devicecode', { resource: graph });
  expect({ status, body }).toMatchObject({ status: 200, body: { user_code: expect.any(String) as string } });
});

test('nothing named is refused as everywhere', async () => {
  const client = createTestClient();
  const alone = await post(client, 'token', { ...reports, grant_type: 'client_credentials' });
  const foreign = await post(client, 'token', { ...reports, grant_type: 'client_credentials', resource: 'https://nowhere.example' });

  expect([alone.body['error_codes'], foreign.body['error_codes']]).toEqual([[900144], [500011]]);
});

test.each([
  ['contoso.example', undefined],
  ['common', '{tenantid}'],
])('the document of %s leads to these endpoints', async (segment, issuer) => {
  const client = createTestClient();
  const response = await client.get(`/${segment}/.well-known/openid-configuration`);
  const base = `https://login.microsoftonline.com/${issuer === undefined ? client.tenant.id : segment}/oauth2`;
  const body = (await response.json()) as Record<string, unknown>;

  expect(body).toMatchObject({
    issuer: `https://sts.windows.net/${issuer ?? client.tenant.id}/`,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    device_authorization_endpoint: `${base}/devicecode`,
    end_session_endpoint: `${base}/logout`,
    jwks_uri: 'https://login.microsoftonline.com/common/discovery/keys',
  });
  expect((await client.get('/common/discovery/keys')).status).toBe(200);
});
