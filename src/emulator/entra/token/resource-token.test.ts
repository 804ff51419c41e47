import { compactVerify, createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet } from 'jose';
import { describe, expect, test } from 'vitest';
import { clientId, createTestClient, type TestClient } from '../../../../test/support/entra-client.ts';
import { refusal, refused } from '../../../../test/support/token-answers.ts';
import { asSigned } from './nonce-header.ts';

const graphId = '00000003-0000-0000-c000-000000000000';
const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const api = 'api://contoso/reports';

/** A client beside which Contoso Reports has an API of its own. */
function createApiClient(tokenVersion?: 1 | 2): TestClient {
  const client = createTestClient();
  const application = client.tenant.applications.get(reports);
  if (application) Object.assign(application, tokenVersion && { tokenVersion });
  if (application)
    application.api = {
      identifierUris: [api],
      scopes: [
        { id: 's1', value: 'Reports.Read', shown: {} },
        { id: 's2', value: 'Reports.Write', shown: {} },
      ],
    };
  return client;
}

async function tokensFor(client: TestClient, scope: string): Promise<Record<string, unknown>> {
  const { body } = await client.redeem(await client.signIn(client.person('ada'), { scope }));
  return body;
}

async function keysOf(client: TestClient): Promise<ReturnType<typeof createLocalJWKSet>> {
  return createLocalJWKSet((await (await client.get('/common/discovery/v2.0/keys')).json()) as JSONWebKeySet);
}

describe('a token for Microsoft Graph', () => {
  test.each([
    ['Mail.Read', graphId],
    [`${graphId}/Mail.Read`, graphId],
    ['https://graph.microsoft.com/Mail.Read', 'https://graph.microsoft.com'],
  ])('that was asked for as %s has the audience %s, and Graph takes it', async (scope, audience) => {
    const client = createTestClient();
    const token = String((await tokensFor(client, scope))['access_token']);

    expect(decodeJwt(token)).toMatchObject({ aud: audience, ver: '1.0', scp: 'Mail.Read' });
    expect(await client.entra.readAccess(`Bearer ${token}`, 'https://graph.microsoft.com')).toMatchObject({ permissions: ['Mail.Read'] });
    expect(await client.entra.readAccess(`Bearer ${token}`, 'https://graph.microsoft.us')).toBe('wrongAudience');
  });

  test('is for Graph alone to check: its signature is right only with the hash of the nonce', async () => {
    const client = createTestClient();
    const keys = await keysOf(client);
    const { access_token: access, id_token: id } = await tokensFor(client, 'openid Mail.Read');
    const token = String(access);

    expect(Object.keys(decodeProtectedHeader(token))).toEqual(['typ', 'nonce', 'alg', 'x5t', 'kid']);
    await expect(compactVerify(token, keys)).rejects.toThrow('signature verification failed');
    expect((await compactVerify(asSigned(token), keys)).protectedHeader.alg).toBe('RS256');
    expect((await compactVerify(String(id), keys)).protectedHeader).not.toHaveProperty('nonce');
    expect(await client.entra.readAccess(`Bearer ${asSigned(token)}`)).toBe('badSignature');
  });
});

