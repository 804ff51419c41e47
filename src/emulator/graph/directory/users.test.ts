import { describe, expect, test } from 'vitest';
import { userType } from './user-resource.ts';
import { createTestGraph } from '../../../../test/support/test-graph.ts';

const all = 'elin User.Read.All';
const eventual = { ConsistencyLevel: 'eventual' };

describe('one user', () => {
  test('is the signed-in person, with the default properties', async () => {
    const { body } = await createTestGraph().json('/v1.0/me');

    expect(body).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
      businessPhones: ['+44 20 7946 0001'],
      displayName: 'Ada Martin',
      givenName: 'Ada',
      jobTitle: 'Accounts Payable Specialist',
      mail: 'ada@contoso.example',
      mobilePhone: '+44 20 7946 0101',
      officeLocation: '1/101',
      preferredLanguage: 'en-GB',
      surname: 'Martin',
      userPrincipalName: 'ada@contoso.example',
      id: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  test('has more properties when they are selected', async () => {
    const { body } = await createTestGraph().json('/v1.0/me?$select=accountEnabled,userType');

    expect(body).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users(accountEnabled,userType)/$entity',
      accountEnabled: true,
      userType: 'Member',
    });
  });

  test('has all that the emulator keeps', async () => {
    const names = userType.properties ?? [];
    const { body } = await createTestGraph().json(`/v1.0/me?$select=${names.join(',')}`);
    const { '@odata.context': _, ...shown } = body;
    const plan = { service: 'exchange', capabilityStatus: 'Enabled' };

    expect(shown).toEqual({
      ...Object.fromEntries(names.map((name) => [name, null])),
      businessPhones: ['+44 20 7946 0001'],
      displayName: 'Ada Martin',
      givenName: 'Ada',
      jobTitle: 'Accounts Payable Specialist',
      mail: 'ada@contoso.example',
      mobilePhone: '+44 20 7946 0101',
      officeLocation: '1/101',
      preferredLanguage: 'en-GB',
      surname: 'Martin',
      userPrincipalName: 'ada@contoso.example',
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      accountEnabled: true,
      userType: 'Member',
      mailNickname: 'ada',
      proxyAddresses: ['SMTP:ada@contoso.example'],
      companyName: 'Contoso',
      department: 'Finance',
      imAddresses: ['ada@contoso.example'],
      otherMails: [],
      createdDateTime: '2020-01-01T00:00:00Z',
      identities: [{ signInType: 'userPrincipalName', issuer: 'contoso.example', issuerAssignedId: 'ada@contoso.example' }],
      assignedLicenses: [{ disabledPlans: [], skuId: '19ec0d23-8335-4cbd-94ac-6050e30712fa' }],
      assignedPlans: [{ ...plan, assignedDateTime: '2020-01-01T00:00:00Z', servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0' }],
      provisionedPlans: [{ ...plan, provisioningStatus: 'Success' }],
      usageLocation: 'GB',
    });
  });

  test.each(['givenName', 'surname', 'jobTitle', 'officeLocation'] as const)('whose %s is empty has none', async (name) => {
    const graph = createTestGraph();
    const [ada] = graph.tenant.users.values();
    if (ada) ada[name] = '';

    expect((await graph.json('/v1.0/me')).body[name]).toBeNull();
  });

  test.each([
    ['ada User.ReadBasic.All', 'ben', true],
    ['ada User.ReadBasic.All User.ReadWrite', 'ben', true],
    ['ada User.ReadBasic.All', 'ada', false],
    ['ada User.ReadBasic.All User.Read.All', 'ben', false],
    ['ada User.ReadBasic.All Directory.Read.All', 'ben', false],
    ['app User.ReadBasic.All', 'ben', true],
    ['app User.ReadBasic.All User.ReadWrite.All', 'ben', false],
  ])('to %s, %s is shown by basics: %s', async (as, alias, isBasic) => {
    const graph = createTestGraph();
    const one = await graph.json(`/v1.0/users/${alias}@contoso.example`, { as });
    const { '@odata.context': _, ...shown } = one.body;
    const basics = ['displayName', 'givenName', 'id', 'mail', 'surname', 'userPrincipalName'];

    expect(Object.keys(shown).toSorted().join() === basics.join()).toBe(isBasic);
    if (alias === 'ada') return;
    const [, ben] = (await graph.json('/v1.0/users', { as })).body['value'] as object[];
    expect(
      Object.keys(ben ?? {})
        .toSorted()
        .join() === basics.join(),
    ).toBe(isBasic);
  });

  test('that is another shows its basics to who may see only those', async () => {
    const { body } = await createTestGraph().json('/v1.0/users/ben@contoso.example?$select=displayName,jobTitle', {
      as: 'ada User.ReadBasic.All',
    });

    expect(body).toMatchObject({ displayName: 'Ben Okafor', jobTitle: null });
  });

  test('that is not there is not found', async () => {
    const { status, body } = await createTestGraph().json('/v1.0/users/zoe@contoso.example', { as: all });

    expect(status).toBe(404);
    expect(body['error']).toMatchObject({
      code: 'Request_ResourceNotFound',
      message: "Resource 'zoe@contoso.example' does not exist or one of its queried reference-property objects are not present.",
    });
  });
});

describe('all users', () => {
  test('come in the order in which they were made, the shared mailbox last', async () => {
    const { body } = await createTestGraph().json('/v1.0/users?$select=mail', { as: all });

    expect(body['value']).toEqual(
      ['ada', 'ben', 'chloe', 'diego', 'elin', 'invoices'].map((alias) => ({ mail: `${alias}@contoso.example` })),
    );
  });

  test('come in pages with an opaque link', async () => {
    const graph = createTestGraph();
    const { body } = await graph.json('/v1.0/users?$top=4&$select=mail', { as: all });
    const next = new URL(String(body['@odata.nextLink']));
    const last = await graph.json(next.pathname + next.search, { as: all });

    expect(next.searchParams.has('$skiptoken')).toBe(true);
    expect(last.body['value']).toEqual([{ mail: 'elin@contoso.example' }, { mail: 'invoices@contoso.example' }]);
    expect(last.body).not.toHaveProperty(['@odata.nextLink']);
  });

  test.each([
    ["$filter=startswith(displayName,'a')", ['ada']],
    ["$filter=mail eq 'BEN@contoso.example'", ['ben']],
    ["$filter=endswith(mail,'n@contoso.example')&$count=true", ['ben', 'elin']],
    ['$filter=accountEnabled ne true&$count=true', ['invoices']],
    ["$filter=not startswith(displayName,'a')&$orderby=displayName desc&$count=true", ['invoices', 'elin', 'diego', 'chloe', 'ben']],
    ['$search="displayName:mar"', ['ada']],
    ['$search="displayName:ada" OR "mail:ben"', ['ada', 'ben']],
  ])('%s', async (query, expected) => {
    const { body } = await createTestGraph().json(`/v1.0/users?${query}`, { as: all, headers: eventual });

    expect((body['value'] as { mail: string }[]).map(({ mail }) => mail.split('@')[0])).toEqual(expected);
  });

  test('are counted on the first page only, and only for advanced queries', async () => {
    const graph = createTestGraph();
    const { body } = await graph.json('/v1.0/users?$count=true&$top=4', { as: all, headers: eventual });
    const next = new URL(String(body['@odata.nextLink']));

    expect(body['@odata.count']).toBe(6);
    expect((await graph.json(next.pathname + next.search, { as: all, headers: eventual })).body).not.toHaveProperty(['@odata.count']);
    expect((await graph.json('/v1.0/users?$count=true', { as: all })).body).not.toHaveProperty(['@odata.count']);
  });

  test.each([
    [
      '$search="displayName:a"',
      {},
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    ],
    ['$top=1000', {}, "Invalid page size specified: '1000'. Must be between 1 and 999 inclusive."],
    ['$skip=1', {}, "'$skip' is not supported by the service."],
  ])('%s is refused', async (query, headers, message) => {
    const { status, body } = await createTestGraph().json(`/v1.0/users?${query}`, { as: all, headers });

    expect(status).toBe(400);
    expect(body['error']).toMatchObject({ code: 'Request_UnsupportedQuery', message });
  });
});

describe('/users/$count', () => {
  test('needs the header of advanced queries', async () => {
    const graph = createTestGraph();
    const plain = await graph.json('/v1.0/users/$count', { as: all });
    const advanced = await graph.call('/v1.0/users/$count?$filter=accountEnabled ne false', { as: all, headers: eventual });

    expect(plain.body['error']).toMatchObject({ code: 'Request_BadRequest', message: '$count is not currently supported.' });
    expect(await advanced.text()).toBe('5');
  });
});

describe('the organisation', () => {
  test('is a list of one', async () => {
    const graph = createTestGraph();
    const { body } = await graph.json('/v1.0/organization?$select=displayName,id');

    expect(body['value']).toEqual([{ id: graph.tenant.id, displayName: 'Contoso' }]);
    expect((await graph.json(`/v1.0/organization/${graph.tenant.id}`)).body).toMatchObject({
      technicalNotificationMails: ['elin@contoso.example'],
    });
    expect((await graph.json(`/v1.0/organization/${graph.tenant.id.toUpperCase()}`)).body).toMatchObject({ id: graph.tenant.id });
    expect((await graph.json('/v1.0/organization/other')).status).toBe(404);
  });
});
