import { OnbehalfError } from '../core/errors.ts';
import { literal, registeredPermissions, requireApplication, type RegistrationGraph } from './find-application.ts';
import { microsoftGraph } from './permission-ids.ts';
import { consentScope } from './plan-registration.ts';
import { whenKnown, type Wait } from './when-known.ts';

interface Grant {
  readonly id: string;
  readonly consentType: string;
  readonly resourceId: string;
  readonly scope: string;
}

/**
 * Consents, for the whole organisation, to the permissions that a registration lists, and those of signing in. What was consented to before stays.
 *
 * @param wait - What is new is not everywhere at once in Entra; so making it present is tried again after waiting.
 * @throws OnbehalfError NOT_FOUND, or CONFLICT for a registration that was made elsewhere.
 */
export async function consentForOrganisation(graph: RegistrationGraph, name: string, wait: Wait): Promise<string[]> {
  const application = await requireApplication(graph, name);
  return await consent(graph, application.appId, consentScope(registeredPermissions(application)).split(' '), wait);
}

/** Consents to permissions of an application for the whole organisation; gives all that is consented to now. */
export async function consent(graph: RegistrationGraph, appId: string, permissions: readonly string[], wait: Wait): Promise<string[]> {
  const clientId = (await principalOf(graph, appId)) ?? (await makePresent(graph, appId, wait));
  const resourceId = await principalOf(graph, microsoftGraph);
  if (resourceId === undefined) throw new OnbehalfError('NOT_FOUND', 'Microsoft Graph is not present in this organisation.');
  const grant = await grantOf(graph, clientId, resourceId);
  const before = grant?.scope.split(/\s+/).filter((one) => one !== '') ?? [];
  const after = [...new Set([...before, ...permissions])];
  const scope = after.join(' ');
  if (!grant) await graph.call('POST /oauth2PermissionGrants', { body: { clientId, consentType: 'AllPrincipals', resourceId, scope } });
  else if (after.length > before.length)
    await graph.call('PATCH /oauth2PermissionGrants/{grant}', { params: { grant: grant.id }, body: { scope } });
  return after;
}

/** What was consented to for the whole organisation; empty when nothing was. */
export async function organisationConsent(graph: RegistrationGraph, appId: string): Promise<string[]> {
  const [clientId, resourceId] = [await principalOf(graph, appId), await principalOf(graph, microsoftGraph)];
  if (clientId === undefined || resourceId === undefined) return [];
  const grant = await grantOf(graph, clientId, resourceId);
  return (grant?.scope ?? '').split(/\s+/).filter((one) => one !== '');
}

async function principalOf(graph: RegistrationGraph, appId: string): Promise<string | undefined> {
  for await (const { id } of graph.list<{ id: string }>('GET /servicePrincipals', {
    query: { $filter: `appId eq ${literal(appId)}`, $select: 'id' },
  }))
    return id;
  return undefined;
}

async function grantOf(graph: RegistrationGraph, clientId: string, resourceId: string): Promise<Grant | undefined> {
  for await (const grant of graph.list<Grant>('GET /oauth2PermissionGrants', { query: { $filter: `clientId eq ${literal(clientId)}` } })) {
    if (grant.consentType === 'AllPrincipals' && grant.resourceId === resourceId) return grant;
  }
  return undefined;
}

async function makePresent(graph: RegistrationGraph, appId: string, wait: Wait): Promise<string> {
  return (await whenKnown(() => graph.call<{ id: string }>('POST /servicePrincipals', { body: { appId } }), wait)).id;
}
