import { decodeJwt, type JWTPayload } from 'jose';
import { expect, test } from 'vitest';
import { userOf } from '../../../../test/support/entra-browser.ts';
import { clientId, createTestClient, type TestClient } from '../../../../test/support/entra-client.ts';
import { createTenant } from '../../tenant/create.ts';
import { servicePrincipalId } from './subject.ts';

const reports = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };
const api = 'api://contoso/reports';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const everyUser = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
const text = expect.stringMatching(/./) as string;

/** A tenant whose clock stands still, with an API that takes tokens of version 2.0. */
function createStill(): TestClient {
  const client = createTestClient({ tenant: createTenant({ now: new Date('2026-03-02T09:00:00.400Z') }) });
  const application = client.tenant.applications.get(reports.client_id);
  if (application) {
    application.api = { identifierUris: [api], scopes: [{ id: 's', value: 'Reports.Read', shown: {} }] };
    application.tokenVersion = 2;
  }
  return client;
}

async function claimsFor(client: TestClient, alias: string, scope: string): Promise<JWTPayload> {
  const { body } = await client.redeem(await client.signIn(client.person(alias), { scope }));
  expect(body['ext_expires_in']).toBe(body['expires_in']);
  return decodeJwt(String(body['access_token']));
}

/** What every token says of its life; the length is between an hour and an hour and a half. */
function life({ exp = 0 }: JWTPayload) {
  const iat = Date.parse('2026-03-02T09:00:00Z') / 1000;
  expect(exp - iat).toBeGreaterThanOrEqual(3600);
  expect(exp - iat).toBeLessThanOrEqual(5400);
  return { iat, nbf: iat, exp, aio: text, rh: expect.stringMatching(/^1\..+\.$/) as string, uti: text };
}

test.each([
  ['ada', { family_name: 'Martin', given_name: 'Ada', name: 'Ada Martin' }, ['pwd'], [everyUser]],
  ['ben', {}, ['pwd', 'mfa'], [everyUser]],
  ['elin', {}, ['pwd', 'mfa'], [globalAdministrator, everyUser]],
])('of %s for Graph: claim by claim', async (alias, named, amr, wids) => {
  const client = createStill();
  const user = userOf(client, alias);
  const claims = await claimsFor(client, alias, 'openid Mail.Read');

  expect(claims).toEqual({
    ...life(claims),
    acct: 0,
    acr: '1',
    amr,
    app_displayname: 'Contoso Automations',
    appid: clientId,
    appidacr: '0',
    aud: '00000003-0000-0000-c000-000000000000',
    family_name: user.surname,
    given_name: user.givenName,
    idtyp: 'user',
    ipaddr: '127.0.0.1',
    iss: `https://sts.windows.net/${client.tenant.id}/`,
    name: user.displayName,
    oid: user.id,
    scp: 'Mail.Read openid',
    sub: text,
    tenant_region_scope: 'EU',
    tid: client.tenant.id,
    unique_name: `${alias}@contoso.example`,
    upn: `${alias}@contoso.example`,
    ver: '1.0',
    wids,
    xms_st: { sub: claims.sub },
  });
  expect(claims).toMatchObject(named);
});

test('of an application alone for Graph: claim by claim', async () => {
  const client = createStill();
  const application = client.tenant.applications.get(reports.client_id);
  if (!application) throw new Error('The application is missing.');
  const { body } = await client.token({ ...reports, grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' });
  const claims = decodeJwt(String(body['access_token']));
  const oid = servicePrincipalId(client.tenant, application);
  const issuer = `https://sts.windows.net/${client.tenant.id}/`;

  expect(body['ext_expires_in']).toBe(body['expires_in']);
  expect(claims).toEqual({
    ...life(claims),
    app_displayname: 'Contoso Reports',
    appid: reports.client_id,
    appidacr: '1',
    aud: 'https://graph.microsoft.com',
    idp: issuer,
    idtyp: 'app',
    iss: issuer,
    oid,
    roles: ['Mail.Read', 'User.Read.All'],
    sub: oid,
    tenant_region_scope: 'EU',
    tid: client.tenant.id,
    ver: '1.0',
  });
});

test('of a person for an API that takes version 2.0: claim by claim', async () => {
  const client = createStill();
  const claims = await claimsFor(client, 'ada', `${api}/Reports.Read`);

  expect(claims).toEqual({
    ...life(claims),
    aud: reports.client_id,
    azp: clientId,
    azpacr: '0',
    iss: `https://login.microsoftonline.com/${client.tenant.id}/v2.0`,
    name: 'Ada Martin',
    oid: userOf(client, 'ada').id,
    preferred_username: 'ada@contoso.example',
    scp: 'Reports.Read',
    sub: text,
    tid: client.tenant.id,
    ver: '2.0',
  });
});

test('who somebody is differs from application to application, and is the same in every token of one', async () => {
  const client = createStill();
  const graph = await claimsFor(client, 'ada', 'openid Mail.Read');
  const own = await claimsFor(client, 'ada', `${api}/Reports.Read`);
  client.tenant.applications.get(reports.client_id)?.publicClientRedirectUris.push('https://app.contoso.example/back');
  const answer = await client.signIn(client.person('ada'), { client_id: reports.client_id, scope: 'Mail.Read' });
  const { body } = await client.redeem(answer, { client_id: reports.client_id });

  expect(own.sub).toBe(graph.sub);
  expect(decodeJwt(String(body['access_token'])).sub).not.toBe(graph.sub);
});
