import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { clientId, createTestClient, verifier, type TestClient, type TokenAnswer } from '../../../../test/support/entra-client.ts';
import { findUser } from '../../tenant/tenant.ts';

const reports = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };
const graphDefault = 'https://graph.microsoft.com/.default';

/** The AADSTS code and the OAuth error of a refusal. */
function refusal({ status, body }: TokenAnswer): unknown {
  const [code] = body['error_codes'] as number[];
  return { status, error: body['error'], code };
}

function refused(error: string, code: number, status = 400): unknown {
  return { status, error, code };
}

async function signedIn(client: TestClient, alias = 'ada', parameters: Record<string, string> = {}): Promise<TokenAnswer> {
  return client.redeem(await client.signIn(client.person(alias), parameters));
}

function refresh(client: TestClient, { body }: TokenAnswer, parameters: Record<string, string> = {}): Promise<TokenAnswer> {
  return client.token({ grant_type: 'refresh_token', refresh_token: String(body['refresh_token']), ...parameters });
}

describe('the request', () => {
  test.each([
    ['no grant type', { grant_type: '' }, 'invalid_request', 900144, 400],
    ['an unknown grant type', { grant_type: 'implicit' }, 'unsupported_grant_type', 70003, 400],
    ['a name of the language itself', { grant_type: 'constructor' }, 'unsupported_grant_type', 70003, 400],
    ['an unknown application', { grant_type: 'refresh_token', client_id: 'nobody' }, 'unauthorized_client', 700016, 400],
    ['a secret of a public client', { grant_type: 'password', client_secret: 'x' }, 'invalid_client', 700025, 401],
    ['an assertion that nobody registered', { ...reports, grant_type: 'client_credentials', client_assertion: 'x' }, 'invalid_client', 700027, 401],
    ['no refresh token', { grant_type: 'refresh_token' }, 'invalid_request', 900144, 400],
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'x' }, 'invalid_grant', 70000, 400],
    ['claims that are no JSON', { grant_type: 'refresh_token', refresh_token: 'x', claims: '{' }, 'invalid_request', 9002313, 400],
  ])('%s', async (_, parameters, error, code, status) => {
    expect(refusal(await createTestClient().token(parameters))).toEqual(refused(error, code, status));
  });

  test('a body that is no form has no grant type', async () => {
    const { entra, tenant } = createTestClient();

    const response = await entra.fetch(new Request(`https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`, { method: 'POST', body: '{}' }));

    expect(await response.json()).toMatchObject({ error_codes: [900144] });
  });

  test('the correlation id of the client comes back, anything else in its place does not', async () => {
    const client = createTestClient();
    const id = '01234567-89ab-4cde-8f01-23456789abcd';

    const known = await client.token({ grant_type: 'x' }, client.tenant.id, { 'client-request-id': id });
    const strange = await client.token({ grant_type: 'x' }, client.tenant.id, { 'client-request-id': '<script>' });

    expect([known.headers.get('client-request-id'), known.body['correlation_id']]).toEqual([id, id]);
    expect(strange.body['correlation_id']).toMatch(/^[\da-f-]{36}$/);
    expect(known.headers.get('cache-control')).toBe('no-store, no-cache');
    expect(known.headers.get('x-ms-request-id')).toBe(known.body['trace_id']);
  });
});

