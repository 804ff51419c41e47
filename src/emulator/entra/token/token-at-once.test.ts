import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { userOf } from '../../../../test/support/entra-browser.ts';
import { clientId, createTestClient } from '../../../../test/support/entra-client.ts';
import { createTenant } from '../../tenant/create.ts';

const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const graph = '00000003-0000-0000-c000-000000000000';

test('a person signed in with a password to a public client, at this moment', async () => {
  const client = createTestClient({ tenant: createTenant({ now: new Date('2026-03-02T09:00:00Z') }) });
  const at = new Date('2026-03-02T09:00:00Z').getTime() / 1000;
  const wish = { user: 'ADA@contoso.example', application: clientId.toUpperCase(), permissions: ['mail.READ', 'User.Read'] };
  const { accessToken, ...about } = await client.entra.token(wish);

  expect(about).toEqual({
    expiresIn: expect.any(Number) as number,
    permissions: ['Mail.Read', 'User.Read'],
    user: 'ada@contoso.example',
    application: clientId,
  });
  const claims = decodeJwt(accessToken);
  expect(claims).toMatchObject({
    aud: graph,
    iss: `https://sts.windows.net/${client.tenant.id}/`,
    iat: at,
    exp: at + about.expiresIn,
    appid: clientId,
    appidacr: '0',
    amr: ['pwd'],
    idtyp: 'user',
    oid: userOf(client, 'ada').id,
    scp: 'Mail.Read User.Read',
  });
  expect(claims).not.toHaveProperty('roles');
  expect(await client.entra.readAccess(`Bearer ${accessToken}`)).toMatchObject({ permissions: ['Mail.Read', 'User.Read'] });
});

test('an application alone proved itself with its secret, and has these permissions whatever it was granted', async () => {
  const client = createTestClient();
  const { accessToken, ...about } = await client.entra.token({ application: reports, permissions: ['user.read.all'] });
  const claims = decodeJwt(accessToken);

  expect(about).toMatchObject({ permissions: ['User.Read.All'], user: null, application: reports });
  expect(claims).toMatchObject({ aud: graph, appid: reports, appidacr: '1', idtyp: 'app', roles: ['User.Read.All'] });
  expect(claims).not.toHaveProperty('scp');
  expect(client.tenant.applications.get(reports)?.applicationPermissions).toEqual(['Mail.Read', 'User.Read.All']);
});

test('without an application it is the first of the tenant, and a person may be named by their id', async () => {
  const client = createTestClient();
  const { user, application } = await client.entra.token({ user: userOf(client, 'ben').id, permissions: ['User.Read'] });

  expect([user, application]).toEqual(['ben@contoso.example', [...client.tenant.applications.keys()][0]]);
});

test.each([
  [{ user: 'nobody', permissions: ['User.Read'] }, "There is no user 'nobody' in the tenant."],
  [{ application: 'none', permissions: ['User.Read.All'] }, "There is no application 'none' in the tenant."],
  [
    { user: 'ada@contoso.example', permissions: ['User.Read', 'Nothing.Read'] },
    "'Nothing.Read' is no delegated permission of Microsoft Graph.",
  ],
  [{ permissions: ['Mail.Read.Shared'] }, "'Mail.Read.Shared' is no application permission of Microsoft Graph."],
])('%j is refused by name', async (wish, problem) => {
  await expect(createTestClient().entra.token(wish)).rejects.toThrow(problem);
});

test('a tenant without applications has none to give a token to', async () => {
  const client = createTestClient();
  client.tenant.applications.clear();

  await expect(client.entra.token({ permissions: ['User.Read.All'] })).rejects.toThrow('The tenant has no application.');
});
