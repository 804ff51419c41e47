import { describe, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';

const as = 'elin User.Read.All Application.Read.All Application.ReadWrite.All';
const eventual = { ConsistencyLevel: 'eventual' };

async function graphWith(...names: readonly string[]): Promise<TestGraph> {
  const graph = createTestGraph();
  for (const displayName of names) {
    const { body } = await graph.json('/v1.0/applications', { as, method: 'POST', body: { displayName } });
    await graph.json('/v1.0/servicePrincipals', { as, method: 'POST', body: { appId: body['appId'] } });
  }
  return graph;
}

describe.each(['applications', 'servicePrincipals'])('%s', (collection) => {
  test('are searched by parts of words, counted with the header of advanced queries', async () => {
    const graph = await graphWith('DotNet Web-App', 'Web portal', 'Other');
    const { status, body } = await graph.json(`/v1.0/${collection}?$search="displayName:web"&$count=true&$select=displayName`, {
      as,
      headers: eventual,
    });

    expect({ status, count: body['@odata.count'], value: body['value'] }).toEqual({
      status: 200,
      count: 2,
      value: [{ displayName: 'DotNet Web-App' }, { displayName: 'Web portal' }],
    });
    expect(await graph.json(`/v1.0/${collection}?$search="displayName:web"`, { as })).toMatchObject({
      status: 400,
      body: { error: { code: 'Request_UnsupportedQuery' } },
    });
  });

  test('are sorted and filtered together only as an advanced query', async () => {
    const graph = await graphWith('Beta one', 'Alpha one');
    const query = `/v1.0/${collection}?$filter=displayName in ('Beta one','Alpha one')&$orderby=displayName&$count=true&$select=displayName`;

    expect((await graph.json(query, { as, headers: eventual })).body['value']).toEqual([
      { displayName: 'Alpha one' },
      { displayName: 'Beta one' },
    ]);
    expect((await graph.json(query, { as })).body).toMatchObject({ error: { code: 'Request_UnsupportedQuery' } });
  });

  test('have a number, which is text, and nothing that is skipped', async () => {
    const graph = await graphWith('One');
    const all = ((await graph.json(`/v1.0/${collection}`, { as })).body['value'] as unknown[]).length;
    const counted = await graph.call(`/v1.0/${collection}/$count`, { as, headers: eventual });

    expect([counted.status, counted.headers.get('Content-Type'), await counted.text()]).toEqual([200, 'text/plain', String(all)]);
    expect((await graph.json(`/v1.0/${collection}/$count`, { as })).body).toMatchObject({ error: { code: 'Request_BadRequest' } });
    const filtered = await graph.call(`/v1.0/${collection}/$count?$filter=displayName ne 'One'`, { as, headers: eventual });
    expect(await filtered.text()).toBe(String(all - 1));
    expect((await graph.json(`/v1.0/${collection}?$skip=1`, { as })).body).toMatchObject({
      error: { code: 'Request_UnsupportedQuery', message: "'$skip' is not supported by the service." },
    });
  });

  test.each([0, 1000])('have no pages of %i', async (top) => {
    const graph = createTestGraph();
    expect((await graph.json(`/v1.0/${collection}?$top=${top}`, { as })).body).toMatchObject({
      error: { message: `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.` },
    });
    expect((await graph.json(`/v1.0/${collection}?$top=${top === 0 ? 1 : 999}`, { as })).status).toBe(200);
  });
});

test.each([
  ["identities/any(i:i/issuerAssignedId eq 'ada@contoso.example' and i/issuer eq 'contoso.example')", ['Ada Martin']],
  ["identities/any(i:i/issuerAssignedId eq 'ada@contoso.example' and i/issuer eq 'other.example')", []],
  ["assignedLicenses/any(u:u/skuId eq 19ec0d23-8335-4cbd-94ac-6050e30712fa) and startswith(displayName,'Ada')", ['Ada Martin']],
  ['assignedLicenses/any(u:u/skuId eq cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46)', []],
  ["department eq 'Sales'", ['Ben Okafor']],
])('people by %s', async (filter, names) => {
  const { body } = await createTestGraph().json(`/v1.0/users?$filter=${filter}&$select=displayName`, { as });
  expect((body['value'] as { displayName: string }[]).map(({ displayName }) => displayName)).toEqual(names);
});

test('what an organisation has', async () => {
  const graph = createTestGraph();
  const { body } = await graph.json('/v1.0/organization', { as: 'ada Organization.Read.All' });
  const plan = { service: 'exchange', capabilityStatus: 'Enabled' };

  const empty =
    'deletedDateTime city country defaultUsageLocation isMultipleDataLocationsForServicesEnabled mobileDeviceManagementAuthority ' +
    'onPremisesLastSyncDateTime onPremisesSyncEnabled partnerTenantType postalCode state street';

  expect((body['value'] as unknown[])[0]).toEqual({
    ...Object.fromEntries(empty.split(' ').map((name) => [name, null])),
    id: graph.tenant.id,
    displayName: 'Contoso',
    tenantType: 'AAD',
    countryLetterCode: 'GB',
    preferredLanguage: 'en',
    verifiedDomains: [
      { name: 'contoso.example', type: 'Managed', isDefault: true, isInitial: true, capabilities: 'Email, OfficeCommunicationsOnline' },
    ],
    technicalNotificationMails: ['elin@contoso.example'],
    businessPhones: ['+44 20 7946 0100'],
    createdDateTime: '2020-01-01T00:00:00Z',
    directorySizeQuota: { used: graph.tenant.users.size + graph.tenant.applications.size, total: 300_000 },
    assignedPlans: [{ ...plan, assignedDateTime: '2020-01-01T00:00:00Z', servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0' }],
    provisionedPlans: [{ ...plan, provisioningStatus: 'Success' }],
    privacyProfile: { contactEmail: 'elin@contoso.example', statementUrl: 'https://www.contoso.example/privacy' },
    marketingNotificationEmails: [],
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
  });
});

test('an organisation can be asked for by each of its properties', async () => {
  const graph = createTestGraph();
  const ask = async (query: string) => graph.json(`/v1.0/organization${query}`, { as: 'ada Organization.Read.All' });
  const [whole] = (await ask('')).body['value'] as object[];
  const names = Object.keys(whole ?? {});

  expect(names.length).toBeGreaterThan(20);
  for (const name of names) expect([name, (await ask(`?$orderby=${name}`)).status]).toEqual([name, 200]);
});
