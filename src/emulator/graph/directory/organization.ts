import type { Tenant } from '../../tenant/tenant.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { noSuchResource } from '../owner.ts';
import type { Route } from '../route.ts';
import { directoryPermissions } from './permissions.ts';

const organizationType: EntityType = {
  name: 'organization',
  properties: [
    'id',
    'displayName',
    'verifiedDomains',
    'tenantType',
    'countryLetterCode',
    'preferredLanguage',
    'assignedPlans',
    'technicalNotificationMails',
  ],
};

function organizationResource(tenant: Tenant): Resource {
  const administrators = [...tenant.users.values()].filter(({ isAdministrator }) => isAdministrator);
  return {
    id: tenant.id,
    displayName: tenant.displayName,
    tenantType: 'AAD',
    countryLetterCode: 'GB',
    preferredLanguage: 'en',
    verifiedDomains: [
      { name: tenant.domain, type: 'Managed', isDefault: true, isInitial: true, capabilities: 'Email, OfficeCommunicationsOnline' },
    ],
    assignedPlans: [{ service: 'exchange', capabilityStatus: 'Enabled' }],
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
        maxTop: 999,
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
