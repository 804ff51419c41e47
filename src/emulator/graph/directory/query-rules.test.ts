import { describe, expect, test } from 'vitest';
import { createTestGraph } from '../../../../test/support/test-graph.ts';

const as = 'elin User.Read.All Application.Read.All';
const headers = { ConsistencyLevel: 'eventual' };

/** How often a query is answered: plain, with the header alone, and as an advanced query. */
const answered = { default: [200, 200, 200], header: [400, 200, 200], advanced: [400, 400, 200], never: [400, 400, 400] } as const;

type Row = readonly [collection: string, support: keyof typeof answered, query: string];

/** A query of each of a list of properties, `#` standing for the property. */
function each(collection: string, support: keyof typeof answered, query: string, properties: string): Row[] {
  return properties.split(' ').map((property) => [collection, support, query.replaceAll('#', property)]);
}

// The tables of https://learn.microsoft.com/graph/aad-advanced-queries, read anew.
const rows: readonly Row[] = [
  ...each(
    'users',
    'default',
    "$filter=# eq 'x'",
    'city country department displayName givenName id jobTitle mail mailNickname state surname',
  ),
  ...each(
    'users',
    'default',
    "$filter=# eq 'x'",
    'ageGroup consentProvidedForMinor creationType employeeId externalUserState onPremisesImmutableId onPremisesUserPrincipalName usageLocation userType',
  ),
  ...each('users', 'default', "$filter=# in ('x')", 'city displayName userPrincipalName userType'),
  ...each('users', 'default', "$filter=startswith(#,'x')", 'city displayName jobTitle mail surname userPrincipalName'),
  ...each(
    'users',
    'advanced',
    "$filter=# eq 'x'",
    'companyName employeeType faxNumber mobilePhone officeLocation postalCode preferredLanguage',
  ),
  ...each('users', 'advanced', "$filter=accountEnabled eq true and # in ('x')", 'companyName streetAddress'),
  ...each(
    'users',
    'advanced',
    "$filter=startswith(#,'x')",
    'companyName faxNumber mobilePhone officeLocation postalCode preferredLanguage streetAddress',
  ),
  ...each(
    'users',
    'advanced',
    '$filter=# eq null',
    'city companyName displayName jobTitle mail passwordPolicies surname usageLocation userType',
  ),
  ...each('users', 'advanced', '$filter=# ge 2020-01-01T00:00:00Z', 'createdDateTime employeeHireDate'),
  ...each('users', 'advanced', '$filter=# lt 2020-01-01T00:00:00Z', 'createdDateTime'),
  ...each('users', 'default', '$filter=# le 2020-01-01T00:00:00Z', 'externalUserStateChangeDateTime onPremisesLastSyncDateTime'),
  ...each('users', 'default', '$filter=# eq true', 'accountEnabled isResourceAccount'),
  ...each('users', 'advanced', '$filter=# eq true', 'showInAddressList'),
  ...each('users', 'default', '$filter=#', 'accountEnabled'),
  ...each('users', 'never', "$filter=# eq 'x'", 'onPremisesSecurityIdentifier passwordPolicies'),
  ...each('users', 'never', "$filter=startswith(#,'x')", 'id userType creationType'),
  ...each('users', 'never', "$filter=# ge 'x'", 'id userType'),
  ...each('users', 'never', '$filter=# eq null', 'accountEnabled ageGroup creationType userPrincipalName'),
  ...each('users', 'advanced', "$filter=endswith(#,'x')", 'mail userPrincipalName'),
  ...each('users', 'never', "$filter=endswith(#,'x')", 'displayName companyName'),
  ...each('users', 'default', "$filter=#/any(p:startswith(p,'x'))", 'proxyAddresses otherMails imAddresses'),
  ...each('users', 'advanced', "$filter=#/any(p:endswith(p,'x'))", 'proxyAddresses otherMails'),
  ['users', 'never', "$filter=imAddresses/any(p:endswith(p,'x'))"],
  ['users', 'default', "$filter=businessPhones/any(p:p eq 'x')"],
  ['users', 'default', "$filter=identities/any(i:i/issuer eq 'x' and i/issuerAssignedId eq 'y')"],
  ['users', 'never', "$filter=identities/any(i:startswith(i/issuer,'x'))"],
  ['users', 'default', '$filter=assignedLicenses/any(a:a/skuId eq 19ec0d23-8335-4cbd-94ac-6050e30712fa)'],
  ['users', 'advanced', "$filter=assignedPlans/any(a:a/service eq 'exchange')"],
  ['users', 'never', "$filter=assignedPlans/any(a:startswith(a/service,'exchange'))"],
  ['users', 'advanced', "$filter=provisionedPlans/any(a:a/service eq 'exchange')"],
  ['users', 'advanced', '$filter=assignedLicenses/$count eq 0'],
  ['users', 'advanced', '$filter=assignedLicenses/any()'],
  ['users', 'advanced', "$filter=displayName ne 'x'"],
  ['users', 'advanced', "$filter=not (displayName eq 'x')"],
  ['users', 'advanced', "$filter=accountEnabled eq true or (city eq 'x' and not startswith(displayName,'x'))"],
  ['users', 'never', "$filter=contains(displayName,'x')"],
  ['users', 'never', "$filter=tolower(displayName) eq 'x'"],
  ['users', 'never', "$filter=securityIdentifier eq 'x'"],
  ...each('users', 'default', '$orderby=#', 'displayName userPrincipalName'),
  ...each('users', 'advanced', '$orderby=# desc', 'createdDateTime deletedDateTime'),
  ['users', 'advanced', '$orderby=displayName,createdDateTime'],
  ['users', 'never', '$orderby=displayName,surname'],
  ['users', 'advanced', "$filter=startswith(displayName,'x')&$orderby=displayName"],
  ['users', 'never', '$skip=1'],

  ...['applications', 'servicePrincipals'].flatMap((collection) => [
    ...each(collection, 'default', "$filter=# eq 'x'", 'appId applicationTemplateId displayName id'),
    ...each(collection, 'default', "$filter=startswith(#,'x')", 'displayName'),
    ...each(collection, 'default', "$filter=#/any(t:t eq 'x')", 'tags'),
    ...each(collection, 'advanced', "$filter=# eq 'x'", 'description info/termsOfServiceUrl'),
    ...each(collection, 'advanced', "$filter=startswith(#,'x')", 'description'),
    ...each(collection, 'advanced', '$filter=# eq null', 'displayName info/logoUrl'),
    ...each(collection, 'advanced', '$filter=keyCredentials/any(k:k/endDateTime # 2020-01-01T00:00:00Z)', 'eq le'),
    ...each(collection, 'never', "$filter=# eq 'x'", 'info/logoUrl notes'),
    ...each(collection, 'never', "$filter=startswith(#,'x')", 'appId info/termsOfServiceUrl'),
    ...each(collection, 'never', '$filter=# eq null', 'appId description'),
    ...each(collection, 'never', "$filter=endswith(#,'x')", 'displayName'),
    ...each(collection, 'advanced', '$orderby=#', 'displayName deletedDateTime'),
    ...each(collection, 'never', '$orderby=#', 'appId'),
    ...each(collection, 'header', '$search="displayName:x"', 'x'),
  ]),
  ['applications', 'default', '$filter=createdDateTime ge 2020-01-01T00:00:00Z'],
  ['applications', 'advanced', '$filter=createdDateTime eq null'],
  ['applications', 'advanced', '$orderby=createdDateTime'],
  ['applications', 'advanced', "$filter=requiredResourceAccess/any(r:r/resourceAppId eq 'x')"],
  ...each('applications', 'default', "$filter=# eq 'x'", 'publisherDomain signInAudience'),
  ['applications', 'default', "$filter=identifierUris/any(u:u eq 'x')"],
  ...each('servicePrincipals', 'default', '$filter=# eq true', 'accountEnabled'),
  ...each('servicePrincipals', 'advanced', '$filter=# eq true', 'appRoleAssignmentRequired'),
  ...each('servicePrincipals', 'advanced', '$filter=# eq 19ec0d23-8335-4cbd-94ac-6050e30712fa', 'appOwnerOrganizationId'),
  ['servicePrincipals', 'default', "$filter=servicePrincipalType eq 'Application'"],
  ['servicePrincipals', 'default', "$filter=servicePrincipalNames/any(n:n eq 'x')"],
];

