import { expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';

const admin = 'elin Application.ReadWrite.All';
const scope = {
  id: '5B8BC9DF-6E5F-4C29-9D62-7A6F1C1E2D10',
  value: 'Reports.Read',
  type: 'User',
  isEnabled: true,
  adminConsentDisplayName: 'Read reports',
  adminConsentDescription: 'Reads them.',
};

async function register(body: object = {}) {
  const graph = createTestGraph();
  const made = await graph.json('/v1.0/applications', { as: admin, method: 'POST', body: { displayName: 'Reports', ...body } });
  const path = `/v1.0/applications/${String(made.body['id'])}`;
  return {
    made,
    patch: async (changes: object) => {
      const { status, body: refusal } = await graph.json(path, { as: admin, method: 'PATCH', body: changes });
      return { status, refusal, shown: (await graph.json(path, { as: admin })).body };
    },
    principal: async () => {
      const appId = String(made.body['appId']);
      await graph.json('/v1.0/servicePrincipals', { as: admin, method: 'POST', body: { appId } });
      return (await graph.json(`/v1.0/servicePrincipals(appId='${appId}')`, { as: admin })).body;
    },
  };
}

test('an API is kept whole, and its service principal shows it', async () => {
  const api = { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [scope] };
  const { made, principal } = await register({ identifierUris: ['api://contoso/reports'], api });
  const shown = { ...scope, id: scope.id.toLowerCase(), userConsentDescription: null, userConsentDisplayName: null };

  expect(made).toMatchObject({
    status: 201,
    body: { identifierUris: ['api://contoso/reports'], api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [shown] } },
  });
  expect(await principal()).toMatchObject({
    oauth2PermissionScopes: [shown],
    servicePrincipalNames: [made.body['appId'], 'api://contoso/reports'],
  });
});

test('what a change does not name stays', async () => {
  const { patch } = await register({ identifierUris: ['api://contoso/reports'], api: { oauth2PermissionScopes: [scope] } });

  expect((await patch({ api: { requestedAccessTokenVersion: 1 } })).shown).toMatchObject({
    identifierUris: ['api://contoso/reports'],
    api: { requestedAccessTokenVersion: 1, oauth2PermissionScopes: [{ value: 'Reports.Read' }] },
  });
  expect((await patch({ identifierUris: [] })).shown).toMatchObject({ identifierUris: [], api: { requestedAccessTokenVersion: 1 } });
  expect((await patch({ api: { oauth2PermissionScopes: [] } })).shown).toMatchObject({ api: { oauth2PermissionScopes: [] } });
});

test.each<[object, number, string]>([
  [{ identifierUris: ['reports'] }, 400, 'identifierUris'],
  [{ identifierUris: [`api://${'x'.repeat(250)}`] }, 400, 'identifierUris'],
  [{ api: { oauth2PermissionScopes: [{ ...scope, id: 'x' }] } }, 400, 'oauth2PermissionScopes'],
  [{ api: { oauth2PermissionScopes: [{ ...scope, value: '' }] } }, 400, 'oauth2PermissionScopes'],
  [{ api: { oauth2PermissionScopes: [{ ...scope, value: 'a b' }] } }, 400, 'oauth2PermissionScopes'],
  [{ api: { oauth2PermissionScopes: [{ ...scope, value: 'a/b' }] } }, 400, 'oauth2PermissionScopes'],
  [{ api: { oauth2PermissionScopes: [scope, { ...scope, value: 'Other' }] } }, 400, 'oauth2PermissionScopes'],
  [{ api: { oauth2PermissionScopes: [scope, { ...scope, id: scope.id.replace('5', '6') }] } }, 400, 'oauth2PermissionScopes'],
])('%j is refused, and nothing is kept', async (changes, status, named) => {
  const { patch } = await register();
  const answer = await patch({ displayName: 'Other', ...changes });

  expect(answer.status).toBe(status);
  expect(JSON.stringify(answer.refusal)).toContain(named);
  expect(answer.shown).toMatchObject({ displayName: 'Reports', identifierUris: [], api: { oauth2PermissionScopes: [] } });
});
