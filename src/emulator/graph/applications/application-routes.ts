import { type ClientSecret, newSecret } from '../../tenant/credentials.ts';
import type { Application } from '../../tenant/directory.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { loadPermissions } from '../../entra/permissions.ts';
import { listFrom, objectFrom } from '../json-input.ts';
import { directoryListRoutes, directoryOptions } from '../directory/collection.ts';
import { applicationRules } from '../directory/query-rules.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import type { Call, Reply, Route } from '../route.ts';
import { readApplicationChange } from './application-input.ts';
import { applicationResource, applicationType } from './application-resource.ts';
import { readNewSecret } from './credential-input.ts';
import { secretResource } from './credential-resource.ts';
import { findRegistration, personalCaller, registrations } from './object-ids.ts';
import { applicationPermissions, requireAdministrator } from './permissions.ts';
import { invalidValue } from './problems.ts';

/** What was made in this very call: secrets are shown once. */
interface Made {
  readonly status: number;
  readonly newSecrets: readonly ClientSecret[];
}

async function one(call: Call, application: Application, { status, newSecrets }: Made = { status: 200, newSecrets: [] }): Promise<Reply> {
  const permissions = await loadPermissions();
  return entityReply(call, application, {
    context: 'applications',
    type: applicationType,
    resource: (item) => ({
      ...applicationResource(call.tenant, permissions, item),
      ...(newSecrets.length > 0 && { passwordCredentials: newSecrets.map((secret) => secretResource(secret, true)) }),
    }),
    alwaysSelected: [],
    status,
  });
}

const inDirectory = {
  context: 'applications',
  type: applicationType,
  read: (item: Resource, property: string): unknown => item[property],
  rules: applicationRules,
};

async function all(call: Call): Promise<Resource[]> {
  const permissions = await loadPermissions();
  return registrations(call).map((application) => applicationResource(call.tenant, permissions, application));
}

async function create(call: Call): Promise<Reply> {
  requireAdministrator(call);
  const { tenant } = call;
  const person = personalCaller(call);
  const { passwordCredentials = [], ...body } = objectFrom(await call.json(), 'The body');
  const now = tenant.clock.now();
  const secrets = listFrom(passwordCredentials, 'passwordCredentials').map((item) => newSecret(tenant.ids, now, readNewSecret(item, now)));
  const { displayName, ...change } = readApplicationChange({ permissions: await loadPermissions(), ids: tenant.ids }, body);
  if (displayName === undefined) throw invalidValue('displayName', 'Application');
  const application: Application = {
    clientId: tenant.ids.guid(),
    displayName,
    publisher: person?.displayName ?? tenant.displayName,
    ...(person && { registeredBy: person.id }),
    signInAudience: 'AzureADMyOrg',
    publicClientRedirectUris: [],
    webRedirectUris: [],
    spaRedirectUris: [],
    isFallbackPublicClient: false,
    secrets,
    requiredPermissions: [],
    requiredApplicationPermissions: [],
    applicationPermissions: [],
    createdDateTime: now.toISOString(),
    isNotPresent: true,
    ...change,
  };
  tenant.applications.set(application.clientId, application);
  return one(call, application, { status: 201, newSecrets: secrets });
}

async function update(call: Call): Promise<Reply> {
  requireAdministrator(call);
  const application = findRegistration(call, call.params['application'] ?? '');
  const body = objectFrom(await call.json(), 'The body');
  Object.assign(application, readApplicationChange({ permissions: await loadPermissions(), ids: call.tenant.ids }, body, application));
  return { status: 204 };
}

function remove(call: Call): Reply {
  requireAdministrator(call);
  forget(call.tenant, findRegistration(call, call.params['application'] ?? ''));
  return { status: 204 };
}

/** Removes the registration, its service principal and what was consented to. */
function forget(tenant: Tenant, { clientId }: Application): void {
  tenant.applications.delete(clientId);
  const others = tenant.consents.filter((consent) => consent.clientId !== clientId);
  tenant.consents.splice(0, tenant.consents.length, ...others);
}

/** https://learn.microsoft.com/graph/api/resources/application. A deleted registration is gone at once, without 30 days of grace. */
export const applicationRoutes: readonly Route[] = [
  ...directoryListRoutes('/applications', applicationPermissions.listRegistrations, (call) => directoryOptions(call, inDirectory), all),
  { operation: 'POST /applications', permissions: applicationPermissions.create, body: 'application', handle: create },
  {
    operation: 'GET /applications/{application}',
    permissions: applicationPermissions.readRegistration,
    handle: (call) => one(call, findRegistration(call, call.params['application'] ?? '')),
  },
  { operation: 'PATCH /applications/{application}', permissions: applicationPermissions.write, body: 'application', handle: update },
  { operation: 'DELETE /applications/{application}', permissions: applicationPermissions.write, handle: remove },
];
