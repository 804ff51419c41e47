import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';

const admin = 'elin Application.ReadWrite.All';
const graphAppId = '00000003-0000-0000-c000-000000000000';
const mailRead = { id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', type: 'Scope' };

const registration = {
  displayName: 'Invoice robot',
  isFallbackPublicClient: true,
  publicClient: { redirectUris: ['http://localhost'] },
  tags: ['finance'],
  requiredResourceAccess: [{ resourceAppId: graphAppId, resourceAccess: [mailRead] }],
};

async function register(graph: TestGraph, body: object = registration) {
  const answer = await graph.json('/v1.0/applications', { as: admin, method: 'POST', body });
  return { ...answer, id: String(answer.body['id']), appId: String(answer.body['appId']) };
}

describe('a new registration', () => {
  test('is answered whole, and is in the tenant', async () => {
    const graph = createTestGraph();
    const { status, body, appId } = await register(graph);

    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...registration,
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications/$entity',
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      createdDateTime: '2026-03-02T09:00:00.000Z',
      publisherDomain: 'contoso.example',
      signInAudience: 'AzureADMyOrg',
      passwordCredentials: [],
    });
    expect(body['id']).not.toBe(appId);
    expect(graph.tenant.applications.get(appId)).toMatchObject({
      publisher: 'Contoso',
      requiredPermissions: ['Mail.Read'],
      publicClientRedirectUris: ['http://localhost'],
      isFallbackPublicClient: true,
    });
  });

  test.each([
    ['without a name', {}, 400, "Invalid value specified for property 'displayName' of resource 'Application'."],
    ['with an empty name', { displayName: ' ' }, 400, "Invalid value specified for property 'displayName' of resource 'Application'."],
    [
      'for nobody known',
      { displayName: 'x', signInAudience: 'All' },
      400,
      "Invalid value specified for property 'signInAudience' of resource 'Application'.",
    ],
    [
      'for personal accounts without the version of its tokens',
      { displayName: 'x', signInAudience: 'AzureADandPersonalMicrosoftAccount' },
      400,
      'Property api.requestedAccessTokenVersion is invalid.',
    ],
    [
      'with a redirect URI that is none',
      { displayName: 'x', publicClient: { redirectUris: ['localhost'] } },
      400,
      "Invalid value specified for property 'redirectUris' of resource 'Application'.",
    ],
    [
      'with a permission that does not exist',
      { displayName: 'x', requiredResourceAccess: [{ resourceAppId: graphAppId, resourceAccess: [{ id: graphAppId, type: 'Scope' }] }] },
      400,
      "Invalid value specified for property 'requiredResourceAccess' of resource 'Application'.",
    ],
    [
      'with an unknown property',
      { displayName: 'x', colour: 'red' },
      400,
      "The property 'colour' does not exist on type 'microsoft.graph.application'. Make sure to only use property names that are defined by the type.",
    ],
    [
      'with a property that is not kept',
      { displayName: 'x', groupMembershipClaims: 'All' },
      501,
      'The emulator does not keep the property groupMembershipClaims of application.',
    ],
  ])('%s is refused', async (_, body, status, message) => {
    const graph = createTestGraph();
    const before = graph.tenant.applications.size;
    const answer = await register(graph, body);

    expect(answer).toMatchObject({ status, body: { error: { message } } });
    expect(graph.tenant.applications.size).toBe(before);
  });

  test('for personal accounts names the version of its tokens', async () => {
    const { status, body } = await register(createTestGraph(), {
      displayName: 'x',
      signInAudience: 'AzureADandPersonalMicrosoftAccount',
      api: { requestedAccessTokenVersion: 2 },
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({ signInAudience: 'AzureADandPersonalMicrosoftAccount', api: { requestedAccessTokenVersion: 2 } });
  });
});

describe('who may', () => {
  test.each([
    ['an administrator without the permission', 'elin User.Read'],
    ['a person who is no administrator', 'ada Application.ReadWrite.All'],
    ['one who may only read', 'elin Application.Read.All'],
  ])('%s registers nothing', async (_, as) => {
    const { status, body } = await createTestGraph().json('/v1.0/applications', { as, method: 'POST', body: registration });

    expect(status).toBe(403);
    expect(body['error']).toMatchObject({
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    });
  });

  test.each(['elin AppRegistration.Create', 'app Application.ReadWrite.All'])('%s registers', async (as) => {
    const { status } = await createTestGraph().json('/v1.0/applications', { as, method: 'POST', body: registration });

    expect(status).toBe(201);
  });

  test('everybody with the permission reads', async () => {
    const { status } = await createTestGraph().json('/v1.0/applications', { as: 'ada Application.Read.All' });

    expect(status).toBe(200);
  });
});

describe('a registration', () => {
  test('is listed beside those of the tenant, not those of other publishers, and found by name', async () => {
    const graph = createTestGraph();
    await register(graph);
    const all = await graph.json('/v1.0/applications?$select=displayName', { as: admin });
    const found = await graph.json("/v1.0/applications?$filter=displayName eq 'Invoice robot'&$select=displayName,tags", { as: admin });

    expect(all.body['value']).toEqual([
      { displayName: 'Contoso Automations' },
      { displayName: 'Contoso Reports' },
      { displayName: 'Invoice robot' },
    ]);
    expect(found.body['value']).toEqual([{ displayName: 'Invoice robot', tags: ['finance'] }]);
  });

  test('is read by its object id and by its application id', async () => {
    const graph = createTestGraph();
    const { id, appId } = await register(graph);
    const byId = await graph.json(`/v1.0/applications/${id}?$select=appId`, { as: admin });
    const byAppId = await graph.json(`/v1.0/applications(appId='${appId}')?$select=id`, { as: admin });

    expect([byId.body['appId'], byAppId.body['id']]).toEqual([appId, id]);
  });

  test('does not show its secrets', async () => {
    const response = await createTestGraph().call("/v1.0/applications(appId='c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f')", { as: admin });
    const text = await response.text();

    expect(text).not.toContain('contoso-reports-secret');
    expect(JSON.parse(text)).toMatchObject({ passwordCredentials: [{ hint: 'con', secretText: null }] });
  });

  test('is changed in what the request names only', async () => {
    const graph = createTestGraph();
    const { id, appId } = await register(graph);
    const { status } = await graph.json(`/v1.0/applications/${id}`, {
      as: admin,
      method: 'PATCH',
      body: { displayName: 'Invoices', requiredResourceAccess: [] },
    });

    expect(status).toBe(204);
    expect(graph.tenant.applications.get(appId)).toMatchObject({
      displayName: 'Invoices',
      requiredPermissions: [],
      publicClientRedirectUris: ['http://localhost'],
    });
  });

  test('that is deleted takes its consents with it', async () => {
    const graph = createTestGraph();
    const { id, appId } = await register(graph);
    graph.tenant.consents.push({ id: 'c1', clientId: appId, principalId: null, permissions: ['Mail.Read'] });
    const { status } = await graph.json(`/v1.0/applications/${id}`, { as: admin, method: 'DELETE' });
    const again = await graph.json(`/v1.0/applications/${id}`, { as: admin });

    expect([status, graph.tenant.applications.has(appId), graph.tenant.consents.length]).toEqual([204, false, 0]);
    expect(again).toMatchObject({ status: 404, body: { error: { code: 'Request_ResourceNotFound' } } });
  });
});
