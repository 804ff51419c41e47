import { graphsOf } from '../tenant/clouds.ts';
import { EntraFailure } from './failure.ts';
import { basicPermissions } from './basic-permissions.ts';
import type { Permissions } from './published-permissions.ts';

/** The application id of Microsoft Graph, the same in every cloud: a name for it beside its address. */
const graphId = '00000003-0000-0000-c000-000000000000';

/** What the `scope` parameter asks for. */
export interface RequestedScopes {
  /** openid, profile, email, offline_access. */
  readonly basic: readonly string[];
  /** Permissions of Microsoft Graph in Microsoft's spelling, without prefix. */
  readonly permissions: readonly string[];
  /** `.default`: whatever is registered and consented to. */
  readonly isDefault: boolean;
  /** The permissions were written with the resource in front; the answer repeats that, because clients compare text. */
  readonly isQualified: boolean;
  /** Address of the Microsoft Graph that the permissions are of: `aud` of the access token. */
  readonly graph: string;
}

/** Where scopes are read: the endpoint, and the names for failures. */
export interface ScopePlace {
  /** The authorization endpoint accepts several resources. */
  readonly endpoint: 'authorize' | 'token';
  /** Those that there are. */
  readonly permissions: Permissions;
  /** The sign-in host, which decides which Graph there are. */
  readonly host: string;
  readonly tenant: string;
  readonly application: string;
}

/**
 * Reads the `scope` parameter. https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 *
 * @param text - Names, separated by spaces.
 * @param place - Where it was sent.
 * @throws EntraFailure 70011, 500011, 650053 or 700022.
 */
export function readScopes(text: string, place: ScopePlace): RequestedScopes {
  const entries = text
    .split(/\s+/)
    .filter((entry) => entry !== '')
    .map(splitResource);
  const resources = new Set(entries.map(({ resource }) => resource).filter((resource) => resource !== undefined));
  const graphs = graphsOf(place.host);
  const graphNamed = (resource: string): string | undefined =>
    resource === graphId ? graphs[0] : graphs.find((graph) => resource === graph || resource === `${graph}/`);
  const foreign = [...resources].find((resource) => graphNamed(resource) === undefined);
  const named = new Set([...resources].map(graphNamed));
  if ((foreign !== undefined || named.size > 1) && place.endpoint === 'token' && resources.size > 1) throw new EntraFailure(700022);
  if (foreign !== undefined) throw new EntraFailure(500011, { resource: foreign, tenant: place.tenant });

  const isDefault = entries.some(({ name }) => name === '.default');
  const names = entries.filter(({ name }) => name !== '.default').map(({ name }) => canonical(name, place));
  const basic = names.filter((name) => basicPermissions.includes(name));
  const permissions = names.filter((name) => !basicPermissions.includes(name));
  if (isDefault && permissions.length > 0) {
    throw new EntraFailure(70011, { scope: text, reason: '.default cannot be combined with the permissions of a resource.' });
  }
  const isQualified = entries.some(({ resource, name }) => resource !== undefined && !basicPermissions.includes(name));
  const [graph = graphs[0]] = named;
  return { basic: [...new Set(basic)], permissions: [...new Set(permissions)], isDefault, isQualified, graph };
}

/** `https://graph.microsoft.com/Mail.Read` is a resource and a name; a bare name belongs to Microsoft Graph. */
function splitResource(entry: string): { resource: string | undefined; name: string } {
  if (entry.toLowerCase() === '.default') return { resource: undefined, name: '.default' };
  const slash = entry.lastIndexOf('/');
  if (slash === -1) return { resource: undefined, name: entry };
  return { resource: entry.slice(0, slash).toLowerCase(), name: entry.slice(slash + 1) };
}

/**
 * Assumption: a name that is no permission has the same code at every endpoint. Reports have it from the authorization endpoint, and from none of the others
 * another one for such a name.
 */
function canonical(name: string, { permissions, application }: ScopePlace): string {
  const known = permissions.delegated(name);
  if (known === undefined) throw new EntraFailure(650053, { application, scope: name });
  return known.name;
}
