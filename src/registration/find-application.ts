import { shellWord } from '../core/command-line.ts';
import { OnbehalfError } from '../core/errors.ts';
import type { Graph } from '../core/ports.ts';
import { microsoftGraph, permissionIds } from './permission-ids.ts';
import type { RequiredAccess } from './plan-registration.ts';
import { ownTag } from './registration.ts';

/** Every Graph call that registering makes. */
export const registrationOperations = [
  'GET /applications',
  'POST /applications',
  'PATCH /applications/{application}',
  'DELETE /applications/{application}',
  'GET /servicePrincipals',
  'POST /servicePrincipals',
  'GET /oauth2PermissionGrants',
  'POST /oauth2PermissionGrants',
  'PATCH /oauth2PermissionGrants/{grant}',
] as const;

/** Microsoft Graph, as registering sees it. */
export type RegistrationGraph = Graph<(typeof registrationOperations)[number]>;

/** A registration as Graph shows it. */
export interface FoundApplication {
  /** Object id, by which it is changed. */
  readonly id: string;
  /** The application (client) ID. */
  readonly appId: string;
  readonly displayName: string;
  readonly signInAudience: string;
  readonly isFallbackPublicClient: boolean | null;
  readonly tags: readonly string[];
  readonly publicClient: { readonly redirectUris: readonly string[] };
  readonly requiredResourceAccess: readonly RequiredAccess[];
}

const $select = 'id,appId,displayName,signInAudience,isFallbackPublicClient,tags,publicClient,requiredResourceAccess';

/** A text in a filter of OData, in which a quote is doubled. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Finds the registration of a name that was made here; undefined when nothing has the name.
 *
 * @throws OnbehalfError CONFLICT when the name belongs to one that was made elsewhere, or to several.
 */
export async function findApplication(graph: RegistrationGraph, name: string): Promise<FoundApplication | undefined> {
  const named = await applicationsNamed(graph, name);
  const own = theOnly(named.filter(isOwn), name);
  const [other] = named;
  if (own || !other) return own;
  throw new OnbehalfError(
    'CONFLICT',
    `There is a registration named ${name} (${other.appId}) that was not made with \`onbehalf app register\`; it is left as it is.`,
    {
      remedy: `Choose another name, or give that registration the tag ${ownTag} in its manifest.`,
    },
  );
}

/** The registration of a name, to change it. @throws OnbehalfError NOT_FOUND, or CONFLICT as `findApplication` does. */
export async function requireApplication(graph: RegistrationGraph, name: string): Promise<FoundApplication> {
  return (await findApplication(graph, name)) ?? missing(name);
}

/** The registration of a name, to look at it: one that was made elsewhere too. @throws OnbehalfError NOT_FOUND, or CONFLICT when several have the name. */
export async function lookAtApplication(graph: RegistrationGraph, name: string): Promise<FoundApplication> {
  const named = await applicationsNamed(graph, name);
  return theOnly(named.filter(isOwn), name) ?? theOnly(named, name) ?? missing(name);
}

async function applicationsNamed(graph: RegistrationGraph, name: string): Promise<FoundApplication[]> {
  const named: FoundApplication[] = [];
  for await (const one of graph.list<FoundApplication>('GET /applications', {
    query: { $filter: `displayName eq ${literal(name)}`, $select },
  }))
    named.push(one);
  return named;
}

function isOwn({ tags }: FoundApplication): boolean {
  return tags.includes(ownTag);
}

function theOnly(found: readonly FoundApplication[], name: string): FoundApplication | undefined {
  if (found.length <= 1) return found[0];
  throw new OnbehalfError('CONFLICT', `${found.length} registrations are named ${name}: ${found.map(({ appId }) => appId).join(', ')}.`, {
    remedy: 'Delete or rename all but one of them in the Entra admin center.',
  });
}

function missing(name: string): never {
  throw new OnbehalfError('NOT_FOUND', `There is no registration named ${name}.`, {
    remedy: `Check the name, or make it with \`onbehalf app register --name ${shellWord(name)} FILE\`.`,
  });
}

/** The delegated permissions of Microsoft Graph that a registration lists, in alphabetical order; an unknown one by its id. */
export function registeredPermissions({ requiredResourceAccess }: Pick<FoundApplication, 'requiredResourceAccess'>): string[] {
  const names = new Map([...permissionIds].map(([name, id]) => [id, name]));
  return requiredResourceAccess
    .filter(({ resourceAppId }) => resourceAppId === microsoftGraph)
    .flatMap(({ resourceAccess }) => resourceAccess.filter(({ type }) => type === 'Scope').map(({ id }) => names.get(id) ?? id))
    .toSorted();
}
