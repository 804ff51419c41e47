import { inputError } from '../core/input.ts';
import {
  findApplication,
  registeredPermissions,
  requireApplication,
  type FoundApplication,
  type RegistrationGraph,
} from './find-application.ts';
import { microsoftGraph } from './permission-ids.ts';
import { accessTo, redirectUrisOf, type RegistrationPlan, type RequiredAccess } from './plan-registration.ts';
import { permissionProblems } from './registration.ts';
import { whenKnown, type Wait } from './when-known.ts';

/** What registering did. */
export interface Registered {
  /** `unchanged`: there was one already that is as planned. */
  readonly outcome: 'made' | 'changed' | 'unchanged';
  /** The application (client) ID. */
  readonly applicationId: string;
  readonly name: string;
  /** Delegated permissions that it lists now. */
  readonly permissions: readonly string[];
}

/**
 * Registers an application as planned. One of that name that was made here is brought to the plan instead: there is never a second one.
 * Permissions on other APIs, application permissions and tags that somebody added are kept.
 *
 * @param wait - What is new may not be known everywhere at once, so that changing it is tried again after waiting.
 * @throws OnbehalfError CONFLICT when the name belongs to one that was made elsewhere.
 */
export async function register(graph: RegistrationGraph, plan: RegistrationPlan, wait: Wait): Promise<Registered> {
  const { registration, application } = plan;
  const { name, permissions, broker } = registration;
  const found = await findApplication(graph, name);
  if (!found) {
    const made = await graph.call<FoundApplication>('POST /applications', { body: application });
    const { appId } = made;
    if (broker) await whenKnown(() => change(graph, made, { publicClient: { redirectUris: redirectUrisOf(plan, appId) } }), wait);
    return { outcome: 'made', applicationId: appId, name, permissions };
  }
  const wanted = {
    ...application,
    publicClient: { redirectUris: redirectUrisOf(plan, found.appId) },
    tags: [...new Set([...found.tags, ...application.tags])],
    requiredResourceAccess: withDelegated(found.requiredResourceAccess, permissions),
  };
  const isAsPlanned =
    found.signInAudience === wanted.signInAudience &&
    found.isFallbackPublicClient === true &&
    sameTexts(found.publicClient.redirectUris, wanted.publicClient.redirectUris) &&
    sameTexts(registeredPermissions(found), permissions);
  if (!isAsPlanned) await change(graph, found, wanted);
  return { outcome: isAsPlanned ? 'unchanged' : 'changed', applicationId: found.appId, name, permissions };
}

/**
 * Adds permissions to a registration and takes others away; what is there already, or not there, is no mistake.
 *
 * @throws OnbehalfError NOT_FOUND, CONFLICT, or INPUT_INVALID for an added permission that is not known.
 */
export async function changePermissions(
  graph: RegistrationGraph,
  name: string,
  { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): Promise<Registered> {
  const problems = permissionProblems(add);
  if (problems.length > 0) throw inputError('The permissions', problems);
  const found = await requireApplication(graph, name);
  const before = registeredPermissions(found);
  const after = [...new Set([...before, ...add])].filter((permission) => !remove.includes(permission)).toSorted();
  const outcome = sameTexts(before, after) ? 'unchanged' : 'changed';
  if (outcome === 'changed') await change(graph, found, { requiredResourceAccess: withDelegated(found.requiredResourceAccess, after) });
  return { outcome, applicationId: found.appId, name, permissions: after };
}

/** Deletes a registration that was made here. @throws OnbehalfError NOT_FOUND, or CONFLICT for one that was made elsewhere. */
export async function deleteRegistration(
  graph: RegistrationGraph,
  name: string,
): Promise<{ readonly name: string; readonly applicationId: string }> {
  const { id, appId } = await requireApplication(graph, name);
  await graph.call('DELETE /applications/{application}', { params: { application: id } });
  return { name, applicationId: appId };
}

async function change(graph: RegistrationGraph, { id }: FoundApplication, body: object): Promise<void> {
  await graph.call('PATCH /applications/{application}', { params: { application: id }, body });
}

/** The listed access with other delegated permissions of Microsoft Graph; one that is known by its id only is kept if it is wanted. */
function withDelegated(before: readonly RequiredAccess[], permissions: readonly string[]): RequiredAccess[] {
  const onGraph = before.filter(({ resourceAppId }) => resourceAppId === microsoftGraph).flatMap(({ resourceAccess }) => resourceAccess);
  const kept = onGraph.filter(({ id, type }) => type !== 'Scope' || permissions.includes(id));
  const access = [...accessTo(permissions).resourceAccess, ...kept];
  const others = before.filter(({ resourceAppId }) => resourceAppId !== microsoftGraph);
  return access.length === 0 ? others : [...others, { resourceAppId: microsoftGraph, resourceAccess: access }];
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text) => others.includes(text));
}
