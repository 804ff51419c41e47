import { expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../../../../test/support/test-graph.ts';

// What Graph shows of each thing, whole: a property that is not here is not in an answer either.

const as = 'elin Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All AppRoleAssignment.ReadWrite.All';
const graphAppId = '00000003-0000-0000-c000-000000000000';
const readMail = { role: '810c84a8-4a9e-49e6-bf7d-12d183f40d01', scope: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca' };
const guid = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string;
const at = '2026-03-02T09:00:00.000Z';
const unverified = { displayName: null, verifiedPublisherId: null, addedDateTime: null };
const noInfo = { logoUrl: null, marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null };

/** `null` under each of these names. */
const empty = (names: string): Record<string, null> => Object.fromEntries(names.split(' ').map((name) => [name, null]));

async function ask(graph: TestGraph, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await graph.json(`/v1.0${path}`, { as, ...(body && { method: 'POST', body }) });
  expect(answer.status).toBe(body ? 201 : 200);
  const { '@odata.context': _, ...shown } = answer.body;
  return shown;
}

const emptyOfApplications =
  'deletedDateTime applicationTemplateId authenticationBehaviors certification defaultRedirectUri description disabledByMicrosoftStatus ' +
  'groupMembershipClaims isDeviceOnlyAuthSupported nativeAuthenticationApisEnabled notes optionalClaims requestSignatureVerification ' +
  'samlMetadataUrl serviceManagementReference servicePrincipalLockConfiguration tokenEncryptionKeyId uniqueName';
const emptyOfServicePrincipals =
  'deletedDateTime appDescription applicationTemplateId description disabledByMicrosoftStatus homepage loginUrl logoutUrl notes ' +
  'preferredSingleSignOnMode preferredTokenSigningKeyThumbprint samlSingleSignOnSettings tokenEncryptionKeyId';

test('a registration of which only the name is told', async () => {
  const graph = createTestGraph();
  const made = await ask(graph, '/applications', { displayName: 'Robot' });

  expect(made).toEqual({
    ...empty(emptyOfApplications),
    id: guid,
    addIns: [],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
    appId: guid,
    appRoles: [],
    createdDateTime: at,
    displayName: 'Robot',
    identifierUris: [],
    info: noInfo,
    isFallbackPublicClient: false,
    keyCredentials: [],
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
    passwordCredentials: [],
    publicClient: { redirectUris: [] },
    publisherDomain: 'contoso.example',
    requiredResourceAccess: [],
    signInAudience: 'AzureADMyOrg',
    spa: { redirectUris: [] },
    tags: [],
    verifiedPublisher: unverified,
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
    },
  });
  expect(await ask(graph, `/applications/${String(made['id'])}`)).toEqual(made);
});

test('a registration as it was told', async () => {
  const told = {
    displayName: 'Robot',
    signInAudience: 'AzureADMultipleOrgs',
    tags: ['one'],
    isFallbackPublicClient: true,
    identifierUris: ['api://robot.contoso.example'],
    publicClient: { redirectUris: ['http://localhost'] },
    spa: { redirectUris: ['https://spa.contoso.example/'] },
    requiredResourceAccess: [
      {
        resourceAppId: graphAppId,
        resourceAccess: [
          { id: readMail.scope, type: 'Scope' },
          { id: readMail.role, type: 'Role' },
        ],
      },
    ],
  };
  const web = {
    homePageUrl: 'https://contoso.example/',
    redirectUris: ['https://web.contoso.example/back'],
    implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: true },
  };
  const api = { requestedAccessTokenVersion: 2 };

  expect(await ask(createTestGraph(), '/applications', { ...told, web, api })).toMatchObject({
    ...told,
    web: { ...web, logoutUrl: null },
    api,
  });
});

test('a service principal', async () => {
  const graph = createTestGraph();
  const { appId } = await ask(graph, '/applications', {
    displayName: 'Robot',
    tags: ['one'],
    identifierUris: ['api://robot.contoso.example'],
    publicClient: { redirectUris: ['http://localhost'] },
    web: { redirectUris: ['https://web.contoso.example/back'] },
    spa: { redirectUris: ['https://spa.contoso.example/'] },
  });
  const made = await ask(graph, '/servicePrincipals', { appId });

  expect(made).toEqual({
    ...empty(emptyOfServicePrincipals),
    id: guid,
    accountEnabled: true,
    addIns: [],
    alternativeNames: [],
    appDisplayName: 'Robot',
    appId,
    appOwnerOrganizationId: graph.tenant.id,
    appRoleAssignmentRequired: false,
    appRoles: [],
    displayName: 'Robot',
    info: noInfo,
    keyCredentials: [],
    notificationEmailAddresses: [],
    oauth2PermissionScopes: [],
    passwordCredentials: [],
    publisherName: 'Contoso',
    replyUrls: ['http://localhost', 'https://web.contoso.example/back', 'https://spa.contoso.example/'],
    resourceSpecificApplicationPermissions: [],
    servicePrincipalNames: [appId, 'api://robot.contoso.example'],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
    tags: ['one'],
    verifiedPublisher: unverified,
  });
  expect(await ask(graph, `/servicePrincipals/${String(made['id'])}`)).toEqual(made);
});