describe('by default, as an advanced query, or never', () => {
  test.each(rows)('%s, %s: %s', async (collection, support, query) => {
    const graph = createTestGraph();
    const path = `/v1.0/${collection}?${query}`;
    const answers = [
      await graph.json(`${path}&$count=true`, { as }),
      await graph.json(path, { as, headers }),
      await graph.json(`${path}&$count=true`, { as, headers }),
    ];

    expect(answers.map(({ status }) => status)).toEqual(answered[support]);
    const codes = answers.flatMap(({ body }) => (body['error'] ? [(body['error'] as { code: string }).code] : []));
    expect([...new Set(codes)]).toEqual(codes.length > 0 ? ['Request_UnsupportedQuery'] : []);
  });
});

describe('what is refused is named', () => {
  const missing = (operator: string): string =>
    `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`;
  const invalid = (property: string, resource: string): string =>
    `Unsupported or invalid query filter clause specified for property '${property}' of resource '${resource}'.`;

  test.each([
    ["users?$filter=endsWith(mail,'x')", missing('endsWith')],
    ["users?$filter=city eq 'x' and displayName ne 'x'", missing('ne')],
    ["users?$filter=not startswith(displayName,'x')", missing('not')],
    ["users?$filter=displayName eq 'x' and companyName eq 'x'", invalid('companyName', 'User')],
    ["users?$filter=id ge 'x'", invalid('id', 'User')],
    ["users?$filter=city eq 'x' or securityIdentifier eq 'x'", invalid('securityIdentifier', 'User')],
    ["applications?$filter=info/logoUrl eq 'x'", invalid('info/logoUrl', 'Application')],
    ["servicePrincipals?$filter=startswith(appId,'x')", invalid('appId', 'ServicePrincipal')],
    ["servicePrincipals?$filter=description eq 'x'", invalid('description', 'ServicePrincipal')],
    ["users?$filter=city eq 'x'&$orderby=displayName", 'Sorting not supported for current query.'],
    ['users?$orderby=surname', 'Sorting not supported for current query.'],
    ["users?$filter=contains(displayName,'x')", 'Unsupported Query.'],
    ['users?$top=0', "Invalid page size specified: '0'. Must be between 1 and 999 inclusive."],
  ])('%s', async (query, message) => {
    const { body } = await createTestGraph().json(`/v1.0/${query}`, { as });
    expect(body['error']).toMatchObject({ code: 'Request_UnsupportedQuery', message });
  });
});

