import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';
import { schema } from '../schema/schema.ts';
import { toldOfApplications, toldOfServicePrincipals } from './kept-as-told.ts';

const as = 'elin Application.ReadWrite.All';
const post = (graph: TestGraph, path: string, body: unknown) => graph.json(`/v1.0${path}`, { as, method: 'POST', body });
const read = async (graph: TestGraph, path: string) => (await graph.json(`/v1.0${path}`, { as })).body;

async function register(graph: TestGraph, more: object = {}) {
  const { status, body } = await post(graph, '/applications', { displayName: 'Robot', ...more });
  const path = `/applications/${String(body['id'])}`;
  const patch = (change: object) => graph.json(`/v1.0${path}`, { as, method: 'PATCH', body: change });
  return { status, body, path, patch, appId: String(body['appId']) };
}

const url = 'https://about.example';
const values: Readonly<Record<string, unknown>> = {
  addIns: [{ id: '968A844F-7A47-430C-9163-07AE7C31D407', type: 'FileHandler', properties: [{ key: 'version', value: '2' }] }],
  alternativeNames: ['a'],
  info: { termsOfServiceUrl: url },
  notificationEmailAddresses: ['ada@contoso.example'],
  parentalControlSettings: { legalAgeGroupRule: 'RequireConsentForMinors' },
  samlSingleSignOnSettings: { relayState: url },
  tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
};
const valueOf = (name: string): unknown => values[name] ?? `a ${name}`;

describe('a registration', () => {
  test.each(toldOfApplications)('keeps and shows its %s, when it is made and when it is changed', async (name) => {
    const graph = createTestGraph();
    const { status, body, path } = await register(graph, { [name.toUpperCase()]: valueOf(name) });
    const later = await register(graph);

    expect(status).toBe(201);
    expect(body).toMatchObject({ [name]: valueOf(name) });
    expect(await read(graph, path)).toMatchObject({ [name]: valueOf(name) });
    expect(await read(graph, later.path)).not.toMatchObject({ [name]: valueOf(name) });
    expect((await later.patch({ [name]: valueOf(name) })).status).toBe(204);
    expect(await read(graph, later.path)).toMatchObject({ [name]: valueOf(name) });
    expect((await later.patch({ [name]: null })).status).toBe(204);
    expect((await read(graph, later.path))[name]).toEqual((await register(graph)).body[name]);
  });

  test('keeps what a change does not name, also inside of an object', async () => {
    const graph = createTestGraph();
    const { path, patch } = await register(graph, { notes: 'Ask Ada', info: { supportUrl: url } });
    await patch({ info: { marketingUrl: url } });

    expect(await read(graph, path)).toMatchObject({
      notes: 'Ask Ada',
      info: { supportUrl: url, marketingUrl: url, logoUrl: null, termsOfServiceUrl: null, privacyStatementUrl: null },
    });
  });

  test.each(['description', 'notes'])('has a %s of at most 1,024 characters', async (name) => {
    const graph = createTestGraph();

    expect((await register(graph, { [name]: 'x'.repeat(1024) })).status).toBe(201);
    expect(await register(graph, { [name]: 'x'.repeat(1025) })).toMatchObject({
      status: 400,
      body: { error: { message: `Invalid value specified for property '${name}' of resource 'Application'.` } },
    });
  });

  test.each(['defaultRedirectUri', 'appRoles', 'owners', 'optionalClaims'])(
    'is not made with %s, which would mean something, but without a value',
    async (name) => {
      const graph = createTestGraph();
      const isList = schema.propertiesOf('application')?.find((one) => one.name === name)?.isList;
      const value = isList ? [{ id: '968A844F-7A47-430C-9163-07AE7C31D407' }] : name === 'optionalClaims' ? { idToken: [] } : 'x';

      expect((await register(graph, { [name]: value })).body['error']).toMatchObject({
        code: 'NotImplemented',
        message: `The emulator does not keep the property ${name} of application.`,
      });
      expect((await register(graph, { [name]: isList ? [] : null })).status).toBe(201);
    },
  );
});

describe('a service principal', () => {
  test.each(toldOfServicePrincipals)('keeps and shows its %s, and its application does not', async (name) => {
    const graph = createTestGraph();
    const { appId, path } = await register(graph);
    const made = await post(graph, '/servicePrincipals', { appId, [name]: valueOf(name) });

    expect(made).toMatchObject({ status: 201, body: { [name]: valueOf(name) } });
    expect(await read(graph, `/servicePrincipals/${String(made.body['id'])}`)).toMatchObject({ [name]: valueOf(name) });
    expect(await read(graph, path)).not.toMatchObject({ [name]: valueOf(name) });
  });

  test('shows the tags of its application without its own', async () => {
    const graph = createTestGraph();
    const { appId } = await register(graph, { tags: ['finance'] });

    expect((await post(graph, '/servicePrincipals', { appId })).body).toMatchObject({ tags: ['finance'] });
  });

  test('may be told what it is anyway, and is not made with what it would not be', async () => {
    const graph = createTestGraph();
    const { appId } = await register(graph);
    const other = { appId, accountEnabled: false };

    expect((await post(graph, '/servicePrincipals', other)).body['error']).toMatchObject({
      code: 'NotImplemented',
      message: 'The emulator does not keep the property accountEnabled of servicePrincipal.',
    });
    expect(graph.tenant.applications.get(appId)?.isNotPresent).toBe(true);
    const same = { appId, accountEnabled: true, appRoleAssignmentRequired: false, displayName: 'Robot', oauth2PermissionScopes: [] };
    expect((await post(graph, '/servicePrincipals', same)).status).toBe(201);
  });

  test('is not made with a note that is too long', async () => {
    const graph = createTestGraph();
    const { appId } = await register(graph);

    expect((await post(graph, '/servicePrincipals', { appId, notes: 'x'.repeat(1025) })).body['error']).toMatchObject({
      message: "Invalid value specified for property 'notes' of resource 'ServicePrincipal'.",
    });
    expect(graph.tenant.applications.get(appId)).toMatchObject({ isNotPresent: true });
    expect(graph.tenant.applications.get(appId)?.toldOfServicePrincipal).toBeUndefined();
  });
});
