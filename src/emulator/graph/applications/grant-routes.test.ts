import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';

const admin = 'elin Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All AppRoleAssignment.ReadWrite.All';
const graphAppId = '00000003-0000-0000-c000-000000000000';
const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';

async function post(graph: TestGraph, path: string, body: object, as = admin) {
  return await graph.json(`/v1.0${path}`, { as, method: 'POST', body });
}

async function idOf(graph: TestGraph, appId: string): Promise<string> {
  const { body } = await graph.json(`/v1.0/servicePrincipals(appId='${appId}')?$select=id`, { as: admin });
  return String(body['id']);
}

/** A registered application with a service principal. */
async function present(graph: TestGraph) {
  const { body } = await post(graph, '/applications', { displayName: 'Invoice robot' });
  const appId = String(body['appId']);
  const principal = await post(graph, '/servicePrincipals', { appId });
  return { appId, principal, clientId: String(principal.body['id']), resourceId: await idOf(graph, graphAppId) };
}

describe('service principals', () => {
  test('Microsoft Graph has one, which lists its permissions with their ids', async () => {
    const { body } = await createTestGraph().json(`/v1.0/servicePrincipals(appId='${graphAppId}')`, { as: admin });

    expect(body).toMatchObject({ displayName: 'Microsoft Graph', appId: graphAppId });
    expect(body['oauth2PermissionScopes']).toContainEqual(
      expect.objectContaining({ id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', value: 'Mail.Read', type: 'User' }),
    );
    expect(body['appRoles']).toContainEqual(expect.objectContaining({ id: '810c84a8-4a9e-49e6-bf7d-12d183f40d01', value: 'Mail.Read' }));
  });

  test('a registration has none until it is made, once', async () => {
    const graph = createTestGraph();
    const { body } = await post(graph, '/applications', { displayName: 'Invoice robot' });
    const appId = String(body['appId']);
    const before = await graph.json(`/v1.0/servicePrincipals(appId='${appId}')`, { as: admin });
    const made = await post(graph, '/servicePrincipals', { appId });
    const again = await post(graph, '/servicePrincipals', { appId });
    const found = await graph.json(`/v1.0/servicePrincipals?$filter=appId eq '${appId}'&$select=displayName`, { as: admin });

    expect([before.status, made.status, again.status]).toEqual([404, 201, 409]);
    expect(again.body['error']).toMatchObject({ code: 'Request_MultipleObjectsWithSameKeyValue' });
    expect(found.body['value']).toEqual([{ displayName: 'Invoice robot' }]);
  });

  test('of an application that nobody registered is not made', async () => {
    const { status } = await post(createTestGraph(), '/servicePrincipals', { appId: graphAppId.replace('3', '9') });

    expect(status).toBe(400);
  });
});

describe('a grant', () => {
  test('for everybody is a consent for the organisation; a second one is refused', async () => {
    const graph = createTestGraph();
    const { appId, clientId, resourceId } = await present(graph);
    const body = { clientId, consentType: 'AllPrincipals', resourceId, scope: ' Mail.Read  offline_access' };
    const made = await post(graph, '/oauth2PermissionGrants', body);
    const again = await post(graph, '/oauth2PermissionGrants', body);

    expect(made).toMatchObject({
      status: 201,
      body: { clientId, consentType: 'AllPrincipals', principalId: null, resourceId, scope: 'Mail.Read offline_access' },
    });
    expect(graph.tenant.consents).toEqual([
      { id: made.body['id'], clientId: appId, principalId: null, permissions: ['Mail.Read', 'offline_access'] },
    ]);
    expect(again).toMatchObject({ status: 409, body: { error: { message: 'Permission entry already exists.' } } });
  });

  test('for one person is found, changed and taken back', async () => {
    const graph = createTestGraph();
    const { clientId, resourceId } = await present(graph);
    const ada = [...graph.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
    const made = await post(graph, '/oauth2PermissionGrants', {
      clientId,
      consentType: 'Principal',
      principalId: ada?.id,
      resourceId,
      scope: 'Mail.Read',
    });
    const path = `/v1.0/oauth2PermissionGrants/${String(made.body['id'])}`;
    const found = await graph.json(`/v1.0/oauth2PermissionGrants?$filter=clientId eq '${clientId}'`, { as: admin });
    const { body: shown } = await graph.json(path, { as: admin });
    const other = { ...shown, consentType: 'AllPrincipals', scope: 'User.Read' };
    expect(await graph.json(path, { as: admin, method: 'PATCH', body: other })).toMatchObject({
      status: 501,
      body: { error: { message: 'The emulator does not keep the property consentType of oAuth2PermissionGrant.' } },
    });
    expect((await graph.json(path, { as: admin })).body).toEqual(shown);
    const changed = await graph.json(path, { as: admin, method: 'PATCH', body: { ...shown, scope: 'Mail.ReadWrite' } });
    const read = await graph.json(path, { as: admin });
    const removed = await graph.json(path, { as: admin, method: 'DELETE' });

    expect(found.body['value']).toEqual([expect.objectContaining({ principalId: ada?.id, scope: 'Mail.Read' })]);
    expect([changed.status, read.body['scope'], removed.status, graph.tenant.consents]).toEqual([204, 'Mail.ReadWrite', 204, []]);
  });

  test.each([
    ['to nobody', { consentType: 'Principal' }, 400],
    ['to a stranger', { consentType: 'Principal', principalId: graphAppId }, 404],
    ['of a permission that does not exist', { scope: 'Mail.Reed' }, 400],
    ['on another API', { resourceId: graphAppId }, 400],
    ['by an unknown application', { clientId: graphAppId }, 404],
  ])('%s is refused', async (_, wrong, status) => {
    const graph = createTestGraph();
    const { clientId, resourceId } = await present(graph);
    const answer = await post(graph, '/oauth2PermissionGrants', {
      clientId,
      consentType: 'AllPrincipals',
      resourceId,
      scope: 'Mail.Read',
      ...wrong,
    });

    expect(answer.status).toBe(status);
    expect(graph.tenant.consents).toEqual([]);
  });

  test.each(['ada DelegatedPermissionGrant.ReadWrite.All', 'elin Application.ReadWrite.All'])('%s may not give one', async (as) => {
    const graph = createTestGraph();
    const { clientId, resourceId } = await present(graph);
    const { status } = await post(
      graph,
      '/oauth2PermissionGrants',
      { clientId, consentType: 'AllPrincipals', resourceId, scope: 'Mail.Read' },
      as,
    );

    expect([status, graph.tenant.consents]).toEqual([403, []]);
  });
});

describe('an app role assignment', () => {
  test('is an application permission; the application that has one is seen from both sides', async () => {
    const graph = createTestGraph();
    const resourceId = await idOf(graph, graphAppId);
    const principalId = await idOf(graph, reports);
    const role = { principalId, resourceId, appRoleId: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9' };
    const made = await post(graph, `/servicePrincipals/${resourceId}/appRoleAssignedTo`, role);
    const again = await post(graph, `/servicePrincipals/${resourceId}/appRoleAssignedTo`, role);
    const of = await graph.json(`/v1.0/servicePrincipals/${principalId}/appRoleAssignments`, { as: admin });
    const granted = [...(graph.tenant.applications.get(reports)?.applicationPermissions ?? [])];
    const removed = await graph.json(`/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo/${String(made.body['id'])}`, {
      as: admin,
      method: 'DELETE',
    });

    expect(made).toMatchObject({
      status: 201,
      body: { ...role, principalType: 'ServicePrincipal', principalDisplayName: 'Contoso Reports', resourceDisplayName: 'Microsoft Graph' },
    });
    expect(again.status).toBe(409);
    expect(of.body['value']).toHaveLength(3);
    expect(granted).toEqual(['Mail.Read', 'User.Read.All', 'Mail.ReadWrite']);
    expect([removed.status, graph.tenant.applications.get(reports)?.applicationPermissions]).toEqual([204, ['Mail.Read', 'User.Read.All']]);
  });
});
