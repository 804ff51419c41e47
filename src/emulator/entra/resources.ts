import { graphsOf } from '../tenant/clouds.ts';
import type { Application } from '../tenant/directory.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** What an access token is for. */
export interface TokenResource {
  /** How its scopes begin: `https://graph.microsoft.com`, `api://...`. */
  readonly address: string;
  /** `aud` of its access tokens. */
  readonly audience: string;
  readonly kind: 'graph' | 'microsoft' | 'own';
  /** The form of its access tokens: an API of one's own chooses it, all others get the first. */
  readonly version: 1 | 2;
}

/** The application id of Microsoft Graph, the same in every cloud: a name for it beside its address. */
export const graphId = '00000003-0000-0000-c000-000000000000';

/**
 * Services of Microsoft beside Graph for which people sign in; nothing of them is built but the token.
 * Ids: https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const services: readonly { readonly id: string; readonly addresses: RegExp }[] = [
  // Azure Resource Manager.
  { id: '797f4846-ba00-4fd7-ba43-dac1f8f63013', addresses: /^https:\/\/management\.(?:core\.windows\.net|azure\.com)\/?$/ },
  // SharePoint Online, each organisation at an address of its own.
  { id: '00000003-0000-0ff1-ce00-000000000000', addresses: /^https:\/\/[a-z\d-]+\.sharepoint\.com\/?$/ },
  // Exchange Online.
  { id: '00000002-0000-0ff1-ce00-000000000000', addresses: /^https:\/\/(?:outlook\.office365\.com|outlook\.office\.com)\/?$/ },
];

/** Microsoft Graph as a sign-in host issues tokens for it where none is named. */
export function graphResource(host: string): TokenResource {
  const [address] = graphsOf(host);
  // Assumption: a token that was asked for by bare names says the id, as people see it; in national clouds the address.
  return graphAt(address, address === graphsOf('')[0] ? graphId : address);
}

/**
 * The resource that a scope begins with; undefined where there is no such resource.
 *
 * @param name - In small letters: an address with or without a slash at its end, or an application id.
 * @param host - The sign-in host, which decides which Graph there are.
 */
export function resourceNamed(
  name: string,
  { tenant, host }: { readonly tenant: Tenant; readonly host: string },
): TokenResource | undefined {
  const address = name.replace(/\/$/, '');
  if (name === graphId) return graphAt(graphsOf(host)[0], graphId);
  if (graphsOf(host).includes(address)) return graphAt(address, address);
  const service = services.find(({ id, addresses }) => id === name || addresses.test(name));
  if (service) return { address, audience: name, kind: 'microsoft', version: 1 };
  const own = [...tenant.applications.values()].find((application) => namesOf(application).includes(address));
  if (!own) return undefined;
  const version = own.tokenVersion === 2 ? 2 : 1;
  return { address, audience: version === 2 ? own.clientId : address, kind: 'own', version };
}

/** The application whose API a resource is. */
export function apiOf(tenant: Tenant, { address }: TokenResource): Application | undefined {
  return [...tenant.applications.values()].find((application) => namesOf(application).includes(address));
}

/** How an application with an API of its own is named in scopes, in small letters. */
export function namesOf({ clientId, api }: Application): string[] {
  return api ? [clientId, ...api.identifierUris.map((uri) => uri.toLowerCase().replace(/\/$/, ''))] : [];
}

function graphAt(address: string, audience: string): TokenResource {
  return { address, audience, kind: 'graph', version: 1 };
}
