import { createHash } from 'node:crypto';
import { loadPermissions } from '../../entra/permissions.ts';
import type { Permissions } from '../../entra/published-permissions.ts';
import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { servicePrincipalId } from '../../entra/token/subject.ts';
import { memberOf, objectFrom, textFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { pageRules } from '../directory/common-rules.ts';
import { entityReply } from '../odata/entity.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { noSuchResource } from '../owner.ts';
import type { Call, Reply, Route } from '../route.ts';
import { findServicePrincipal, graphServicePrincipalId, presentApplications } from './object-ids.ts';
import { applicationPermissions, requireAdministrator } from './permissions.ts';
import { alreadyThere, invalidValue } from './problems.ts';

const type: EntityType = {
  name: 'appRoleAssignment',
  properties: [
    'id',
    'deletedDateTime',
    'appRoleId',
    'createdDateTime',
    'principalDisplayName',
    'principalId',
    'principalType',
    'resourceDisplayName',
    'resourceId',
  ],
};
const resourceName = 'AppRoleAssignment';

interface Assignment {
  readonly application: Application;
  readonly permission: string;
}

function assignmentsOf(application: Application): Assignment[] {
  return application.applicationPermissions.map((permission) => ({ application, permission }));
}

function assignmentResource(tenant: Tenant, permissions: Permissions, { application, permission }: Assignment): Resource {
  return {
    id: assignmentId({ application, permission }),
    deletedDateTime: null,
    appRoleId: permissions.named(permission).roleId,
    createdDateTime: application.createdDateTime ?? '2020-01-01T00:00:00Z',
    principalDisplayName: application.displayName,
    principalId: servicePrincipalId(tenant, application),
    principalType: 'ServicePrincipal',
    resourceDisplayName: 'Microsoft Graph',
    resourceId: graphServicePrincipalId(tenant),
  };
}

function assignmentId({ application, permission }: Assignment): string {
  return createHash('sha256').update(`${application.clientId}|${permission}`).digest('base64url');
}

/** Assignments to Microsoft Graph are those of every application; nobody is assigned to another one. */
function assignedTo({ tenant, params }: Call): Assignment[] {
  return findServicePrincipal(tenant, params['servicePrincipal'] ?? '') === 'graph'
    ? presentApplications(tenant).flatMap(assignmentsOf)
    : [];
}

function assignedBy({ tenant, params }: Call): Assignment[] {
  const principal = findServicePrincipal(tenant, params['servicePrincipal'] ?? '');
  return principal === 'graph' ? [] : assignmentsOf(principal);
}

async function list(call: Call, assignments: readonly Assignment[], relation: string): Promise<Reply> {
  const permissions = await loadPermissions();
  return listReply(
    call,
    assignments.map((assignment) => assignmentResource(call.tenant, permissions, assignment)),
    { context: relation, type, defaultTop: 100, paging: 'skiptoken', alwaysSelected: [], rules: () => pageRules },
  );
}

async function assign(call: Call, relation: string): Promise<Reply> {
  requireAdministrator(call);
  const { tenant } = call;
  findServicePrincipal(tenant, call.params['servicePrincipal'] ?? '');
  const body = objectFrom(await call.json(), 'The body');
  const permissions = await loadPermissions();
  const text = (name: string): string => textFrom(memberOf(body, name), name).toLowerCase();
  if (text('resourceId') !== graphServicePrincipalId(tenant)) throw invalidValue('resourceId', resourceName);
  const application = findServicePrincipal(tenant, text('principalId'));
  if (application === 'graph') throw invalidValue('principalId', resourceName);
  const role = text('appRoleId');
  const permission = permissions.withId('roleId', role)?.name;
  if (permission === undefined) throw invalidValue('appRoleId', resourceName);
  if (application.applicationPermissions.includes(permission)) throw alreadyThere('Permission being assigned already exists on the object');
  application.applicationPermissions.push(permission);
  return entityReply(call, assignmentResource(tenant, permissions, { application, permission }), {
    context: relation,
    type,
    alwaysSelected: [],
    status: 201,
  });
}

function remove(call: Call): Reply {
  requireAdministrator(call);
  const id = call.params['assignment'] ?? '';
  const found = assignedTo(call).find((assignment) => assignmentId(assignment) === id);
  if (!found) throw noSuchResource(id);
  found.application.applicationPermissions = found.application.applicationPermissions.filter((name) => name !== found.permission);
  return { status: 204 };
}

const to = 'appRoleAssignedTo';
const by = 'appRoleAssignments';

/** https://learn.microsoft.com/graph/api/resources/approleassignment: application permissions that were granted. */
export const appRoleRoutes: readonly Route[] = [
  {
    operation: `GET /servicePrincipals/{servicePrincipal}/${to}`,
    permissions: applicationPermissions.read,
    handle: (call) => list(call, assignedTo(call), to),
  },
  {
    operation: `POST /servicePrincipals/{servicePrincipal}/${to}`,
    permissions: applicationPermissions.assignRoles,
    handle: (call) => assign(call, to),
  },
  {
    operation: `DELETE /servicePrincipals/{servicePrincipal}/${to}/{assignment}`,
    permissions: applicationPermissions.removeRoles,
    handle: remove,
  },
  {
    operation: `GET /servicePrincipals/{servicePrincipal}/${by}`,
    permissions: applicationPermissions.read,
    handle: (call) => list(call, assignedBy(call), by),
  },
  {
    operation: `POST /servicePrincipals/{servicePrincipal}/${by}`,
    permissions: applicationPermissions.assignRoles,
    handle: (call) => assign(call, by),
  },
];
