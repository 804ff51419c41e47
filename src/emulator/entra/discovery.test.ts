import { expect, test } from 'vitest';
import { createTestClient, origin, type TestClient } from '../../../test/support/entra-client.ts';

async function json(client: TestClient, path: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await client.get(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test.each([
  ['common', '{tenantid}'],
  ['organizations', '{tenantid}'],
  ['consumers', '9188040d-6c67-4c5b-b112-36a304b66dad'],
])('the document of /%s has the issuer of %s', async (segment, issuer) => {
  const client = createTestClient();

  const { body } = await json(client, `/${segment}/v2.0/.well-known/openid-configuration`);

  expect(body).toMatchObject({
    issuer: `${origin}/${issuer}/v2.0`,
    token_endpoint: `${origin}/${segment}/oauth2/v2.0/token`,
    tenant_region_scope: null,
  });
});

test('the document of a domain has the issuer of the tenant id, and the members that Entra ID sends', async () => {
  const client = createTestClient();

  const { body } = await json(client, '/contoso.example/v2.0/.well-known/openid-configuration');

  expect(body['issuer']).toBe(`${origin}/${client.tenant.id}/v2.0`);
  expect([body['authorization_endpoint'], body['jwks_uri']]).toEqual([
    `${origin}/${client.tenant.id}/oauth2/v2.0/authorize`,
    `${origin}/${client.tenant.id}/discovery/v2.0/keys`,
  ]);
  expect(Object.keys(body)).toEqual([
    'token_endpoint',
    'token_endpoint_auth_methods_supported',
    'jwks_uri',
    'response_modes_supported',
    'subject_types_supported',
    'id_token_signing_alg_values_supported',
    'response_types_supported',
    'scopes_supported',
    'issuer',
    'request_uri_parameter_supported',
    'userinfo_endpoint',
    'authorization_endpoint',
    'device_authorization_endpoint',
    'http_logout_supported',
    'frontchannel_logout_supported',
    'end_session_endpoint',
    'claims_supported',
    'kerberos_endpoint',
    'tenant_region_scope',
    'cloud_instance_name',
    'cloud_graph_host_name',
    'msgraph_host',
    'rbac_url',
  ]);
  expect(body).toMatchObject({ userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo', msgraph_host: 'graph.microsoft.com' });
  expect((body['claims_supported'] as string[]).join(' ')).toBe(
    'sub iss cloud_instance_name cloud_instance_host_name cloud_graph_host_name msgraph_host aud exp iat auth_time acr nonce ' +
      'preferred_username name tid ver at_hash c_hash email',
  );
});

test('on a host of its own, Graph is reached where the emulator is', async () => {
  const { entra } = createTestClient();

  const response = await entra.fetch(new Request('http://localhost:8400/common/v2.0/.well-known/openid-configuration'));

  expect(await response.json()).toMatchObject({ userinfo_endpoint: 'http://localhost:8400/oidc/userinfo', msgraph_host: 'localhost:8400' });
});

test('an unknown tenant has no document', async () => {
  const { status, body } = await json(createTestClient(), '/fabrikam.example/v2.0/.well-known/openid-configuration');

  expect({ status, body }).toMatchObject({ status: 400, body: { error: 'invalid_tenant', error_codes: [90002] } });
});

test.each(['/common/v2.0/.well-known/openid-configuration', '/common/discovery/v2.0/keys'])(
  '%s is for everybody, and good for a day; a refusal is for nobody to keep',
  async (path) => {
    const client = createTestClient();
    const [found, refused] = await Promise.all([client.get(path), client.get(path.replace('common', 'fabrikam.example'))]);
    const of = ({ headers }: Response): (string | null)[] =>
      ['content-type', 'cache-control', 'access-control-allow-origin'].map((name) => headers.get(name));

    expect(of(found)).toEqual(['application/json; charset=utf-8', 'max-age=86400, private', '*']);
    expect(of(refused)).toEqual(['application/json; charset=utf-8', 'no-store, no-cache', '*']);
  },
);

test.each([
  ['common', 'v2.0/', '{tenantid}'],
  ['organizations', 'v2.0/', '{tenantid}'],
  ['consumers', 'v2.0/', '9188040d-6c67-4c5b-b112-36a304b66dad'],
  ['contoso.example', 'v2.0/', undefined],
  ['common', '', null],
  ['contoso.example', '', null],
])(
  'the key set /%s/discovery/%skeys publishes the public half of the signing key, without its algorithm',
  async (segment, folder, tenant) => {
    const client = createTestClient();
    const { body } = await json(client, `/${segment}/discovery/${folder}keys`);

    expect(body).toEqual({
      keys: [
        {
          kty: 'RSA',
          use: 'sig',
          kid: expect.stringMatching(/^[\w-]{27}$/) as string,
          x5t: expect.stringMatching(/^[\w-]{27}$/) as string,
          n: expect.stringMatching(/^[\w-]{342}$/) as string,
          e: 'AQAB',
          x5c: [expect.any(String)],
          ...(tenant !== null && { issuer: `${origin}/${tenant ?? client.tenant.id}/v2.0` }),
        },
      ],
    });
  },
);

test('instance discovery knows the hosts of the clouds, and the one that asked', async () => {
  const client = createTestClient();
  const path = '/common/discovery/instance?api-version=1.1&authorization_endpoint=';

  const cloud = await json(client, `${path}https://login.windows.net/common/oauth2/v2.0/authorize`);
  const own = await client.entra.fetch(
    new Request(`http://localhost:8400${path}http://localhost:8400/organizations/oauth2/v2.0/authorize`),
  );

  expect(cloud.body).toMatchObject({
    tenant_discovery_endpoint: 'https://login.windows.net/common/v2.0/.well-known/openid-configuration',
    metadata: [{ preferred_network: 'login.microsoftonline.com', preferred_cache: 'login.windows.net' }, {}, {}],
  });
  expect(await own.json()).toMatchObject({
    tenant_discovery_endpoint: 'http://localhost:8400/organizations/v2.0/.well-known/openid-configuration',
    metadata: [{}, {}, {}, { preferred_network: 'localhost:8400', aliases: ['localhost:8400'] }],
  });
});

test.each(['https://login.evil.example/common/oauth2/v2.0/authorize', 'nonsense'])('instance discovery refuses %s', async (endpoint) => {
  const { status, body } = await json(
    createTestClient(),
    `/common/discovery/instance?authorization_endpoint=${encodeURIComponent(endpoint)}`,
  );

  expect({ status, body }).toMatchObject({ status: 400, body: { error: 'invalid_instance', error_codes: [50049] } });
});

test('what the emulator does not have says so', async () => {
  const { status, body } = await json(createTestClient(), '/common/oauth2/wstrust');

  expect({ status, body }).toEqual({
    status: 501,
    body: { error: 'not_implemented', error_description: 'The emulated Entra ID has no GET /common/oauth2/wstrust.' },
  });
});
