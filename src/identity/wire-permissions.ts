import { withoutGraphAddress } from '../core/graph-address.ts';
import type { Environment } from './settings/environments.ts';

/** What every sign-in may ask for besides permissions of Graph; tokens need not list them. */
const signInOnly: readonly string[] = ['openid', 'profile', 'email', 'offline_access'];

/**
 * Whatever was consented to already, by the person or for the organisation: a request for it asks for nothing new where anything was
 * (https://learn.microsoft.com/entra/identity-platform/scopes-oidc, "The .default scope", example 1). Where nothing was, a page would ask for all
 * that the application has registered: it is sent only where no page may be shown.
 */
export const everythingGranted = '.default';

/**
 * How permissions are spelled in a request: bare names mean the global Graph, other clouds get the full form, because one sign-in host
 * may serve two clouds ("Permission scopes" of https://learn.microsoft.com/graph/sdks/national-clouds).
 */
export function toWire(permissions: readonly string[], { graphUrl }: Environment): string[] {
  const isGlobal = graphUrl === 'https://graph.microsoft.com';
  return permissions.map((name) => ((isGlobal && name !== everythingGranted) || isSignInOnly(name) ? name : `${graphUrl}/${name}`));
}

/** The Graph permissions that an answer lists, short and without those that only concern the sign-in. */
export function fromWire(scopes: readonly string[]): string[] {
  const short = scopes.map(withoutGraphAddress).filter((name) => name && !name.includes('/'));
  return [...new Set(short)].filter((name) => !isSignInOnly(name) && name !== everythingGranted);
}

/** The permissions that were asked for and not granted. Names are compared without regard to letter case, as Entra does. */
export function missingFrom(granted: readonly string[], asked: readonly string[]): string[] {
  const have = new Set(granted.map((name) => name.toLowerCase()));
  return asked.filter((name) => !isSignInOnly(name) && name !== everythingGranted && !have.has(name.toLowerCase()));
}

/** True when every permission that is asked for was granted. */
export function covers(granted: readonly string[], asked: readonly string[]): boolean {
  return missingFrom(granted, asked).length === 0;
}

function isSignInOnly(name: string): boolean {
  return signInOnly.includes(name.toLowerCase());
}
