import { expect, test } from 'vitest';
import { createTestClient } from '../../../../test/support/entra-client.ts';
import { refusal, refused, signedIn } from '../../../../test/support/token-answers.ts';

/** A seeded application with a secret. */
const reports = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };

test.each([
  ['no grant type', { grant_type: '' }, 'invalid_request', 900144, 400],
  ['an unknown grant type', { grant_type: 'implicit' }, 'unsupported_grant_type', 70003, 400],
  ['a name of the language itself', { grant_type: 'constructor' }, 'unsupported_grant_type', 70003, 400],
  ['an unknown application', { grant_type: 'refresh_token', client_id: 'nobody' }, 'unauthorized_client', 700016, 400],
  ['a secret of a public client', { grant_type: 'password', client_secret: 'x' }, 'invalid_client', 700025, 401],
  [
    'an assertion that nobody registered',
    { ...reports, grant_type: 'client_credentials', client_assertion: 'x' },
    'invalid_client',
    700027,
    401,
  ],
  ['no refresh token', { grant_type: 'refresh_token' }, 'invalid_request', 900144, 400],
  ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant', 70000, 400],
  ['claims that are no JSON', { grant_type: 'refresh_token', refresh_token: 'x', claims: '{' }, 'invalid_request', 9002313, 400],
])('%s', async (_, parameters, error, code, status) => {
  expect(refusal(await createTestClient().token(parameters))).toEqual(refused(error, code, status));
});

test('a body that is no form has no grant type', async () => {
  const { entra, tenant } = createTestClient();

  const response = await entra.fetch(
    new Request(`https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`, { method: 'POST', body: '{}' }),
  );

  expect(await response.json()).toMatchObject({ error_codes: [900144] });
});

test('parameters in the address are none, except the correlation id', async () => {
  const { entra, tenant } = createTestClient();
  const id = '01234567-89ab-4cde-8f01-23456789abcd';
  const query = new URLSearchParams({ ...reports, grant_type: 'client_credentials', 'client-request-id': id });
  const body = new URLSearchParams({ scope: 'https://graph.microsoft.com/.default' });
  const response = await entra.fetch(
    new Request(`https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token?${query.toString()}`, { method: 'POST', body }),
  );

  expect(await response.json()).toMatchObject({ error: 'invalid_request', error_codes: [900144], correlation_id: id });
});

test('a parameter that is there twice is refused, also when it says the same', async () => {
  const { entra, tenant } = createTestClient();
  const body = new URLSearchParams({ ...reports, grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' });
  body.append('client_secret', reports.client_secret);
  const response = await entra.fetch(
    new Request(`https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`, { method: 'POST', body }),
  );

  expect(await response.json()).toMatchObject({
    error: 'invalid_request',
    error_codes: [9000411],
    error_description: expect.stringContaining("the parameter 'client_secret' is there twice") as string,
  });
});

test('the address is good in any letter case', async () => {
  const client = createTestClient();
  const { status } = await client.token({ ...reports, grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' });
  const response = await client.post('/Contoso.Example/OAuth2/v2.0/Token', {
    ...reports,
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  });

  expect([status, response.status]).toEqual([200, 200]);
});

test('the correlation id of the client comes back, anything else in its place does not', async () => {
  const client = createTestClient();
  const id = '01234567-89ab-4cde-8f01-23456789abcd';

  const known = await client.token({ grant_type: 'x' }, client.tenant.id, { 'client-request-id': id });
  const strange = await client.token({ grant_type: 'x' }, client.tenant.id, { 'client-request-id': '<script>' });

  expect([known.headers.get('client-request-id'), known.body['correlation_id']]).toEqual([id, id]);
  expect(strange.body['correlation_id']).toMatch(/^[\da-f-]{36}$/);
  const of = (name: string): string | null => known.headers.get(name);
  expect(['cache-control', 'pragma', 'expires', 'content-type'].map(of)).toEqual([
    'no-store, no-cache',
    'no-cache',
    '-1',
    'application/json; charset=utf-8',
  ]);
  expect(known.headers.get('x-ms-request-id')).toBe(known.body['trace_id']);
});

test('tokens end when the settings say so', async () => {
  const client = createTestClient({ settings: { accessTokenSeconds: [120, 120], refreshTokenSeconds: 300, authorizationCodeSeconds: 1 } });

  const { body } = await signedIn(client);

  expect(body['expires_in']).toBe(120);
});
