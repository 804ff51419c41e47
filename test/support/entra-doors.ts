import { challenge, clientId, createTestClient, origin, type TestClient, verifier } from './entra-client.ts';

const redirect = 'https://app.contoso.example/back';
export const graph = 'https://graph.microsoft.com';
export const api = 'api://contoso/reports';
/** A confidential client with an API of its own. */
const reports = { client_id: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f', client_secret: 'contoso-reports-secret' };

/** Parameters by name. */
export type Fields = Record<string, string>;
/** What a request has, or can lack. */
export type Trait = 'token' | 'authorize' | 'redirects' | 'scoped' | 'claims' | 'confidential' | 'alone' | 'public' | 'redeems' | 'renews';

/** An endpoint with a request that it takes. */
export interface Door {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly traits: readonly Trait[];
  fields(client: TestClient): Fields | Promise<Fields>;
}

/** The code that an authorization endpoint of either version gives to Ada, for a client with a redirect URI for it. */
async function codeFor(client: TestClient, changes: Fields = {}): Promise<string> {
  return (await client.signIn(client.person('ada'), { scope: 'openid offline_access Mail.Read', ...changes })).get('code') ?? '';
}

async function refreshTokenFor(client: TestClient, changes: Fields, atToken: Fields): Promise<string> {
  const answer = new URLSearchParams({ code: await codeFor(client, changes) });
  return String((await client.redeem(answer, atToken)).body['refresh_token']);
}

async function deviceCodeFor(client: TestClient): Promise<string> {
  const response = await client.post(`/${client.tenant.id}/oauth2/v2.0/devicecode`, { client_id: clientId, scope: 'openid Mail.Read' });
  const { user_code: entered, device_code: code } = (await response.json()) as Fields;
  await client.person('ada').openBrowser(`${origin}/devicelogin?otc=${entered}`);
  return code ?? '';
}

async function assertionFor(client: TestClient): Promise<string> {
  return String(
    (await client.redeem(new URLSearchParams({ code: await codeFor(client, { scope: `${api}/Reports.Read` }) }))).body['access_token'],
  );
}

const web = { client_id: reports.client_id, redirect_uri: redirect };
const named: Readonly<Record<1 | 2, Fields>> = { 1: { resource: graph }, 2: { scope: `${graph}/Mail.Read` } };
const everything: Readonly<Record<1 | 2, Fields>> = { 1: { resource: graph }, 2: { scope: `${graph}/.default` } };

/** Grants, with what they need besides the application and what the token is for. */
const grants: readonly {
  readonly name: string;
  readonly traits: readonly Trait[];
  fields(client: TestClient, version: 1 | 2): Promise<Fields>;
}[] = [
  {
    name: 'a code of a public client',
    traits: ['public', 'redeems', 'scoped', 'claims'],
    fields: async (client, version) => ({
      ...named[version],
      grant_type: 'authorization_code',
      client_id: clientId,
      code: await codeFor(client),
      redirect_uri: redirect,
      code_verifier: verifier,
    }),
  },
  {
    name: 'a code of a confidential client',
    traits: ['confidential', 'redeems', 'scoped', 'claims'],
    fields: async (client, version) => ({
      ...named[version],
      ...reports,
      grant_type: 'authorization_code',
      code: await codeFor(client, web),
      redirect_uri: redirect,
      code_verifier: verifier,
    }),
  },
  {
    name: 'a refresh token of a public client',
    traits: ['public', 'renews', 'scoped', 'claims'],
    fields: async (client, version) => ({
      ...named[version],
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: await refreshTokenFor(client, {}, {}),
    }),
  },
  {
    name: 'a refresh token of a confidential client',
    traits: ['confidential', 'renews', 'scoped', 'claims'],
    fields: async (client, version) => ({
      ...named[version],
      ...reports,
      grant_type: 'refresh_token',
      refresh_token: await refreshTokenFor(client, web, reports),
    }),
  },
  {
    name: 'a device code',
    traits: ['public', 'claims'],
    fields: async (client) => ({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: clientId,
      device_code: await deviceCodeFor(client),
    }),
  },
  {
    name: 'a password',
    traits: ['public', 'scoped', 'claims'],
    fields: async (_, version) => ({
      ...named[version],
      grant_type: 'password',
      client_id: clientId,
      username: 'ada@contoso.example',
      password: 'Contoso-ada-1',
    }),
  },
  {
    name: 'an assertion',
    traits: ['confidential', 'scoped', 'claims'],
    fields: async (client, version) => ({
      ...named[version],
      ...reports,
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion: await assertionFor(client),
    }),
  },
  {
    name: 'credentials alone',
    traits: ['confidential', 'alone', 'scoped', 'claims'],
    fields: async (_, version) => ({ ...everything[version], ...reports, grant_type: 'client_credentials' }),
  },
];

const asked: Fields = {
  client_id: clientId,
  response_type: 'code',
  redirect_uri: redirect,
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 's',
};
const consenting = { client_id: clientId, redirect_uri: redirect };

/** Every endpoint of the emulated Entra ID that an application calls, with each kind of grant. */
export const doors: readonly Door[] = [
  ...([1, 2] as const).flatMap((version): Door[] => {
    const folder = version === 1 ? 'oauth2' : 'oauth2/v2.0';
    return [
      ...(['GET', 'POST'] as const).map((method): Door => ({
        name: `authorize by ${method}`,
        method,
        path: `${folder}/authorize`,
        traits: ['authorize', 'redirects', 'scoped', 'claims'],
        fields: () => ({ ...asked, ...named[version] }),
      })),
      {
        name: 'devicecode',
        method: 'POST',
        path: `${folder}/devicecode`,
        traits: ['scoped', 'claims'],
        fields: () => ({ client_id: clientId, ...named[version] }),
      },
      ...grants.map(({ name, traits, fields }): Door => ({
        name,
        method: 'POST',
        path: `${folder}/token`,
        traits: ['token', ...traits],
        fields: (client) => fields(client, version),
      })),
    ];
  }),
  { name: 'admin consent', method: 'GET', path: 'adminconsent', traits: ['redirects'], fields: () => consenting },
  {
    name: 'admin consent to what is named',
    method: 'GET',
    path: 'v2.0/adminconsent',
    traits: ['redirects', 'scoped'],
    fields: () => ({ ...consenting, ...named[2] }),
  },
];

/** A tenant in which every request of the doors above is taken. */
export function createHouse(): TestClient {
  const client = createTestClient();
  const application = client.tenant.applications.get(reports.client_id);
  if (!application) throw new Error('The application is missing.');
  application.webRedirectUris.push(redirect);
  application.api = { identifierUris: [api], scopes: [{ id: 's', value: 'Reports.Read', shown: {} }] };
  client.application.requiredPermissions = ['Mail.Read'];
  const permissions = ['Mail.Read', 'openid', 'profile', 'offline_access'];
  for (const id of [clientId, reports.client_id]) client.tenant.consents.push({ id, clientId: id, principalId: null, permissions });
  return client;
}

/** Sends a request to an endpoint. @param segment - Default: the id of the tenant. */
export async function knock(
  client: TestClient,
  { method, path }: Door,
  fields: URLSearchParams,
  segment = client.tenant.id,
): Promise<Response> {
  const address = `${origin}/${segment}/${path}`;
  const request =
    method === 'GET'
      ? new Request(`${address}?${fields}`, { redirect: 'manual' })
      : new Request(address, { method, body: fields, redirect: 'manual' });
  return client.entra.fetch(request);
}

/** What a refusal says, wherever it stands: in a JSON body, an answer to the redirect URI or a page. */
export async function textOf(response: Response): Promise<string> {
  const location = response.headers.get('location');
  if (location !== null) return new URL(location).searchParams.get('error_description') ?? '';
  return (await response.text()).replaceAll('&#39;', "'");
}

/** The code of a refusal; undefined for none. */
export function codeIn(text: string): number | undefined {
  const found = /AADSTS(\d+): /.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
