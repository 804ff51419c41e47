import type { Application } from '../../tenant/directory.ts';
import { loadPermissions } from '../../entra/permissions.ts';
import { memberOf, objectFrom, refuseUnkept, textFrom } from '../json-input.ts';
import { directoryListRoutes, directoryOptions } from '../directory/collection.ts';
import { servicePrincipalRules } from '../directory/query-rules.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply, Route } from '../route.ts';
import { findServicePrincipal, isPresent, presentApplications } from './object-ids.ts';
import { readTold, toldOfServicePrincipals } from './kept-as-told.ts';
import { applicationPermissions, requireAdministrator } from './permissions.ts';
import { alreadyThere, invalidValue } from './problems.ts';
import { servicePrincipalResource, servicePrincipalType } from './service-principal-resource.ts';

async function one(call: Call, application: Application | 'graph', status = 200): Promise<Reply> {
  return entityReply(call, servicePrincipalResource(call.tenant, await loadPermissions(), application), {
    context: 'servicePrincipals',
    type: servicePrincipalType,
    alwaysSelected: [],
    status,
  });
}

const inDirectory = {
  context: 'servicePrincipals',
  type: servicePrincipalType,
  read: (item: Resource, property: string): unknown => item[property],
  rules: servicePrincipalRules,
};

async function all({ tenant }: Call): Promise<Resource[]> {
  const permissions = await loadPermissions();
  return ['graph' as const, ...presentApplications(tenant)].map((application) =>
    servicePrincipalResource(tenant, permissions, application),
  );
}

async function create(call: Call): Promise<Reply> {
  requireAdministrator(call);
  const { tenant } = call;
  const body = objectFrom(await call.json(), 'The body');
  const appId = textFrom(memberOf(body, 'appId'), 'appId').toLowerCase();
  const application = tenant.applications.get(appId);
  if (!application) throw invalidValue('appId', 'ServicePrincipal');
  if (isPresent(tenant, application)) {
    throw alreadyThere(
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  }
  const shown = servicePrincipalResource(tenant, await loadPermissions(), application);
  refuseUnkept(body, ['appId', ...toldOfServicePrincipals], 'servicePrincipal', shown);
  application.toldOfServicePrincipal = readTold(body, {
    names: toldOfServicePrincipals,
    untold: shown,
    before: undefined,
    resource: 'ServicePrincipal',
  });
  application.isNotPresent = false;
  return one(call, application, 201);
}

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipalRoutes: readonly Route[] = [
  ...directoryListRoutes('/servicePrincipals', applicationPermissions.read, (call) => directoryOptions(call, inDirectory), all),
  {
    operation: 'POST /servicePrincipals',
    permissions: applicationPermissions.createServicePrincipal,
    body: 'servicePrincipal',
    handle: create,
  },
  {
    operation: 'GET /servicePrincipals/{servicePrincipal}',
    permissions: applicationPermissions.read,
    handle: (call) => one(call, findServicePrincipal(call.tenant, call.params['servicePrincipal'] ?? '')),
  },
];