test('the service principal of Microsoft Graph', async () => {
  const { appRoles, oauth2PermissionScopes, ...shown } = await ask(createTestGraph(), `/servicePrincipals(appId='${graphAppId}')`);

  expect(shown).toEqual({
    ...empty(emptyOfServicePrincipals),
    id: guid,
    accountEnabled: true,
    addIns: [],
    alternativeNames: [],
    appDisplayName: 'Microsoft Graph',
    appId: graphAppId,
    appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    appRoleAssignmentRequired: false,
    displayName: 'Microsoft Graph',
    info: noInfo,
    keyCredentials: [],
    notificationEmailAddresses: [],
    passwordCredentials: [],
    publisherName: 'Microsoft Services',
    replyUrls: [],
    resourceSpecificApplicationPermissions: [],
    servicePrincipalNames: [graphAppId, 'https://graph.microsoft.com', 'https://graph.microsoft.com/'],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMultipleOrgs',
    tags: [],
    verifiedPublisher: unverified,
  });
  const text = expect.stringMatching(/./) as string;
  expect((appRoles as { value: string }[]).find(({ value }) => value === 'Mail.Read')).toEqual({
    id: readMail.role,
    value: 'Mail.Read',
    allowedMemberTypes: ['Application'],
    displayName: text,
    description: text,
    isEnabled: true,
    origin: 'Application',
  });
  const scope = (name: string) => (oauth2PermissionScopes as { value: string }[]).find(({ value }) => value === name);
  const texts = {
    adminConsentDisplayName: text,
    adminConsentDescription: text,
    userConsentDisplayName: text,
    userConsentDescription: text,
  };
  expect(scope('Mail.Read')).toEqual({ id: readMail.scope, value: 'Mail.Read', type: 'User', isEnabled: true, ...texts });
  expect(scope('User.Read.All')).toEqual({ id: guid, value: 'User.Read.All', type: 'Admin', isEnabled: true, ...texts });
});

test('a grant, and a role that is assigned', async () => {
  const graph = createTestGraph();
  const { appId } = await ask(graph, '/applications', { displayName: 'Robot' });
  const { id } = await ask(graph, '/servicePrincipals', { appId });
  const { id: resourceId } = await ask(graph, `/servicePrincipals(appId='${graphAppId}')?$select=id`);
  const grant = { clientId: id, consentType: 'AllPrincipals', resourceId, scope: 'Mail.Read' };
  const granted = await ask(graph, '/oauth2PermissionGrants', grant);
  const role = { principalId: id, resourceId, appRoleId: readMail.role };
  const assigned = await ask(graph, `/servicePrincipals/${String(id)}/appRoleAssignments`, role);

  expect(granted).toEqual({ id: expect.stringMatching(/^.{20,}$/) as string, ...grant, principalId: null });
  expect((await ask(graph, '/oauth2PermissionGrants'))['value']).toEqual([granted]);
  expect(assigned).toEqual({
    ...role,
    id: expect.stringMatching(/^[\w-]{43}$/) as string,
    deletedDateTime: null,
    createdDateTime: at,
    principalDisplayName: 'Robot',
    principalType: 'ServicePrincipal',
    resourceDisplayName: 'Microsoft Graph',
  });
  for (const path of [`/servicePrincipals/${String(id)}/appRoleAssignments`, `/servicePrincipals/${String(resourceId)}/appRoleAssignedTo`])
    expect((await ask(graph, path))['value']).toContainEqual(assigned);
  expect((await ask(graph, `/servicePrincipals/${String(id)}/appRoleAssignedTo`))['value']).toEqual([]);
  expect((await ask(graph, `/servicePrincipals/${String(resourceId)}/appRoleAssignments`))['value']).toEqual([]);
});

test('each property of a grant and of an assignment can be asked for', async () => {
  const graph = createTestGraph();
  const [principal] = (await ask(graph, "/servicePrincipals?$filter=displayName eq 'Contoso Reports'&$select=id"))['value'] as {
    id: string;
  }[];
  const lists: [path: string, names: string][] = [
    ['/oauth2PermissionGrants', 'id clientId consentType principalId resourceId scope'],
    [
      `/servicePrincipals/${String(principal?.id)}/appRoleAssignments`,
      'id deletedDateTime appRoleId createdDateTime principalDisplayName principalId principalType resourceDisplayName resourceId',
    ],
  ];
  for (const [path, names] of lists)
    for (const name of names.split(' '))
      expect([name, (await graph.json(`/v1.0${path}?$orderby=${name}`, { as })).status]).toEqual([name, 200]);
});
