import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../test/support/test-graph.ts';
import { createGraphClient } from '../graph/index.ts';
import { consentForOrganisation, organisationConsent } from './consent.ts';
import { findApplication, registeredPermissions, registrationOperations, type RegistrationGraph } from './find-application.ts';
import { planRegistration } from './plan-registration.ts';
import { changePermissions, deleteRegistration, register } from './register.ts';
import type { Registration } from './registration.ts';
import { reviewRegistration } from './review.ts';

const given: Registration = { name: 'Tidier', accountTypes: 'single', redirectUris: ['http://localhost'], permissions: ['Mail.Read'] };

/** Registering as the administrator of an emulated tenant. @param spy - Sees each request, and may answer it. */
function createRegistrar(spy: (request: Request) => Response | undefined = () => undefined): {
  graph: RegistrationGraph;
  tenant: TestGraph['tenant'];
} {
  const emulated = createTestGraph();
  const client = createGraphClient({
    graphUrl: 'https://graph.microsoft.com',
    token: async () => 'elin Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All',
    fetch: async (url, init) => {
      const request = new Request(url, init as RequestInit);
      return spy(request) ?? emulated.fetch(request);
    },
  });
  return { tenant: emulated.tenant, graph: client.bind({ activity: 'test', operations: registrationOperations }) };
}

const noWait = async (): Promise<void> => undefined;

describe('register', () => {
  test('sends nothing but a look when all is as planned', async () => {
    const methods: string[] = [];
    const { graph } = createRegistrar(({ method }) => void methods.push(method));
    await register(graph, planRegistration(given), noWait);
    const second = await register(graph, planRegistration(given), noWait);

    expect(methods).toEqual(['GET', 'POST', 'GET']);
    expect(second.outcome).toBe('unchanged');
  });

  test.each([
    ['permissions', { permissions: ['Mail.Send'] }],
    ['redirect URIs', { redirectUris: ['http://localhost', 'http://localhost/back'] }],
    ['account types', { accountTypes: 'personal' }],
  ] as const)('brings other %s to the plan', async (_, difference) => {
    const { graph, tenant } = createRegistrar();
    const { applicationId } = await register(graph, planRegistration(given), noWait);
    const plan = planRegistration({ ...given, ...difference });
    const { outcome } = await register(graph, plan, noWait);

    expect(outcome).toBe('changed');
    expect(tenant.applications.get(applicationId)).toMatchObject({
      requiredPermissions: plan.registration.permissions,
      publicClientRedirectUris: plan.registration.redirectUris,
      signInAudience: plan.application.signInAudience,
    });
  });

  test('keeps application permissions and tags that somebody added', async () => {
    const { graph, tenant } = createRegistrar();
    const { applicationId } = await register(graph, planRegistration(given), noWait);
    Object.assign(tenant.applications.get(applicationId) ?? {}, {
      requiredApplicationPermissions: ['User.Read.All'],
      tags: ['finance', 'onbehalf'],
    });
    await register(graph, planRegistration({ ...given, permissions: ['Mail.Send'] }), noWait);

    expect(tenant.applications.get(applicationId)).toMatchObject({
      requiredPermissions: ['Mail.Send'],
      requiredApplicationPermissions: ['User.Read.All'],
      tags: ['finance', 'onbehalf'],
    });
  });

  test('keeps what is listed on other APIs, and shows an unknown permission by its id', async () => {
    const other = { resourceAppId: 'other-api', resourceAccess: [{ id: 'x', type: 'Scope' }] };
    const unknown = { id: 'unknown', type: 'Scope' };
    const listed = [other, { resourceAppId: '00000003-0000-0000-c000-000000000000', resourceAccess: [unknown] }];
    let sent: unknown;
    const { graph } = createRegistrar((request) => {
      if (request.method !== 'PATCH') {
        const found = { id: 'o', appId: 'a', displayName: 'Tidier', tags: ['onbehalf'], requiredResourceAccess: listed };
        return Response.json({ value: [found] });
      }
      void request.json().then((body) => (sent = body));
      return new Response(null, { status: 204 });
    });
    const { permissions } = await changePermissions(graph, 'Tidier', { add: ['Mail.Read'] });

    expect(registeredPermissions({ requiredResourceAccess: listed })).toEqual(['unknown']);
    expect(permissions).toEqual(['Mail.Read', 'unknown']);
    expect(sent).toEqual({
      requiredResourceAccess: [
        other,
        {
          resourceAppId: '00000003-0000-0000-c000-000000000000',
          resourceAccess: [{ id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', type: 'Scope' }, unknown],
        },
      ],
    });
  });

  test('gives a new one the redirect URI of Windows, which has its ID, and takes it away again', async () => {
    const { graph, tenant } = createRegistrar();
    const { applicationId, outcome } = await register(graph, planRegistration({ ...given, broker: true }), noWait);
    const uris = () => tenant.applications.get(applicationId)?.publicClientRedirectUris;
    const first = uris();
    const again = await register(graph, planRegistration({ ...given, broker: true }), noWait);
    const without = await register(graph, planRegistration(given), noWait);

    expect([outcome, again.outcome, without.outcome]).toEqual(['made', 'unchanged', 'changed']);
    expect(first).toEqual(['http://localhost', `ms-appx-web://Microsoft.AAD.BrokerPlugin/${applicationId}`]);
    expect(uris()).toEqual(['http://localhost']);
  });

  test('waits until a new one can be changed', async () => {
    const waited: number[] = [];
    let refusals = 2;
    const { graph, tenant } = createRegistrar(({ method }) =>
      method === 'PATCH' && refusals-- > 0
        ? Response.json({ error: { code: 'Request_ResourceNotFound', message: 'Not there.' } }, { status: 404 })
        : undefined,
    );
    const { applicationId } = await register(
      graph,
      planRegistration({ ...given, broker: true }),
      async (milliseconds) => void waited.push(milliseconds),
    );

    expect(waited).toEqual([1000, 2000]);
    expect(tenant.applications.get(applicationId)?.publicClientRedirectUris).toHaveLength(2);
  });

  test('touches nothing where several have the name', async () => {
    const { graph, tenant } = createRegistrar();
    const { applicationId } = await register(graph, planRegistration(given), noWait);
    const made = tenant.applications.get(applicationId);
    if (made) tenant.applications.set('second', { ...made, clientId: 'second' });

    await expect(register(graph, planRegistration(given), noWait)).rejects.toThrow(
      `2 registrations are named Tidier: ${applicationId}, second.`,
    );
    await expect(deleteRegistration(graph, 'Tidier')).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(tenant.applications.has('second')).toBe(true);
  });
});

describe('consent for the organisation', () => {
  test('adds to what was consented to before', async () => {
    const { graph, tenant } = createRegistrar();
    const { applicationId } = await register(graph, planRegistration(given), noWait);
    await consentForOrganisation(graph, 'Tidier', noWait);
    await changePermissions(graph, 'Tidier', { add: ['Mail.Send'], remove: ['Mail.Read'] });
    const consented = await consentForOrganisation(graph, 'Tidier', noWait);

    expect(consented).toEqual(['Mail.Read', 'openid', 'profile', 'offline_access', 'Mail.Send']);
    expect(await organisationConsent(graph, applicationId)).toEqual(consented);
    expect(tenant.consents).toHaveLength(1);
  });

  test('is nothing before anybody consented', async () => {
    const { graph } = createRegistrar();
    const { applicationId } = await register(graph, planRegistration(given), noWait);

    expect(await organisationConsent(graph, applicationId)).toEqual([]);
  });

  test('waits until the new application is known everywhere', async () => {
    const waited: number[] = [];
    let refusals = 2;
    const { graph } = createRegistrar(({ method, url }) => {
      if (method !== 'POST' || !url.endsWith('/servicePrincipals') || refusals-- <= 0) return undefined;
      return Response.json(
        { error: { code: 'Request_BadRequest', message: 'The appId does not reference a valid application object.' } },
        { status: 400 },
      );
    });
    await register(graph, planRegistration(given), noWait);
    const consented = await consentForOrganisation(graph, 'Tidier', async (milliseconds) => void waited.push(milliseconds));

    expect(waited).toEqual([1000, 2000]);
    expect(consented).toContain('Mail.Read');
  });

  test('gives up in the end, and at once when it is not allowed', async () => {
    const waited: number[] = [];
    let status = 400;
    const { graph } = createRegistrar(({ method, url }) =>
      method === 'POST' && url.endsWith('/servicePrincipals')
        ? Response.json({ error: { code: 'No', message: 'No.' } }, { status })
        : undefined,
    );
    await register(graph, planRegistration(given), noWait);
    const wait = async (milliseconds: number): Promise<void> => void waited.push(milliseconds);
    await expect(consentForOrganisation(graph, 'Tidier', wait)).rejects.toMatchObject({ code: 'REQUEST_REFUSED' });
    status = 403;
    await expect(consentForOrganisation(graph, 'Tidier', wait)).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });

    expect(waited).toEqual([1000, 2000, 4000, 8000]);
  });
});

