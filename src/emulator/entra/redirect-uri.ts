import type { Application } from '../tenant/directory.ts';
import { EntraFailure } from './failure.ts';
import type { Platform } from './state.ts';

/** A redirect URI that the application has registered. */
export interface RedirectTarget {
  /** As the request wrote it: the token request must repeat it. */
  readonly uri: string;
  readonly platform: Platform;
}

/**
 * Finds the registration of a redirect URI. Compared exactly, path and letter case included; for a native client on `http://localhost`
 * (or a registered
 * `http://127.0.0.1`) the port does not count. https://learn.microsoft.com/entra/identity-platform/reply-url, RFC 8252 section 7.3
 *
 * @throws EntraFailure 900971 when there is none, 50011 when it is not registered. Both are shown as a page, never sent to the URI.
 */
export function readRedirectUri(application: Application, uri: string | undefined): RedirectTarget {
  if (uri === undefined || uri === '') throw new EntraFailure(900971);
  const platform = platformOf(application, uri);
  if (platform === undefined) throw new EntraFailure(50011, { redirectUri: uri, clientId: application.clientId });
  return { uri, platform };
}

function platformOf(application: Application, uri: string): Platform | undefined {
  if (application.webRedirectUris.some((registered) => isSame(registered, uri))) return 'web';
  if (application.spaRedirectUris.some((registered) => isSame(registered, uri))) return 'spa';
  const isNative = application.publicClientRedirectUris.some((registered) => isSame(registered, uri) || isSameLoopback(registered, uri));
  if (isNative) return 'native';
  return undefined;
}

/** The host ignores letter case, and an address without a path has the path `/`; everything else counts. */
function isSame(registered: string, uri: string): boolean {
  if (registered === uri) return true;
  return URL.canParse(uri) && URL.canParse(registered) && !hasExtras(uri) && new URL(registered).href === new URL(uri).href;
}

function isSameLoopback(registered: string, uri: string): boolean {
  if (!URL.canParse(registered) || !URL.canParse(uri) || hasExtras(uri)) return false;
  const [one, other] = [new URL(registered), new URL(uri)];
  const isLoopback = one.protocol === 'http:' && (one.hostname === 'localhost' || one.hostname === '127.0.0.1');
  return isLoopback && other.protocol === 'http:' && one.hostname === other.hostname && one.pathname === other.pathname;
}

/** A user name, a query, a fragment, dots or a backslash that parsing would hide from the comparison. */
function hasExtras(uri: string): boolean {
  return /[@?#\\\s]|\/\.{1,2}(?:\/|$)|%2e/i.test(uri);
}
