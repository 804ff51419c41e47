import type { Tenant } from '../../tenant/tenant.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { noSuchResource } from '../owner.ts';
import type { Route } from '../route.ts';
import { assignedPlans, provisionedPlans } from './exchange-plan.ts';
import { pageRules } from './common-rules.ts';
import { directoryPermissions } from './permissions.ts';

/**
 * `directorySizeQuota` and `isMultipleDataLocationsForServicesEnabled` are in answers, though the published types do not have them.
 * https://learn.microsoft.com/graph/api/organization-list
 */
const organizationType: EntityType = {
  name: 'organization',
  properties: [
    'id',
    'deletedDateTime',
    'assignedPlans',
    'businessPhones',
    'city',
    'country',
    'countryLetterCode',
    'createdDateTime',
    'defaultUsageLocation',
    'directorySizeQuota',
    'displayName',
    'isMultipleDataLocationsForServicesEnabled',
    'marketingNotificationEmails',
    'mobileDeviceManagementAuthority',
    'onPremisesLastSyncDateTime',
    'onPremisesSyncEnabled',
    'partnerTenantType',
    'postalCode',
    'preferredLanguage',
    'privacyProfile',
    'provisionedPlans',
    'securityComplianceNotificationMails',
    'securityComplianceNotificationPhones',
    'state',
    'street',
    'technicalNotificationMails',
    'tenantType',
    'verifiedDomains',
  ],
};

function organizationResource(tenant: Tenant): Resource {
  const administrators = [...tenant.users.values()].filter(({ isAdministrator }) => isAdministrator);
  return {
    ...Object.fromEntries((organizationType.properties ?? []).map((name) => [name, null])),
    id: tenant.id,
    businessPhones: ['+44 20 7946 0100'],
    createdDateTime: '2020-01-01T00:00:00Z',
    // What a directory with a domain of its own may hold: https://learn.microsoft.com/entra/identity/users/directory-service-limits-restrictions
    directorySizeQuota: { used: tenant.users.size + tenant.applications.size, total: 300_000 },
    marketingNotificationEmails: [],
    privacyProfile: { contactEmail: administrators[0]?.mail ?? '', statementUrl: `https://www.${tenant.domain}/privacy` },
    provisionedPlans,
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    displayName: tenant.displayName,
    tenantType: 'AAD',
    countryLetterCode: 'GB',
    preferredLanguage: 'en',
    verifiedDomains: [
      { name: tenant.domain, type: 'Managed', isDefault: true, isInitial: true, capabilities: 'Email, OfficeCommunicationsOnline' },
    ],
    assignedPlans,
    technicalNotificationMails: administrators.map(({ mail }) => mail),
  };
}

/** https://learn.microsoft.com/graph/api/organization-list, https://learn.microsoft.com/graph/api/organization-get */
export const organizationRoutes: readonly Route[] = [
  {
    operation: 'GET /organization',
    permissions: directoryPermissions.readOrganization,
    handle: (call) =>
      listReply(call, [organizationResource(call.tenant)], {
        context: 'organization',
        type: organizationType,
        defaultTop: 100,
        rules: () => pageRules,
        paging: 'skiptoken',
        alwaysSelected: [],
      }),
  },
  {
    operation: 'GET /organization/{id}',
    permissions: directoryPermissions.readOrganization,
    handle(call) {
      const id = call.params['id'] ?? '';
      if (id.toLowerCase() !== call.tenant.id) {
        throw noSuchResource(id);
      }
      return entityReply(call, organizationResource(call.tenant), { context: 'organization', type: organizationType, alwaysSelected: [] });
    },
  },
];
