import { expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';

const admin = 'elin Application.ReadWrite.All';
const redirectUris = ['https://app.contoso.example/back'];

async function register(web: object) {
  const graph = createTestGraph();
  const { body } = await graph.json('/v1.0/applications', { as: admin, method: 'POST', body: { displayName: 'Page', web } });
  const path = `/v1.0/applications/${String(body['id'])}`;
  return {
    created: body['web'],
    implicitGrant: () => graph.tenant.applications.get(String(body['appId']))?.implicitGrant,
    async patch(changes: object) {
      const { status, body: refusal } = await graph.json(path, { as: admin, method: 'PATCH', body: changes });
      return { status, refusal, web: (await graph.json(path, { as: admin })).body['web'] };
    },
  };
}

test('a registration gives no token at once unless it says so', async () => {
  const none = await register({ redirectUris });
  const both = await register({ redirectUris, implicitGrantSettings: { enableIdTokenIssuance: true, EnableAccessTokenIssuance: true } });

  expect(none.created).toMatchObject({
    redirectUris,
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
  });
  expect(none.implicitGrant()).toBeUndefined();
  expect(both.created).toMatchObject({ implicitGrantSettings: { enableAccessTokenIssuance: true, enableIdTokenIssuance: true } });
  expect(both.implicitGrant()).toEqual(['token', 'id_token']);
});

test('what a change does not name stays: the other switch, and the redirect URIs', async () => {
  const { patch } = await register({ redirectUris, implicitGrantSettings: { enableAccessTokenIssuance: true } });

  expect(await patch({ web: { implicitGrantSettings: { enableIdTokenIssuance: true } } })).toMatchObject({
    status: 204,
    web: { redirectUris, implicitGrantSettings: { enableAccessTokenIssuance: true, enableIdTokenIssuance: true } },
  });
  expect(await patch({ web: { redirectUris: [] } })).toMatchObject({
    web: { redirectUris: [], implicitGrantSettings: { enableAccessTokenIssuance: true, enableIdTokenIssuance: true } },
  });
  expect(await patch({ web: { implicitGrantSettings: { enableAccessTokenIssuance: false } } })).toMatchObject({
    web: { implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true } },
  });
});

test.each([
  [{ enableIdTokens: true }, "The property 'enableIdTokens' does not exist on type 'microsoft.graph.implicitGrantSettings'."],
  [{ enableIdTokenIssuance: 1 }, "Cannot convert the literal '1' to the expected type 'Edm.Boolean'."],
  [true, "An unexpected 'PrimitiveValue' node was found when reading from the JSON reader. A 'StartObject' node was expected."],
])('settings %j are refused, and nothing of the change is kept', async (implicitGrantSettings, message) => {
  const { patch } = await register({ redirectUris, implicitGrantSettings: { enableIdTokenIssuance: true } });

  const { status, refusal, web } = await patch({ displayName: 'Other', web: { redirectUris: [], implicitGrantSettings } });
  expect(status).toBe(400);
  expect(JSON.stringify(refusal)).toContain(message);
  expect(web).toMatchObject({ redirectUris, implicitGrantSettings: { enableIdTokenIssuance: true } });
});
