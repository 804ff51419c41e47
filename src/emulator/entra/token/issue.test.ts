import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { clientId, createTestClient } from '../../../../test/support/entra-client.ts';
import { refresh, signedIn } from '../../../../test/support/token-answers.ts';
import { findUser } from '../../tenant/tenant.ts';

const graphDefault = 'https://graph.microsoft.com/.default';

test('answers with tokens in the documented form', async () => {
  const client = createTestClient();

  const { body } = await signedIn(client);

  expect(Object.keys(body)).toEqual(['token_type', 'scope', 'expires_in', 'ext_expires_in', 'access_token', 'refresh_token', 'id_token']);
  expect(body['expires_in']).toBeGreaterThanOrEqual(3600);
  expect(body['expires_in']).toBeLessThanOrEqual(5400);
});

test('the access token looks like those of version 1.0', async () => {
  const client = createTestClient();
  const ada = findUser(client.tenant, 'ada@contoso.example');

  const { body } = await signedIn(client);

  const token = String(body['access_token']);
  expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'JWT', alg: 'RS256' });
  expect(decodeJwt(token)).toMatchObject({
    aud: '00000003-0000-0000-c000-000000000000',
    iss: `https://sts.windows.net/${client.tenant.id}/`,
    app_displayname: 'Contoso Automations',
    appid: clientId,
    appidacr: '0',
    amr: ['pwd'],
    idtyp: 'user',
    name: 'Ada Martin',
    oid: ada?.id,
    scp: 'Mail.Read openid profile',
    tid: client.tenant.id,
    unique_name: 'ada@contoso.example',
    upn: 'ada@contoso.example',
    ver: '1.0',
    wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
  });
  expect(decodeJwt(token)).not.toHaveProperty('xms_cc');
});

test('the id token is of version 2.0 and holds what was asked for', async () => {
  const client = createTestClient();

  const { body } = await signedIn(client, 'ada', { nonce: 'nonce-1', scope: 'openid email Mail.Read' });

  const claims = decodeJwt(String(body['id_token']));
  expect(claims).toMatchObject({
    iss: `https://login.microsoftonline.com/${client.tenant.id}/v2.0`,
    aud: clientId,
    nonce: 'nonce-1',
    email: 'ada@contoso.example',
    ver: '2.0',
  });
  expect(claims).not.toHaveProperty('preferred_username');
  expect(body).not.toHaveProperty('refresh_token');
});

test('without openid there is no id token, and without a nonce none in it', async () => {
  const client = createTestClient();

  const plain = await signedIn(client, 'ada', { scope: 'Mail.Read' });
  const withIdToken = await signedIn(client);

  expect(plain.body).not.toHaveProperty('id_token');
  expect(decodeJwt(String(withIdToken.body['id_token']))).not.toHaveProperty('nonce');
});

test('optional claims come when they are asked for', async () => {
  const client = createTestClient();

  const { body } = await signedIn(client, 'ada', { claims: '{"id_token":{"auth_time":null,"login_hint":null,"constructor":null}}' });

  expect(decodeJwt(String(body['id_token']))).toMatchObject({ auth_time: expect.any(Number), login_hint: 'ada@contoso.example' });
  expect(Object.keys(decodeJwt(String(body['id_token'])))).not.toContain('constructor');
});

test('permissions that were written with the resource come back so', async () => {
  const client = createTestClient();

  const named = await signedIn(client, 'ada', { scope: 'openid https://graph.microsoft.com/Mail.Read' });
  const all = await refresh(client, await signedIn(client), { scope: graphDefault });

  expect(named.body['scope']).toBe('https://graph.microsoft.com/Mail.Read openid');
  expect(all.body['scope']).toBe('https://graph.microsoft.com/Mail.Read openid profile https://graph.microsoft.com/.default');
});
