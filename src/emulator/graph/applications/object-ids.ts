import type { Application, User } from '../../tenant/directory.ts';
import { guidOf } from '../../tenant/guid-of.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { servicePrincipalId } from '../../entra/token/subject.ts';
import { noSuchResource } from '../owner.ts';
import { type Call, GraphFailure } from '../route.ts';

/** The application id of Microsoft Graph, the same in every tenant. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Object id of Microsoft Graph's service principal; every tenant has another. */
export function graphServicePrincipalId(tenant: Tenant): string {
  return guidOf(`${tenant.id}|${graphAppId}|servicePrincipal`);
}

/** Object id of the registration, which is neither the client id nor the id of the service principal. */
export function applicationObjectId(tenant: Tenant, { clientId }: Application): string {
  return guidOf(`${tenant.id}|${clientId}|application`);
}

/** Whose registrations: those that the caller of an operation finds. */
type Caller = Pick<Call, 'tenant' | 'access'>;

/** The personal account that calls; undefined for everybody else. */
export function personalCaller({ access: { user } }: Caller): User | undefined {
  return user?.accountType === 'personal' ? user : undefined;
}

/**
 * Registrations of the tenant itself, or those of the personal account that calls. Those of other publishers are present there, but
 * registered elsewhere.
 */
export function registrations(caller: Caller): Application[] {
  const { tenant } = caller;
  const person = personalCaller(caller);
  return [...tenant.applications.values()].filter(({ publisher, registeredBy }) =>
    person ? registeredBy === person.id : registeredBy === undefined && publisher === tenant.displayName,
  );
}

/** Applications that are present in the tenant: they have a service principal. */
export function presentApplications(tenant: Tenant): Application[] {
  return [...tenant.applications.values()].filter((application) => isPresent(tenant, application));
}

/** Whether an application has a service principal: its first consent makes one, like a call that does so. */
export function isPresent(tenant: Tenant, { clientId, isNotPresent = false }: Application): boolean {
  return !isNotPresent || tenant.consents.some((consent) => consent.clientId === clientId);
}

/** The registration with a key: an object id, or `appId='...'`. @throws GraphFailure 404. */
export function findRegistration(caller: Caller, key: string): Application {
  const appId = appIdOf(key);
  const wanted = key.toLowerCase();
  const found = registrations(caller).find((one) =>
    appId === undefined ? applicationObjectId(caller.tenant, one) === wanted : one.clientId === appId,
  );
  if (!found) throw noSuchResource(appId ?? key);
  return found;
}

/** The application whose service principal has a key, or Microsoft Graph itself. @throws GraphFailure 404. */
export function findServicePrincipal(tenant: Tenant, key: string): Application | 'graph' {
  const appId = appIdOf(key);
  const wanted = key.toLowerCase();
  if (appId === graphAppId || wanted === graphServicePrincipalId(tenant)) return 'graph';
  const found = presentApplications(tenant).find((one) =>
    appId === undefined ? servicePrincipalId(tenant, one) === wanted : one.clientId === appId,
  );
  if (!found) throw noSuchResource(appId ?? key);
  return found;
}

function appIdOf(key: string): string | undefined {
  const [, name, value] = /^([a-z]\w*)='(.*)'$/i.exec(key) ?? [];
  if (name === undefined) return undefined;
  if (name.toLowerCase() === 'appid') return value?.toLowerCase();
  throw new GraphFailure(400, 'BadRequest', `The key '${name}' is not one that the emulator knows.`);
}
