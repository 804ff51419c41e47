import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { userOf } from '../../../../test/support/entra-browser.ts';
import { createTestClient } from '../../../../test/support/entra-client.ts';
import { refusal, refused, signedIn } from '../../../../test/support/token-answers.ts';
import { createTenant } from '../../tenant/create.ts';

const request = {
  grant_type: 'password',
  scope: 'openid offline_access Mail.Read',
  username: 'ada@contoso.example',
  password: 'Contoso-ada-1',
};

test('signs in without a page, once there is a consent', async () => {
  const client = createTestClient();

  const before = await client.token(request);
  await signedIn(client);
  const after = await client.token(request);

  expect(refusal(before)).toEqual(refused('invalid_grant', 65001));
  expect(after).toMatchObject({ status: 200, body: { scope: 'Mail.Read openid profile', refresh_token: expect.any(String) } });
});

test.each([
  ['a wrong password', { password: 'wrong' }, 50126],
  ['an unknown account', { username: 'nobody@contoso.example' }, 50034],
  ['a shared mailbox', { username: 'invoices@contoso.example' }, 50126],
  ['a person with a second factor', { username: 'ben@contoso.example', password: 'Contoso-ben-1' }, 50076],
])('%s', async (_, parameters, code) => {
  expect(refusal(await createTestClient().token({ ...request, ...parameters }))).toEqual(refused('invalid_grant', code));
});

test('is locked by ten wrong passwords', async () => {
  const client = createTestClient();
  for (let attempt = 0; attempt < 10; attempt += 1) await client.token({ ...request, password: 'wrong' });

  expect(refusal(await client.token(request))).toEqual(refused('invalid_grant', 50053));
});

test('is not possible on /common, nor for an application that is no public client', async () => {
  const client = createTestClient();
  client.application.signInAudience = 'AzureADMultipleOrgs';

  const onCommon = await client.token(request, 'common');
  client.application.isFallbackPublicClient = false;
  const confidential = await client.token(request);

  expect([onCommon, confidential].map(refusal)).toEqual([refused('invalid_request', 9001023), refused('invalid_client', 7000218, 401)]);
});

test('its tokens say that a password was proven, now, and are renewed where that was asked for', async () => {
  const client = createTestClient({ tenant: createTenant({ now: new Date('2026-03-02T09:00:00Z') }) });
  await signedIn(client);
  client.tenant.clock.advance(90_000);
  const { body } = await client.token({ ...request, claims: '{"id_token":{"amr":null,"auth_time":null}}' });
  const once = await client.token({ ...request, scope: 'openid Mail.Read' });

  expect(decodeJwt(String(body['access_token']))).toMatchObject({ amr: ['pwd'], oid: userOf(client, 'ada').id });
  expect(decodeJwt(String(body['id_token']))).toMatchObject({ amr: ['pwd'], auth_time: Date.parse('2026-03-02T09:01:30Z') / 1000 });
  expect(once.body).not.toHaveProperty('refresh_token');
});

test.each([
  ['organizations', 'work', undefined],
  ['contoso.example', 'work', undefined],
  ['common', 'work', 9001023],
  ['consumers', 'work', 9001023],
  ['contoso.example', 'personal', 50034],
  ['organizations', 'personal', 50034],
] as const)('at /%s for a %s account: %s', async (segment, accountType, code) => {
  const client = createTestClient();
  await signedIn(client);
  client.application.signInAudience = 'AzureADandPersonalMicrosoftAccount';
  userOf(client, 'ada').accountType = accountType;

  expect(refusal(await client.token(request, segment)).code).toBe(code);
});