test.each([
  ['users', 'users-filter-unlisted', "$filter=securityIdentifier eq 'x'"],
  ['users', 'users-orderby', '$orderby=surname'],
  ['applications', 'applications-filter-unlisted', "$filter=notes eq 'x'"],
  ['servicePrincipals', 'servicePrincipals-orderby', '$orderby=appId'],
  ['users', 'directory-functions', "$filter=contains(displayName,'x')"],
  ['users', 'directory-skip', '$skip=1'],
])('%s without the assumption %s take %s', async (collection, rule, query) => {
  const graph = createTestGraph();
  graph.tenant.liftedRules = [rule];
  expect((await graph.json(`/v1.0/${collection}?${query}`, { as })).status).toBe(200);
});

test.each([
  'users',
  'applications',
  'servicePrincipals',
  'organization',
  'oauth2PermissionGrants',
  'servicePrincipals/{id}/appRoleAssignments',
  'servicePrincipals/{id}/appRoleAssignedTo',
])('a page of %s has 1 to 999 items, and none are skipped', async (collection) => {
  const graph = createTestGraph();
  const everything = { as: `${as} Organization.Read.All Directory.Read.All` };
  const { body: first } = await graph.json('/v1.0/servicePrincipals?$top=1', everything);
  const [{ id = '' } = {}] = first['value'] as { id?: string }[];
  const status = async (query: string): Promise<number> =>
    (await graph.json(`/v1.0/${collection.replace('{id}', id)}?${query}`, everything)).status;

  expect([await status('$top=0'), await status('$top=1'), await status('$top=999'), await status('$top=1000')]).toEqual([
    400, 200, 200, 400,
  ]);
  expect(await status('$skip=1')).toBe(400);
});

test('/$count is an advanced query with its header, and under the rules that always hold', async () => {
  const graph = createTestGraph();
  const count = async (filter: string): Promise<number> =>
    (await graph.call(`/v1.0/users/$count?$filter=${filter}`, { as, headers })).status;

  expect(await count("companyName ne 'x'")).toBe(200);
  expect(await count("securityIdentifier eq 'x'")).toBe(400);
  expect(await count("contains(displayName,'x')")).toBe(400);
});
