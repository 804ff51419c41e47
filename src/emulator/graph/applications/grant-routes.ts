import type { Application, Consent } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { loadPermissions } from '../../entra/permissions.ts';
import type { Permissions } from '../../entra/published-permissions.ts';
import { servicePrincipalId } from '../../entra/token/subject.ts';
import { type JsonObject, memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { listReply } from '../odata/collection.ts';
import { pageRules } from '../directory/common-rules.ts';
import { entityReply } from '../odata/entity.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { noSuchResource } from '../owner.ts';
import type { Call, Reply, Route } from '../route.ts';
import { findServicePrincipal, graphServicePrincipalId } from './object-ids.ts';
import { applicationPermissions, requireAdministrator } from './permissions.ts';
import { alreadyThere, invalidValue } from './problems.ts';

const type: EntityType = {
  name: 'oAuth2PermissionGrant',
  properties: ['id', 'clientId', 'consentType', 'principalId', 'resourceId', 'scope'],
};
const resourceName = 'OAuth2PermissionGrant';

function grantResource(tenant: Tenant, { id, clientId, principalId, permissions }: Consent): Resource {
  const application = tenant.applications.get(clientId);
  return {
    id,
    clientId: application ? servicePrincipalId(tenant, application) : clientId,
    consentType: principalId === null ? 'AllPrincipals' : 'Principal',
    principalId,
    resourceId: graphServicePrincipalId(tenant),
    scope: permissions.join(' '),
  };
}

function list(call: Call): Promise<Reply> {
  return listReply(
    call,
    call.tenant.consents.map((consent) => grantResource(call.tenant, consent)),
    { context: 'oauth2PermissionGrants', type, defaultTop: 100, paging: 'skiptoken', alwaysSelected: [], rules: () => pageRules },
  );
}

function one(call: Call, consent: Consent, status = 200): Promise<Reply> {
  return entityReply(call, grantResource(call.tenant, consent), { context: 'oauth2PermissionGrants', type, alwaysSelected: [], status });
}

function findGrant({ tenant, params }: Call): Consent {
  const id = params['grant'] ?? '';
  const found = tenant.consents.find((consent) => consent.id === id);
  if (!found) throw noSuchResource(id);
  return found;
}

async function create(call: Call): Promise<Reply> {
  requireAdministrator(call);
  const { tenant } = call;
  const body = objectFrom(await call.json(), 'The body');
  const permissions = await loadPermissions();
  const application = readClient(tenant, body);
  if (textFrom(memberOf(body, 'resourceId'), 'resourceId').toLowerCase() !== graphServicePrincipalId(tenant))
    throw invalidValue('resourceId', resourceName);
  const principalId = readPrincipal(tenant, body);
  if (tenant.consents.some((consent) => consent.clientId === application.clientId && consent.principalId === principalId)) {
    throw alreadyThere('Permission entry already exists.');
  }
  const consent: Consent = {
    id: tenant.ids.opaque(24),
    clientId: application.clientId,
    principalId,
    permissions: readScope(permissions, body),
  };
  tenant.consents.push(consent);
  return one(call, consent, 201);
}

function readClient(tenant: Tenant, body: JsonObject): Application {
  const found = findServicePrincipal(tenant, textFrom(memberOf(body, 'clientId'), 'clientId'));
  if (found === 'graph') throw invalidValue('clientId', resourceName);
  return found;
}

/** The person whom a grant is for; null for everybody. */
function readPrincipal(tenant: Tenant, body: JsonObject): string | null {
  const consentType = textFrom(memberOf(body, 'consentType'), 'consentType');
  const principal = memberOf(body, 'principalId');
  if (consentType === 'AllPrincipals' && principal === undefined) return null;
  if (consentType !== 'Principal') throw invalidValue('consentType', resourceName);
  const user = tenant.users.get(textFrom(principal, 'principalId').toLowerCase());
  if (!user) throw noSuchResource(String(principal));
  return user.id;
}

/** Assumption: a permission that Microsoft Graph does not have is refused; the service may keep it as text without effect. */
function readScope(permissions: Permissions, body: JsonObject): string[] {
  const names = textFrom(memberOf(body, 'scope'), 'scope')
    .split(/\s+/)
    .filter((name) => name !== '');
  const known = names.map((name) => permissions.delegated(name)?.name).filter((name) => name !== undefined);
  if (known.length < names.length) throw invalidValue('scope', resourceName);
  return [...new Set(known)];
}

async function update(call: Call): Promise<Reply> {
  requireAdministrator(call);
  const grant = findGrant(call);
  const body = objectFrom(await call.json(), 'The body');
  // https://learn.microsoft.com/graph/api/oauth2permissiongrant-update: the scope is all that can be changed.
  refuseUnkept(body, ['scope'], type.name, grantResource(call.tenant, grant));
  grant.permissions = readScope(await loadPermissions(), body);
  return { status: 204 };
}

function remove(call: Call): Reply {
  requireAdministrator(call);
  const consent = findGrant(call);
  call.tenant.consents.splice(call.tenant.consents.indexOf(consent), 1);
  // The service principal stays when its last consent goes.
  const application = call.tenant.applications.get(consent.clientId);
  if (application?.isNotPresent) application.isNotPresent = false;
  return { status: 204 };
}

/** https://learn.microsoft.com/graph/api/resources/oauth2permissiongrant: each grant is a consent of the tenant. */
export const grantRoutes: readonly Route[] = [
  { operation: 'GET /oauth2PermissionGrants', permissions: applicationPermissions.readGrants, handle: list },
  {
    operation: 'POST /oauth2PermissionGrants',
    permissions: applicationPermissions.writeGrants,
    body: 'oAuth2PermissionGrant',
    handle: create,
  },
  {
    operation: 'GET /oauth2PermissionGrants/{grant}',
    permissions: applicationPermissions.readGrants,
    handle: (call) => one(call, findGrant(call)),
  },
  {
    operation: 'PATCH /oauth2PermissionGrants/{grant}',
    permissions: applicationPermissions.writeGrants,
    body: 'oAuth2PermissionGrant',
    handle: update,
  },
  { operation: 'DELETE /oauth2PermissionGrants/{grant}', permissions: applicationPermissions.writeGrants, handle: remove },
];
