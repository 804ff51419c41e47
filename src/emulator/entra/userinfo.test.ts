import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createTestClient } from '../../../test/support/entra-client.ts';

test('says who the bearer is, by the subject of the id token', async () => {
  const client = createTestClient();
  const { body } = await client.redeem(await client.signIn(client.person('ada')));

  const response = await client.get('/oidc/userinfo', { authorization: `Bearer ${String(body['access_token'])}` });

  expect(await response.json()).toEqual({
    sub: decodeJwt(String(body['id_token'])).sub,
    name: 'Ada Martin',
    family_name: 'Martin',
    given_name: 'Ada',
    picture: 'https://login.microsoftonline.com/v1.0/me/photo/$value',
    email: 'ada@contoso.example',
  });
});

test('says nothing without a token, and nothing of an application', async () => {
  const client = createTestClient();
  const { body } = await client.token({
    grant_type: 'client_credentials',
    client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
    client_secret: 'contoso-reports-secret',
    scope: 'https://graph.microsoft.com/.default',
  });

  const nobody = await client.get('/oidc/userinfo');
  const application = await client.get('/oidc/userinfo', { authorization: `Bearer ${String(body['access_token'])}` });

  expect([nobody.status, application.status]).toEqual([401, 401]);
  expect(await nobody.json()).toEqual({ error: { code: 'InvalidAuthenticationToken', message: 'The access token is missing.' } });
});
