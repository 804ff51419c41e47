import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { userOf } from '../../../../test/support/entra-browser.ts';
import { clientId, createTestClient, type TestClient } from '../../../../test/support/entra-client.ts';
import { signedIn } from '../../../../test/support/token-answers.ts';
import { createTenant } from '../../tenant/create.ts';

const always = ['aud', 'exp', 'iat', 'iss', 'nbf', 'rh', 'sub', 'tid', 'uti', 'ver'];

function createStill(): TestClient {
  return createTestClient({ tenant: createTenant({ now: new Date('2026-03-02T09:00:00.900Z') }) });
}

async function idTokenOf(client: TestClient, parameters: Record<string, string>): Promise<Record<string, unknown>> {
  return decodeJwt(String((await signedIn(client, 'ada', parameters)).body['id_token']));
}

/** By scopes beside `openid`: the claims that come with them. */
test.each<[string, Record<string, string>]>([
  ['', {}],
  ['profile', { name: 'Ada Martin', preferred_username: 'ada@contoso.example' }],
  ['email', { email: 'ada@contoso.example' }],
  ['profile email', { name: 'Ada Martin', preferred_username: 'ada@contoso.example', email: 'ada@contoso.example' }],
  ['offline_access Mail.Read', {}],
])('with %j an id token has %j, and what each has', async (scopes, expected) => {
  const client = createStill();
  const claims = await idTokenOf(client, { scope: `openid Mail.Send ${scopes}` });
  const at = Math.floor(client.tenant.clock.now().getTime() / 1000);
  const own = scopes.includes('profile') ? { ...expected, oid: userOf(client, 'ada').id } : expected;

  expect(claims).toMatchObject({
    ...own,
    aud: clientId,
    iss: `https://login.microsoftonline.com/${client.tenant.id}/v2.0`,
    iat: at,
    nbf: at,
    exp: at + 3600,
    tid: client.tenant.id,
    ver: '2.0',
  });
  expect(Object.keys(claims).toSorted()).toEqual([...always, ...Object.keys(own)].toSorted());
});

test('a mailbox without an address has no e-mail, and a nonce comes back', async () => {
  const client = createStill();
  userOf(client, 'ada').mail = '';
  const claims = await idTokenOf(client, { scope: 'openid email', nonce: 'n-1' });

  expect(claims).toMatchObject({ nonce: 'n-1' });
  expect(claims).not.toHaveProperty('email');
});

describe('claims that are only there when they are asked for', () => {
  const optional: Readonly<Record<string, unknown>> = {
    amr: ['pwd'],
    auth_time: Date.parse('2026-03-02T09:00:00Z') / 1000,
    family_name: 'Martin',
    given_name: 'Ada',
    login_hint: 'ada@contoso.example',
    signin_state: ['kmsi'],
    upn: 'ada@contoso.example',
  };

  test.each(Object.entries(optional))('%s is %j', async (name, value) => {
    const claims = await idTokenOf(createStill(), { scope: 'openid', claims: JSON.stringify({ id_token: { [name]: null } }) });

    expect(claims[name]).toEqual(value);
    expect(Object.keys(claims).toSorted()).toEqual([...always, name].toSorted());
  });
});

test.each([
  ['the tenant', 'work', undefined],
  ['the tenant of personal accounts', 'personal', '9188040d-6c67-4c5b-b112-36a304b66dad'],
] as const)('who somebody is, is said with %s of their account', async (_, accountType, tenantId) => {
  const client = createStill();
  client.application.signInAudience = 'AzureADandPersonalMicrosoftAccount';
  const ada = userOf(client, 'ada');
  ada.accountType = accountType;
  const answer = await client.signIn(client.person('ada'), { scope: 'openid' }, 'common');
  const { body } = await client.token(
    {
      grant_type: 'authorization_code',
      code: answer.get('code') ?? '',
      redirect_uri: 'https://app.contoso.example/back',
      code_verifier: 'a'.repeat(64),
      client_info: '1',
    },
    'common',
  );
  const home = tenantId ?? client.tenant.id;

  expect(JSON.parse(Buffer.from(String(body['client_info']), 'base64url').toString())).toEqual({ uid: ada.id, utid: home });
  expect(decodeJwt(String(body['id_token']))).toMatchObject({ tid: home, iss: `https://login.microsoftonline.com/${home}/v2.0` });
});
