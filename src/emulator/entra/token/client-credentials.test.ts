import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { clientId, createTestClient } from '../../../../test/support/entra-client.ts';
import { refusal, refused } from '../../../../test/support/token-answers.ts';

/** A seeded application with a secret. */
const reports = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };
const graphDefault = 'https://graph.microsoft.com/.default';

const request = { ...reports, grant_type: 'client_credentials', scope: graphDefault };

test('gives an application its own permissions', async () => {
  const client = createTestClient();

  const { body } = await client.token(request);

  expect(Object.keys(body)).toEqual(['token_type', 'expires_in', 'ext_expires_in', 'access_token']);
  const claims = decodeJwt(String(body['access_token']));
  expect(claims).toMatchObject({
    idtyp: 'app',
    appid: reports.client_id,
    appidacr: '1',
    roles: ['Mail.Read', 'User.Read.All'],
    tid: client.tenant.id,
  });
  expect(claims['oid']).toBe(claims.sub);
  expect(claims).not.toHaveProperty('scp');
});

test.each([
  ['no secret', { client_secret: '' }, undefined, 'invalid_client', 7000216, 401],
  ['a wrong secret', { client_secret: 'x' }, undefined, 'invalid_client', 7000215, 401],
  ['a named permission', { scope: 'https://graph.microsoft.com/Mail.Read' }, undefined, 'invalid_scope', 1002012, 400],
  ['.default without its resource', { scope: '.default' }, undefined, 'invalid_scope', 1002012, 400],
  ['no scope', { scope: '' }, undefined, 'invalid_request', 900144, 400],
  ['an application without a secret', { client_id: clientId, client_secret: 'x' }, undefined, 'invalid_client', 7000215, 401],
])('%s', async (_, parameters, segment, error, code, status) => {
  expect(refusal(await createTestClient().token({ ...request, ...parameters }, segment))).toEqual(refused(error, code, status));
});

test('needs to know the tenant', async () => {
  const client = createTestClient();
  const application = client.tenant.applications.get(reports.client_id);
  if (!application) throw new Error('the application is missing');
  application.signInAudience = 'AzureADMultipleOrgs';

  for (const segment of ['common', 'organizations']) {
    const answer = await client.token(request, segment);
    expect(refusal(answer)).toEqual(refused('invalid_request', 50059));
    expect(answer.body['error_description']).toContain(`Use the address of the tenant instead of /${segment}.`);
  }
});

test('a client that is refused is not asked for another way to prove itself', async () => {
  const client = createTestClient();
  const response = await client.entra.fetch(
    new Request(`https://login.microsoftonline.com/${client.tenant.id}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({ ...request, client_secret: 'x' }),
    }),
  );

  expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, null]);
});