test('a review tells what is missing, what is not needed, and leaves the permissions of signing in out', async () => {
  const { graph } = createRegistrar();
  await register(graph, planRegistration({ ...given, permissions: ['Mail.Read', 'Mail.Send', 'offline_access', 'openid'] }), noWait);
  const application = await findApplication(graph, 'Tidier');

  expect(application && reviewRegistration(application, ['Mail.ReadWrite', 'Mail.Send', 'profile'])).toEqual({
    applicationId: application?.appId,
    name: 'Tidier',
    missing: ['Mail.ReadWrite'],
    notNeeded: ['Mail.Read'],
    used: ['Mail.Send'],
  });
});

test('a review tells whether Windows can sign people in, where it has to', async () => {
  const { graph, tenant } = createRegistrar();
  const { applicationId } = await register(graph, planRegistration(given), noWait);
  const reviewed = async (broker: boolean) => {
    const application = await findApplication(graph, 'Tidier');
    return application && reviewRegistration(application, ['Mail.Read'], broker).missingRedirectUri;
  };
  const redirectUri = `ms-appx-web://Microsoft.AAD.BrokerPlugin/${applicationId}`;
  const before = [await reviewed(false), await reviewed(true)];
  // Written by hand, as some pages have it.
  tenant.applications.get(applicationId)?.publicClientRedirectUris.push(redirectUri.toLowerCase());

  expect([...before, await reviewed(true)]).toEqual([undefined, redirectUri, undefined]);
});