describe('authorization_code', () => {
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
      aud: 'https://graph.microsoft.com',
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
    expect(claims).toMatchObject({ iss: `https://login.microsoftonline.com/${client.tenant.id}/v2.0`, aud: clientId, nonce: 'nonce-1', email: 'ada@contoso.example', ver: '2.0' });
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

  test('a code is good once', async () => {
    const client = createTestClient();
    const answer = await client.signIn(client.person('ada'));
    await client.redeem(answer);

    expect(refusal(await client.redeem(answer))).toEqual(refused('invalid_grant', 54005));
  });

  test('a code is good for ten minutes', async () => {
    const client = createTestClient();
    const answer = await client.signIn(client.person('ada'));
    client.tenant.clock.advance(601_000);

    expect(refusal(await client.redeem(answer))).toEqual(refused('invalid_grant', 70008));
  });

  test.each([
    ['another verifier', { code_verifier: 'b'.repeat(64) }, 'invalid_grant', 501481],
    ['no verifier', { code_verifier: '' }, 'invalid_grant', 501481],
    ['another redirect URI', { redirect_uri: 'http://localhost' }, 'invalid_grant', 500112],
    ['no redirect URI', { redirect_uri: '' }, 'invalid_request', 900144],
    ['another application', { client_id: 'f2f43f65-16a6-4319-91b6-d2a342a88744' }, 'invalid_grant', 70000],
    ['a resource that is not there', { scope: 'https://api.contoso.example/Read' }, 'invalid_resource', 500011],
    ['two resources', { scope: 'https://graph.microsoft.com/Mail.Read https://api.contoso.example/Read' }, 'invalid_scope', 700022],
    ['a permission that does not exist', { scope: 'Mail.Reed' }, 'invalid_scope', 70011],
  ])('%s: refused, and the code stays good for the one it is for', async (_, parameters, error, code) => {
    const client = createTestClient();
    const answer = await client.signIn(client.person('ada'));

    const wrong = await client.redeem(answer, parameters);
    const right = await client.redeem(answer);

    expect(refusal(wrong)).toEqual(refused(error, code));
    expect(right.status).toBe(200);
  });

  test('plain challenges and none at all work for native clients', async () => {
    const client = createTestClient();
    const none = { code_challenge: undefined, code_challenge_method: undefined };
    const ada = client.person('ada');

    const plain = await client.redeem(await client.signIn(ada, { code_challenge: verifier, code_challenge_method: undefined }));
    const without = await client.redeem(await client.signIn(ada, none), { code_verifier: '' });
    const downgraded = await client.redeem(await client.signIn(ada, none), { code_verifier: verifier });

    expect([plain.status, without.status]).toEqual([200, 200]);
    expect(refusal(downgraded)).toEqual(refused('invalid_grant', 501481));
  });

  test('a web application shows its secret, in the form or in the header', async () => {
    const client = createTestClient();
    const redirect = { redirect_uri: 'https://reports.contoso.example/back' };
    client.tenant.applications.get(reports.client_id)?.webRedirectUris.push(redirect.redirect_uri);
    const elin = client.person('elin');
    const code = async (): Promise<Record<string, string>> => {
      const answer = await client.signIn(elin, { ...redirect, client_id: reports.client_id });
      return { ...redirect, grant_type: 'authorization_code', code: answer.get('code') ?? '', code_verifier: verifier, client_id: reports.client_id };
    };
    const basic = (secret: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`${reports.client_id}:${secret}`).toString('base64')}` });

    const missing = await client.token(await code());
    const wrong = await client.token({ ...(await code()), client_secret: 'wrong' });
    const posted = await client.token({ ...(await code()), ...reports });
    const inHeader = await client.token(await code(), client.tenant.id, basic('contoso-reports-secret'));
    const somebodyElse = await client.token({ ...(await code()), client_id: clientId }, client.tenant.id, basic('contoso-reports-secret'));

    expect([missing, wrong, somebodyElse].map(refusal)).toEqual([
      refused('invalid_client', 7000218, 401),
      refused('invalid_client', 7000215, 401),
      refused('invalid_client', 70002, 401),
    ]);
    expect([posted.status, inHeader.status]).toEqual([200, 200]);
  });

  test('a single-page application redeems from its page only, with a challenge, and for a day', async () => {
    const client = createTestClient();
    const redirect = { redirect_uri: 'https://spa.contoso.example/' };
    client.application.spaRedirectUris.push(redirect.redirect_uri);
    const ada = client.person('ada');
    const redeem = async (parameters: Record<string, string | undefined>, headers: Record<string, string>): Promise<TokenAnswer> => {
      const answer = await client.signIn(ada, { ...redirect, ...parameters });
      const fields = { ...redirect, grant_type: 'authorization_code', code: answer.get('code') ?? '', code_verifier: verifier };
      return client.token(fields, client.tenant.id, headers);
    };
    const origin = { origin: 'https://spa.contoso.example' };

    const fromServer = await redeem({}, {});
    const withoutChallenge = await redeem({ code_challenge: undefined, code_challenge_method: undefined }, origin);
    const fromPage = await redeem({}, origin);
    const native = await client.redeem(await client.signIn(ada));
    client.tenant.clock.advance(25 * 3600 * 1000);
    const nextDay = await client.token({ grant_type: 'refresh_token', refresh_token: String(fromPage.body['refresh_token']) }, client.tenant.id, origin);
    const nativeFromPage = await client.token({ grant_type: 'refresh_token', refresh_token: String(native.body['refresh_token']) }, client.tenant.id, origin);

    expect([fromServer, withoutChallenge, nextDay, nativeFromPage].map(refusal)).toEqual([
      refused('invalid_request', 9002327),
      refused('invalid_request', 9002325),
      refused('invalid_grant', 700084),
      refused('invalid_request', 9002326),
    ]);
    expect(fromPage.status).toBe(200);
    expect(fromPage.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('refresh_token', () => {
  test('gives a new one each time, and the old one stays valid', async () => {
    const client = createTestClient();
    const first = await signedIn(client);

    const second = await refresh(client, first);
    const again = await refresh(client, first);

    expect([second.status, again.status]).toEqual([200, 200]);
    expect(new Set([first, second, again].map(({ body }) => body['refresh_token'])).size).toBe(3);
  });

  test('is good for every permission that was consented to, and for no other', async () => {
    const client = createTestClient();
    await signedIn(client, 'ada', { scope: 'openid offline_access Mail.Send' });
    const tokens = await signedIn(client);

    const other = await refresh(client, tokens, { scope: 'Mail.Send' });
    const missing = await refresh(client, tokens, { scope: 'Files.Read' });

    expect(other.body['scope']).toBe('Mail.Send openid Mail.Read profile');
    expect(refusal(missing)).toEqual(refused('invalid_grant', 65001));
    expect(missing.body['suberror']).toBe('consent_required');
  });

  test('ends when it was not used for 90 days', async () => {
    const client = createTestClient();
    const first = await signedIn(client);
    client.tenant.clock.advance(89 * 24 * 3600 * 1000);
    const second = await refresh(client, first);
    client.tenant.clock.advance(2 * 24 * 3600 * 1000);

    expect(refusal(await refresh(client, first))).toEqual(refused('invalid_grant', 70000));
    expect((await refresh(client, second)).status).toBe(200);
  });

  test('says that it has expired in the day after', async () => {
    const client = createTestClient();
    const first = await signedIn(client);
    client.tenant.clock.advance((90 * 24 + 1) * 3600 * 1000);

    expect(refusal(await refresh(client, first))).toEqual(refused('invalid_grant', 700082));
  });

  test('is revoked with the sessions of the person', async () => {
    const client = createTestClient();
    const tokens = await signedIn(client);
    const ada = findUser(client.tenant, 'ada@contoso.example');
    if (!ada) throw new Error('Ada is missing');
    client.tenant.clock.advance(1000);
    client.entra.revoke({ user: ada });

    const answer = await refresh(client, tokens);

    expect(refusal(answer)).toEqual(refused('invalid_grant', 50173));
    expect(answer.body).toMatchObject({ suberror: 'bad_token', error_description: expect.stringMatching(/^AADSTS50173: The grant was revoked at \d{4}-.*Sign in again\./) });
  });

  test('is revoked with everything of the application', async () => {
    const client = createTestClient();
    const tokens = await signedIn(client);
    client.tenant.clock.advance(1000);
    client.entra.revoke({ application: client.application });

    expect(refusal(await refresh(client, tokens))).toEqual(refused('invalid_grant', 50173));
    expect((await signedIn(client)).status).toBe(200);
  });

  test('is worth nothing for a disabled or deleted account', async () => {
    const client = createTestClient();
    const tokens = await signedIn(client);
    const ada = findUser(client.tenant, 'ada@contoso.example');
    if (!ada) throw new Error('Ada is missing');

    ada.accountEnabled = false;
    const disabled = await refresh(client, tokens);
    client.tenant.users.delete(ada.id);
    const deleted = await refresh(client, tokens);

    expect([disabled, deleted].map(refusal)).toEqual([refused('invalid_grant', 50057), refused('invalid_grant', 50034)]);
  });

  test('is bound to its application', async () => {
    const client = createTestClient();
    const tokens = await signedIn(client);

    expect(refusal(await refresh(client, tokens, { client_id: 'f2f43f65-16a6-4319-91b6-d2a342a88744' }))).toEqual(refused('invalid_grant', 70000));
  });

  test('cannot answer a step-up', async () => {
    const client = createTestClient();
    const tokens = await signedIn(client);
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

    const answer = await refresh(client, tokens, { claims });

    expect(refusal(answer)).toEqual(refused('invalid_grant', 50079));
    expect(answer.body).toMatchObject({ suberror: 'basic_action', claims });
  });

  test('a capable client gets long tokens that it renews halfway', async () => {
    const client = createTestClient();

    const { body } = await refresh(client, await signedIn(client), { claims: '{"access_token":{"xms_cc":{"values":["cp1"]}}}' });

    expect(body).toMatchObject({ expires_in: 100_800, refresh_in: 50_400 });
    expect(decodeJwt(String(body['access_token']))['xms_cc']).toEqual(['cp1']);
  });
});

describe('client_credentials', () => {
  const request = { ...reports, grant_type: 'client_credentials', scope: graphDefault };

  test('gives an application its own permissions', async () => {
    const client = createTestClient();

    const { body } = await client.token(request);

    expect(Object.keys(body)).toEqual(['token_type', 'expires_in', 'ext_expires_in', 'access_token']);
    const claims = decodeJwt(String(body['access_token']));
    expect(claims).toMatchObject({ idtyp: 'app', appid: reports.client_id, appidacr: '1', roles: ['Mail.Read', 'User.Read.All'], tid: client.tenant.id });
    expect(claims['oid']).toBe(claims.sub);
    expect(claims).not.toHaveProperty('scp');
  });

  test.each([
    ['no secret', { client_secret: '' }, undefined, 'invalid_client', 7000218, 401],
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

    expect(refusal(await client.token(request, 'common'))).toEqual(refused('invalid_request', 50059));
  });
});

describe('password', () => {
  const request = { grant_type: 'password', scope: 'openid offline_access Mail.Read', username: 'ada@contoso.example', password: 'Contoso-ada-1' };

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
});

test('tokens end when the settings say so', async () => {
  const client = createTestClient({ settings: { accessTokenSeconds: [120, 120], refreshTokenSeconds: 300, authorizationCodeSeconds: 1 } });

  const { body } = await signedIn(client);

  expect(body['expires_in']).toBe(120);
});
