import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { applicationTextsOf } from '../../entra/application-texts-of.ts';
import type { Permissions } from '../../entra/published-permissions.ts';
import { textsOf } from '../../entra/texts-of.ts';
import { servicePrincipalId } from '../../entra/token/subject.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { certificateResource, isOfRegistration, secretResource } from './credential-resource.ts';
import { graphAppId, graphServicePrincipalId } from './object-ids.ts';
import { scopesShown } from './own-api.ts';
import { unsetInfo, unverifiedPublisher } from './unset.ts';

/** `publisherName` is in answers, though the published types do not have it. https://learn.microsoft.com/graph/api/serviceprincipal-post-serviceprincipals */
const properties = [
  'id',
  'deletedDateTime',
  'accountEnabled',
  'addIns',
  'alternativeNames',
  'appDescription',
  'appDisplayName',
  'appId',
  'applicationTemplateId',
  'appOwnerOrganizationId',
  'appRoleAssignmentRequired',
  'appRoles',
  'description',
  'disabledByMicrosoftStatus',
  'displayName',
  'homepage',
  'info',
  'keyCredentials',
  'loginUrl',
  'logoutUrl',
  'notes',
  'notificationEmailAddresses',
  'oauth2PermissionScopes',
  'passwordCredentials',
  'preferredSingleSignOnMode',
  'preferredTokenSigningKeyThumbprint',
  'publisherName',
  'replyUrls',
  'resourceSpecificApplicationPermissions',
  'samlSingleSignOnSettings',
  'servicePrincipalNames',
  'servicePrincipalType',
  'signInAudience',
  'tags',
  'tokenEncryptionKeyId',
  'verifiedPublisher',
] as const;

/** The `servicePrincipal` type. https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipalType: EntityType = { name: 'servicePrincipal', properties };

/** The organisation that owns Microsoft's own applications. */
const microsoftServices = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

/** The service principal of an application, or Microsoft Graph's own. */
export function servicePrincipalResource(tenant: Tenant, permissions: Permissions, application: Application | 'graph'): Resource {
  const common = {
    ...Object.fromEntries(properties.map((name) => [name, null])),
    accountEnabled: true,
    addIns: [],
    alternativeNames: [],
    appRoleAssignmentRequired: false,
    info: unsetInfo,
    notificationEmailAddresses: [],
    resourceSpecificApplicationPermissions: [],
    verifiedPublisher: unverifiedPublisher,
    servicePrincipalType: 'Application',
  };
  if (application === 'graph') {
    return {
      ...common,
      keyCredentials: [],
      passwordCredentials: [],
      id: graphServicePrincipalId(tenant),
      appDisplayName: 'Microsoft Graph',
      appId: graphAppId,
      appOwnerOrganizationId: microsoftServices,
      displayName: 'Microsoft Graph',
      publisherName: 'Microsoft Services',
      replyUrls: [],
      servicePrincipalNames: [graphAppId, 'https://graph.microsoft.com', 'https://graph.microsoft.com/'],
      signInAudience: 'AzureADMultipleOrgs',
      tags: [],
      appRoles: appRoles(permissions),
      oauth2PermissionScopes: permissionScopes(permissions),
    };
  }
  const { clientId, displayName, publicClientRedirectUris, webRedirectUris, spaRedirectUris, signInAudience, tags = [] } = application;
  return {
    ...common,
    keyCredentials: (application.certificates ?? []).filter((one) => !isOfRegistration(one)).map(certificateResource),
    passwordCredentials: application.secrets.filter((one) => !isOfRegistration(one)).map((secret) => secretResource(secret)),
    id: servicePrincipalId(tenant, application),
    appDisplayName: displayName,
    appId: clientId,
    // Assumption: what another publisher registered belongs to an organisation that the tenant knows nothing of.
    appOwnerOrganizationId: application.publisher === tenant.displayName ? tenant.id : null,
    displayName,
    publisherName: application.publisher,
    replyUrls: [...publicClientRedirectUris, ...webRedirectUris, ...spaRedirectUris],
    servicePrincipalNames: [clientId, ...(application.api?.identifierUris ?? [])],
    signInAudience,
    tags,
    appRoles: [],
    oauth2PermissionScopes: scopesShown(application.api),
    ...application.toldOfServicePrincipal,
  };
}

function permissionScopes({ all }: Permissions): Resource[] {
  return all
    .filter(({ scopeId }) => scopeId !== undefined)
    .map(({ name, scopeId, needsAdministrator }) => {
      const { title, text, organizationTitle } = textsOf(name);
      return {
        id: scopeId,
        value: name,
        type: needsAdministrator ? 'Admin' : 'User',
        isEnabled: true,
        adminConsentDisplayName: organizationTitle,
        adminConsentDescription: text,
        userConsentDisplayName: title,
        userConsentDescription: text,
      };
    });
}

function appRoles({ all }: Permissions): Resource[] {
  return all
    .filter(({ roleId }) => roleId !== undefined)
    .map(({ name, roleId }) => {
      const { title, text } = applicationTextsOf(name);
      return {
        id: roleId,
        value: name,
        allowedMemberTypes: ['Application'],
        displayName: title,
        description: text,
        isEnabled: true,
        origin: 'Application',
      };
    });
}
