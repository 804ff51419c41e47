import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { permissionTexts } from '../../entra/permission-texts.ts';
import { servicePrincipalId } from '../../entra/token/subject.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { graphAppId, graphServicePrincipalId } from './object-ids.ts';
import { permissionIds } from './permission-ids.ts';

const properties = [
  'id',
  'deletedDateTime',
  'accountEnabled',
  'alternativeNames',
  'appDisplayName',
  'appId',
  'appOwnerOrganizationId',
  'appRoleAssignmentRequired',
  'displayName',
  'homepage',
  'loginUrl',
  'notes',
  'replyUrls',
  'servicePrincipalNames',
  'servicePrincipalType',
  'signInAudience',
  'tags',
  'appRoles',
  'oauth2PermissionScopes',
  'keyCredentials',
  'passwordCredentials',
] as const;

/** The `servicePrincipal` type. https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipalType: EntityType = { name: 'servicePrincipal', properties };

/** The organisation that owns Microsoft's own applications. */
const microsoftServices = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** The service principal of an application, or Microsoft Graph's own. */
export function servicePrincipalResource(tenant: Tenant, application: Application | 'graph'): Resource {
  const common = {
    ...Object.fromEntries(properties.map((name) => [name, null])),
    accountEnabled: true,
    alternativeNames: [],
    appRoleAssignmentRequired: false,
    servicePrincipalType: 'Application',
    keyCredentials: [],
    passwordCredentials: [],
  };
  if (application === 'graph') {
    return {
      ...common,
      id: graphServicePrincipalId(tenant),
      appDisplayName: 'Microsoft Graph',
      appId: graphAppId,
      appOwnerOrganizationId: microsoftServices,
      displayName: 'Microsoft Graph',
      replyUrls: [],
      servicePrincipalNames: [graphAppId, 'https://graph.microsoft.com', 'https://graph.microsoft.com/'],
      signInAudience: 'AzureADMultipleOrgs',
      tags: [],
      appRoles: appRoles(),
      oauth2PermissionScopes: permissionScopes(),
    };
  }
  const { clientId, displayName, publicClientRedirectUris, webRedirectUris, spaRedirectUris, signInAudience, tags = [] } = application;
  return {
    ...common,
    id: servicePrincipalId(tenant, application),
    appDisplayName: displayName,
    appId: clientId,
    // Assumption: what another publisher registered belongs to an organisation that the tenant knows nothing of.
    appOwnerOrganizationId: application.publisher === tenant.displayName ? tenant.id : null,
    displayName,
    replyUrls: [...publicClientRedirectUris, ...webRedirectUris, ...spaRedirectUris],
    servicePrincipalNames: [clientId],
    signInAudience,
    tags,
    appRoles: [],
    oauth2PermissionScopes: [],
  };
}

function permissionScopes(): Resource[] {
  return Object.entries(permissionTexts).map(([value, { title, text, organizationTitle, needsAdministrator }]) => ({
    id: permissionIds[value]?.scope,
    value,
    type: needsAdministrator ? 'Admin' : 'User',
    isEnabled: true,
    adminConsentDisplayName: organizationTitle,
    adminConsentDescription: text,
    userConsentDisplayName: title,
    userConsentDescription: text,
  }));
}

function appRoles(): Resource[] {
  return Object.entries(permissionIds)
    .filter(([, { role }]) => role !== undefined)
    .map(([value, { role }]) => ({
      id: role,
      value,
      allowedMemberTypes: ['Application'],
      displayName: permissionTexts[value]?.organizationTitle ?? value,
      description: permissionTexts[value]?.organizationTitle ?? value,
      isEnabled: true,
      origin: 'Application',
    }));
}
