import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { clientId, createTestClient, type TestClient } from '../../../../test/support/entra-client.ts';
import type { ImplicitToken } from '../../tenant/directory.ts';

const redirectUri = 'https://page.contoso.example/back';
const hybrid = { redirect_uri: redirectUri, nonce: 'nonce-1' };

/** A client whose application has a redirect URI of a platform, and may have these tokens at once. */
function createImplicitClient(
  implicitGrant?: ImplicitToken[],
  platform: 'webRedirectUris' | 'spaRedirectUris' = 'webRedirectUris',
): TestClient {
  const client = createTestClient();
  client.application[platform].push(redirectUri);
  if (implicitGrant) client.application.implicitGrant = implicitGrant;
  return client;
}

async function answerOf(client: TestClient, parameters: Record<string, string | undefined>): Promise<URLSearchParams> {
  const ada = client.person('ada');
  await client.signIn(ada, { ...hybrid, ...parameters });
  const { search, hash } = new URL(ada.location);
  return new URLSearchParams(search || hash.slice(1));
}

async function refusalOf(client: TestClient, parameters: Record<string, string | undefined>): Promise<unknown> {
  const response = await client.entra.fetch(new Request(client.authorizeUrl({ ...hybrid, ...parameters }), { redirect: 'manual' }));
  const { search, hash } = new URL(response.headers.get('location') ?? '');
  const answer = new URLSearchParams(search || hash.slice(1));
  return {
    place: search ? 'query' : 'fragment',
    error: answer.get('error'),
    description: answer.get('error_description')?.split('\r\n')[0],
    state: answer.get('state'),
  };
}

const leftHalf = (text: string): string => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

// In the order of the request: what is refused first.
test.each<[string, ImplicitToken[] | undefined, number, ImplicitToken]>([
  ['id_token', undefined, 700054, 'id_token'],
  ['code id_token', ['token'], 700054, 'id_token'],
  ['token', undefined, 700051, 'token'],
  ['code token', ['id_token'], 700051, 'token'],
  ['id_token token', ['id_token'], 700051, 'token'],
  ['id_token token', ['token'], 700054, 'id_token'],
  ['token id_token', [], 700051, 'token'],
])('response_type=%s where the registration gives %j is refused with %i', async (responseType, implicitGrant, code, named) => {
  expect(await refusalOf(createImplicitClient(implicitGrant), { response_type: responseType })).toEqual({
    place: 'fragment',
    error: 'unsupported_response_type',
    description: `AADSTS${code}: The response type '${named}' is not enabled for the application.`,
    state: 'state-1',
  });
});

test.each<[string, ImplicitToken[], 'webRedirectUris' | 'spaRedirectUris', string[]]>([
  ['code', [], 'webRedirectUris', ['code']],
  ['id_token', ['id_token'], 'webRedirectUris', ['id_token']],
  ['code id_token', ['id_token'], 'spaRedirectUris', ['code', 'id_token']],
  ['id_token code', ['id_token'], 'webRedirectUris', ['code', 'id_token']],
  ['token', ['token'], 'spaRedirectUris', ['access_token', 'token_type', 'expires_in', 'scope']],
  ['code token', ['token'], 'webRedirectUris', ['code', 'access_token', 'token_type', 'expires_in', 'scope']],
  ['id_token token', ['id_token', 'token'], 'webRedirectUris', ['access_token', 'token_type', 'expires_in', 'scope', 'id_token']],
  [
    'code id_token token',
    ['token', 'id_token'],
    'spaRedirectUris',
    ['code', 'access_token', 'token_type', 'expires_in', 'scope', 'id_token'],
  ],
])('response_type=%s where the registration gives %j, on a redirect URI of %s', async (responseType, implicitGrant, platform, names) => {
  const answer = await answerOf(createImplicitClient(implicitGrant, platform), { response_type: responseType });

  expect([...answer.keys()]).toEqual([...names, 'session_state', 'state']);
});

test('a native redirect URI has it as well where the registration gives it', async () => {
  const client = createTestClient();
  client.application.implicitGrant = ['id_token'];

  const answer = await answerOf(client, { redirect_uri: 'https://app.contoso.example/back', response_type: 'id_token' });

  expect(answer.get('id_token')).toMatch(/^ey/);
});

test('the id token is bound to what it travels with by hashes, and to the request by the nonce', async () => {
  const client = createImplicitClient(['id_token', 'token']);
  const all = await answerOf(client, { response_type: 'code id_token token' });
  const alone = await answerOf(client, { response_type: 'id_token' });

  expect(decodeJwt(all.get('id_token') ?? '')).toMatchObject({
    aud: clientId,
    nonce: 'nonce-1',
    c_hash: leftHalf(all.get('code') ?? ''),
    at_hash: leftHalf(all.get('access_token') ?? ''),
  });
  const claims = decodeJwt(alone.get('id_token') ?? '');
  expect([claims['c_hash'], claims['at_hash']]).toEqual([undefined, undefined]);
});

test('the access token is one of Graph, with what was consented to, for an application that proved nothing', async () => {
  const client = createImplicitClient(['token']);
  const answer = await answerOf(client, { response_type: 'token', nonce: undefined, scope: 'https://graph.microsoft.com/Mail.Read' });
  const claims = decodeJwt(answer.get('access_token') ?? '');

  expect(claims).toMatchObject({ scp: 'Mail.Read', appid: clientId, appidacr: '0', amr: ['pwd'], upn: 'ada@contoso.example' });
  expect(Object.fromEntries(answer)).toMatchObject({
    token_type: 'Bearer',
    expires_in: String((claims.exp ?? 0) - (claims.iat ?? 0)),
    scope: 'https://graph.microsoft.com/Mail.Read',
  });
});

test('a word that is no response type is named', async () => {
  expect(await refusalOf(createImplicitClient(['id_token']), { response_type: 'code pigeon' })).toMatchObject({
    error: 'unsupported_response_type',
    description: "AADSTS70005: The response type 'pigeon' is not supported. There is no such type.",
  });
});

test.each([
  ['without a nonce', { nonce: undefined }, 'fragment', 'invalid_request', "AADSTS900144: The request must contain the parameter 'nonce'."],
  [
    'without the scope openid',
    { scope: 'Mail.Read' },
    'fragment',
    'unsupported_response_type',
    "AADSTS70005: The response type 'id_token' is not supported. It needs the scope 'openid'.",
  ],
  [
    'in the query',
    { response_mode: 'query' },
    'query',
    'invalid_request',
    "AADSTS70007: The value 'query' of response_mode is not supported when a token is asked for.",
  ],
])('an id token cannot be asked for %s', async (_, parameters, place, error, description) => {
  const client = createImplicitClient(['id_token']);

  expect(await refusalOf(client, { response_type: 'code id_token', ...parameters })).toEqual({
    place,
    error,
    description,
    state: 'state-1',
  });
});

test('an access token is not sent in the query, and needs neither nonce nor openid', async () => {
  const client = createImplicitClient(['token']);
  const parameters = { response_type: 'token', nonce: undefined, scope: 'Mail.Read' };

  expect(await refusalOf(client, { ...parameters, response_mode: 'query' })).toMatchObject({
    description: "AADSTS70007: The value 'query' of response_mode is not supported when a token is asked for.",
  });
  expect((await answerOf(client, parameters)).get('access_token')).toMatch(/^ey/);
});