describe('a token for another service of Microsoft', () => {
  test.each([
    ['https://management.azure.com/user_impersonation', 'https://management.azure.com', 'user_impersonation'],
    ['https://management.core.windows.net//.default', 'https://management.core.windows.net/', 'user_impersonation'],
    ['797f4846-ba00-4fd7-ba43-dac1f8f63013/.default', '797f4846-ba00-4fd7-ba43-dac1f8f63013', 'user_impersonation'],
    ['https://contoso.sharepoint.com/AllSites.Read', 'https://contoso.sharepoint.com', 'AllSites.Read'],
    ['https://outlook.office365.com/IMAP.AccessAsUser.All', 'https://outlook.office365.com', 'IMAP.AccessAsUser.All'],
  ])('%s is one for %s, after a consent of its own', async (scope, audience, name) => {
    const client = createTestClient();
    const ada = client.person('ada');
    const silent = await client.get(client.authorizeUrl({ scope, prompt: 'none' }).slice('https://login.microsoftonline.com'.length));
    const { body } = await client.redeem(await client.signIn(ada, { scope: `${scope} openid` }));

    expect(silent.headers.get('location')).toContain('login_required');
    expect(decodeJwt(String(body['access_token']))).toMatchObject({ aud: audience, scp: name, ver: '1.0', appid: clientId });
    expect(String(body['scope']).split(' ')[0]).toBe(`${audience.replace(/\/$/, '')}/${name}`);
    expect(client.tenant.consents.some(({ permissions }) => permissions.includes(`${audience.replace(/\/$/, '')}/${name}`))).toBe(true);
    expect(await client.entra.readAccess(`Bearer ${String(body['access_token'])}`)).toBe('wrongAudience');
    await expect(compactVerify(String(body['access_token']), await keysOf(client))).resolves.toBeDefined();
  });

  test('comes by the refresh token of a sign-in for another, when it was consented to', async () => {
    const client = createTestClient();
    const first = await client.redeem(
      await client.signIn(client.person('ada'), { scope: 'Mail.Read offline_access https://management.azure.com/user_impersonation' }),
    );
    const grant = { grant_type: 'refresh_token', refresh_token: String(first.body['refresh_token']) };
    const second = await client.token({ ...grant, scope: 'https://management.azure.com/.default' });
    const third = await client.token({ ...grant, scope: 'https://contoso.sharepoint.com/.default' });

    expect(decodeJwt(String(first.body['access_token']))).toMatchObject({ scp: 'Mail.Read' });
    expect(decodeJwt(String(second.body['access_token']))).toMatchObject({
      aud: 'https://management.azure.com',
      scp: 'user_impersonation',
    });
    expect(refusal(third)).toEqual(refused('invalid_grant', 65001));
  });

  test('of an application alone has no roles: those that it has are of Graph', async () => {
    const client = createTestClient();
    const request = { client_id: reports, client_secret: 'contoso-reports-secret', grant_type: 'client_credentials' };
    const { body } = await client.token({ ...request, scope: 'https://management.azure.com/.default' });

    expect(decodeJwt(String(body['access_token']))).toMatchObject({ aud: 'https://management.azure.com', idtyp: 'app' });
    expect(decodeJwt(String(body['access_token']))).not.toHaveProperty('roles');
  });
});

describe('a token for an API of one’s own', () => {
  test.each([
    [`${api}/Reports.Read`, 'Reports.Read'],
    [`${api}/reports.write`, 'Reports.Write'],
    [`${api}/.default`, 'Reports.Read Reports.Write'],
  ])('%s has the scopes %s', async (scope, scopes) => {
    const body = await tokensFor(createApiClient(), scope);
    expect(decodeJwt(String(body['access_token']))).toMatchObject({ aud: api, scp: scopes, ver: '1.0', upn: 'ada@contoso.example' });
  });

  test('is of the version that the API has chosen', async () => {
    const client = createApiClient(2);
    const claims = decodeJwt(String((await tokensFor(client, `${reports}/Reports.Read`))['access_token']));

    expect(claims).toMatchObject({
      aud: reports,
      iss: `https://login.microsoftonline.com/${client.tenant.id}/v2.0`,
      azp: clientId,
      azpacr: '0',
      ver: '2.0',
      scp: 'Reports.Read',
      preferred_username: 'ada@contoso.example',
    });
    expect(Object.keys(claims)).not.toEqual(expect.arrayContaining(['appid']));
    expect(Object.keys(claims)).not.toEqual(expect.arrayContaining(['upn']));
  });

  test('is not there for a scope that the API has not, nor for an API that there is not', async () => {
    const client = createApiClient();
    const codeOf = async (scope: string): Promise<string | null> => {
      const response = await client.get(client.authorizeUrl({ scope }).slice('https://login.microsoftonline.com'.length));
      return new URL(response.headers.get('location') ?? '').searchParams.get('error_description');
    };

    expect(await codeOf(`${api}/Reports.Delete`)).toContain(
      `AADSTS650053: The application 'Contoso Automations' asked for 'Reports.Delete', which does not exist on ${api}.`,
    );
    expect(await codeOf('api://contoso/others/Read')).toContain("AADSTS500011: The resource 'api://contoso/others' was not found");
    expect(await codeOf(`${clientId}/Read`)).toContain('AADSTS500011');
  });
});
