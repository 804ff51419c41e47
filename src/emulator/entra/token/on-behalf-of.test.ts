import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createTestClient, type TestClient } from '../../../../test/support/entra-client.ts';
import { createTenant } from '../../tenant/create.ts';
import { refusal, refused } from '../../../../test/support/token-answers.ts';

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const api = 'api://contoso/reports';
const grant = {
  client_id: reports,
  client_secret: 'contoso-reports-secret',
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  requested_token_use: 'on_behalf_of',
  scope: 'https://graph.microsoft.com/Mail.Read offline_access',
};

/** A client whose application calls the API of Contoso Reports, which may read the mail of everybody. */
function createChain(): TestClient {
  const client = createTestClient({ tenant: createTenant({ now: new Date('2026-03-02T09:00:00Z') }) });
  const application = client.tenant.applications.get(reports);
  if (application) application.api = { identifierUris: [api], scopes: [{ id: 's', value: 'Reports.Read', shown: {} }] };
  client.tenant.consents.push({ id: 'c', clientId: reports, principalId: null, permissions: ['Mail.Read', 'offline_access'] });
  return client;
}

async function tokenFor(client: TestClient, scope = `${api}/Reports.Read`): Promise<string> {
  const { body } = await client.redeem(await client.signIn(client.person('ada'), { scope }));
  return String(body['access_token']);
}

test('an API goes on as the person who called it, and renews it later', async () => {
  const client = createChain();
  const answer = await client.token({ ...grant, assertion: await tokenFor(client) });
  const renewed = await client.token({ ...grant, grant_type: 'refresh_token', refresh_token: String(answer.body['refresh_token']) });

  expect(answer.status).toBe(200);
  expect(decodeJwt(String(answer.body['access_token']))).toMatchObject({
    appid: reports,
    appidacr: '1',
    upn: 'ada@contoso.example',
    scp: 'Mail.Read',
  });
  expect(await client.entra.readAccess(`Bearer ${String(answer.body['access_token'])}`)).toMatchObject({ permissions: ['Mail.Read'] });
  expect(decodeJwt(String(renewed.body['access_token']))).toMatchObject({ upn: 'ada@contoso.example' });
});

test('a token that names the API by its id is as good', async () => {
  const client = createChain();
  expect((await client.token({ ...grant, assertion: await tokenFor(client, `${reports}/Reports.Read`) })).status).toBe(200);
});

test('what nobody consented to for the API is not given', async () => {
  const client = createChain();
  const scope = 'https://graph.microsoft.com/Mail.Send';
  expect(refusal(await client.token({ ...grant, scope, assertion: await tokenFor(client) }))).toEqual(refused('invalid_grant', 65001));
});

test.each<[string, (client: TestClient) => Promise<string> | string, string, number]>([
  ['that is none', () => 'x', 'invalid_request', 50027],
  ['for Graph', (client) => tokenFor(client, 'Mail.Read'), 'invalid_grant', 500131],
  ['whose signature is wrong', async (client) => (await tokenFor(client)).replace(/.{8}$/, 'AAAAAAAA'), 'invalid_grant', 50013],
])('a token %s is refused', async (_what, assertion, error, code) => {
  const client = createChain();
  expect(refusal(await client.token({ ...grant, assertion: await assertion(client) }))).toEqual(refused(error, code));
});

test('a token that has ended is refused, and one that was revoked', async () => {
  const client = createChain();
  const assertion = await tokenFor(client);
  const { exp = 0 } = decodeJwt(assertion);
  client.tenant.clock.advance(exp * 1000 - client.tenant.clock.now().getTime() - 1);
  const last = await client.token({ ...grant, assertion });
  client.tenant.clock.advance(1);
  const late = await client.token({ ...grant, assertion });

  expect(last.status).toBe(200);
  expect(refusal(late)).toEqual(refused('invalid_grant', 500133));
  const fresh = await tokenFor(client);
  const ada = [...client.tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.startsWith('ada'));
  if (ada) ada.accountEnabled = false;
  expect(refusal(await client.token({ ...grant, assertion: fresh }))).toEqual(refused('invalid_grant', 50057));
});

test('a token of an application alone is nobody’s', async () => {
  const client = createChain();
  const { body } = await client.token({
    client_id: reports,
    client_secret: 'contoso-reports-secret',
    grant_type: 'client_credentials',
    scope: `${api}/.default`,
  });
  expect(refusal(await client.token({ ...grant, assertion: String(body['access_token']) }))).toEqual(refused('invalid_grant', 7000114));
});

test.each<[Record<string, string>, string, number, number]>([
  [{ client_secret: '' }, 'invalid_client', 7000218, 401],
  [{ client_secret: 'x' }, 'invalid_client', 7000215, 401],
  [{ requested_token_use: '' }, 'invalid_request', 900144, 400],
  [{ requested_token_use: 'other' }, 'invalid_request', 9002313, 400],
  [{ assertion: '' }, 'invalid_request', 900144, 400],
  [{ scope: '' }, 'invalid_request', 900144, 400],
])('a request with %j is refused', async (change, error, code, status) => {
  const client = createChain();
  expect(refusal(await client.token({ ...grant, assertion: await tokenFor(client), ...change }))).toEqual(refused(error, code, status));
});
