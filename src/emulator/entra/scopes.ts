import type { Tenant } from '../tenant/tenant.ts';
import { EntraFailure } from './failure.ts';
import { basicPermissions } from './basic-permissions.ts';
import type { Permissions } from './published-permissions.ts';
import { apiOf, graphResource, resourceNamed, type TokenResource } from './resources.ts';

/** What the `scope` parameter asks for. */
export interface RequestedScopes {
  /** openid, profile, email, offline_access. */
  readonly basic: readonly string[];
  /** Permissions: those of Microsoft Graph in Microsoft's spelling, those of other resources with the address in front. */
  readonly permissions: readonly string[];
  /** `.default`: whatever is registered and consented to. */
  readonly isDefault: boolean;
  /** The permissions were written with the resource in front; the answer repeats that, because clients compare text. */
  readonly isQualified: boolean;
  /** What the permissions are of. */
  readonly resource: TokenResource;
}

/** Where scopes are read: the endpoint, and the names for failures. */
export interface ScopePlace {
  /** The authorization endpoint accepts several resources. */
  readonly endpoint: 'authorize' | 'token';
  /** Those that there are. */
  readonly permissions: Permissions;
  /** The sign-in host, which decides which Graph there are. */
  readonly host: string;
  readonly tenant: Tenant;
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
  const graph = graphResource(place.host);
  const resources = entries
    .filter(({ name }) => !basicPermissions.includes(name.toLowerCase()))
    .map(({ resource }) => ({ name: resource, found: resource === undefined ? graph : resourceNamed(resource, place) }));
  const addresses = new Set(resources.map(({ name, found }) => found?.address ?? name));
  if (addresses.size > 1 && place.endpoint === 'token') throw new EntraFailure(700022);
  const foreign = resources.find(({ found }) => found === undefined);
  if (foreign?.name !== undefined) throw new EntraFailure(500011, { resource: foreign.name, tenant: place.tenant.displayName });
  // Of several, which the authorization endpoint takes, the first is meant: the code is redeemed for one.
  const resource = resources[0]?.found ?? graph;

  const isDefault = entries.some(({ name }) => name === '.default');
  const names = entries.filter(({ name }) => name !== '.default').map((entry) => canonical(entry, place));
  const basic = names.filter((name) => basicPermissions.includes(name));
  const permissions = names.filter((name) => !basicPermissions.includes(name));
  if (isDefault && permissions.length > 0) {
    throw new EntraFailure(70011, { scope: text, reason: '.default cannot be combined with the permissions of a resource.' });
  }
  const isQualified = entries.some(({ resource, name }) => resource !== undefined && !basicPermissions.includes(name));
  const all = isDefault ? defaultsOf(resource, place.tenant) : permissions;
  return { basic: [...new Set(basic)], permissions: [...new Set(all)], isDefault, isQualified, resource };
}

/** What `.default` of a resource stands for; of Graph it is what the application has registered. */
function defaultsOf(resource: TokenResource, tenant: Tenant): string[] {
  if (resource.kind === 'graph') return [];
  // Assumption: the one permission that Azure Resource Manager has, and that many services call alike.
  const names = resource.kind === 'own' ? (apiOf(tenant, resource)?.api?.scopes ?? []).map(({ value }) => value) : ['user_impersonation'];
  return names.map((name) => `${resource.address}/${name}`);
}

interface ScopeEntry {
  /** In small letters; undefined where the name stands alone. */
  readonly resource: string | undefined;
  readonly name: string;
}

/** `https://graph.microsoft.com/Mail.Read` is a resource and a name; a bare name belongs to Microsoft Graph. */
function splitResource(entry: string): ScopeEntry {
  if (entry.toLowerCase() === '.default') return { resource: undefined, name: '.default' };
  const slash = entry.lastIndexOf('/');
  if (slash === -1) return { resource: undefined, name: entry };
  return { resource: entry.slice(0, slash).toLowerCase(), name: entry.slice(slash + 1) };
}

/**
 * Assumption: a name that is no permission has the same code at every endpoint. Reports have it from the authorization endpoint, and from none of the others
 * another one for such a name.
 */
function canonical({ resource: address, name }: ScopeEntry, place: ScopePlace): string {
  const { permissions, application, tenant } = place;
  const resource = address === undefined ? undefined : resourceNamed(address, place);
  const isBasic = basicPermissions.includes(name.toLowerCase());
  if (resource === undefined || resource.kind === 'graph' || isBasic) {
    const known = permissions.delegated(name);
    if (known === undefined) throw new EntraFailure(650053, { application, scope: name, resource: 'Microsoft Graph' });
    return known.name;
  }
  // Assumption: any name is one of a service that is not built here; which there are would be a table for each.
  if (resource.kind === 'microsoft') return `${resource.address}/${name}`;
  const scope = apiOf(tenant, resource)?.api?.scopes.find(({ value }) => value.toLowerCase() === name.toLowerCase());
  if (!scope) throw new EntraFailure(650053, { application, scope: name, resource: resource.address });
  return `${resource.address}/${scope.value}`;
}
