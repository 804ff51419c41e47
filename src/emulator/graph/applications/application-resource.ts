import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { applicationObjectId } from './object-ids.ts';
import type { Permissions } from '../../entra/published-permissions.ts';
import { certificateResource, isOfRegistration, secretResource } from './credential-resource.ts';
import { implicitGrantSettings } from './implicit-grant.ts';
import { apiResource } from './own-api.ts';
import { requiredResourceAccess } from './required-access.ts';
import { unsetInfo, unverifiedPublisher } from './unset.ts';

const properties = [
  'id',
  'deletedDateTime',
  'addIns',
  'api',
  'appId',
  'applicationTemplateId',
  'appRoles',
  'authenticationBehaviors',
  'certification',
  'createdDateTime',
  'defaultRedirectUri',
  'description',
  'disabledByMicrosoftStatus',
  'displayName',
  'groupMembershipClaims',
  'identifierUris',
  'info',
  'isDeviceOnlyAuthSupported',
  'isFallbackPublicClient',
  'keyCredentials',
  'nativeAuthenticationApisEnabled',
  'notes',
  'optionalClaims',
  'parentalControlSettings',
  'passwordCredentials',
  'publicClient',
  'publisherDomain',
  'requestSignatureVerification',
  'requiredResourceAccess',
  'samlMetadataUrl',
  'serviceManagementReference',
  'servicePrincipalLockConfiguration',
  'signInAudience',
  'spa',
  'tags',
  'tokenEncryptionKeyId',
  'uniqueName',
  'verifiedPublisher',
  'web',
] as const;

/** The `application` type. https://learn.microsoft.com/graph/api/resources/application */
export const applicationType: EntityType = { name: 'application', properties };

/** What a registration shows of what nobody has told. */
export const untoldOfApplications = {
  addIns: [],
  info: unsetInfo,
  parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
} as const;

/** A registration as Graph shows it. Credentials are shown without their secret, as Graph does. */
export function applicationResource(tenant: Tenant, permissions: Permissions, application: Application): Resource {
  const unset = Object.fromEntries(properties.map((name) => [name, null]));
  return {
    ...unset,
    id: applicationObjectId(tenant, application),
    appId: application.clientId,
    createdDateTime: application.createdDateTime ?? '2020-01-01T00:00:00Z',
    displayName: application.displayName,
    identifierUris: application.api?.identifierUris ?? [],
    isFallbackPublicClient: application.isFallbackPublicClient,
    publisherDomain: tenant.domain,
    signInAudience: application.signInAudience,
    tags: application.tags ?? [],
    ...untoldOfApplications,
    ...application.told,
    api: apiResource(application),
    appRoles: [],
    keyCredentials: (application.certificates ?? []).filter(isOfRegistration).map(certificateResource),
    passwordCredentials: application.secrets.filter(isOfRegistration).map((secret) => secretResource(secret)),
    publicClient: { redirectUris: application.publicClientRedirectUris },
    requiredResourceAccess: requiredResourceAccess(permissions, application),
    spa: { redirectUris: application.spaRedirectUris },
    verifiedPublisher: unverifiedPublisher,
    web: {
      homePageUrl: application.homePageUrl ?? null,
      logoutUrl: null,
      redirectUris: application.webRedirectUris,
      implicitGrantSettings: implicitGrantSettings(application),
    },
  };
}
