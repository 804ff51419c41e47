import type { EntraContext } from './context.ts';
import type { Exchange } from './exchange.ts';
import { isRevoked } from './revocation.ts';
import type { Authentication, Browser } from './state.ts';

/**
 * The name of the cookie that tells browsers apart. Cookies are shared by all ports of a host, so the port is part of the name and two
 * emulators do
 * not sign each other's people out.
 */
function cookieName(origin: string): string {
  const { port } = new URL(origin);
  return port === '' ? 'ESTSAUTH' : `ESTSAUTH-${port}`;
}

/** The browser that sent a request, or undefined when it is new to us. */
export function knownBrowser({ entra, request, origin }: Exchange): Browser | undefined {
  const name = cookieName(origin);
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=');
    if (key === name) return entra.state.browsers.get(value);
  }
  return undefined;
}

/** The browser that sent a request; a new one is remembered. */
export function browserOf(exchange: Exchange): Browser {
  const known = knownBrowser(exchange);
  if (known) return known;
  const browser: Browser = { id: exchange.entra.ids.opaque(24), accounts: new Map() };
  exchange.entra.state.browsers.set(browser.id, browser);
  return browser;
}

/**
 * Sets the cookie of a browser on an answer; scripts do not see it. Over TLS it comes with what other sites ask for too, so that a page renews in a hidden frame:
 * that works where browsers let a site in a frame have its cookies, and nobody is signed in elsewhere
 * (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow#acquire-access-tokens-silently). Without TLS browsers refuse that, and it is
 * not sent with forms of other sites. Assumption: the attributes, which no page of Microsoft lists; they are those that a browser asks for.
 */
export function withBrowserCookie(response: Response, origin: string, browser: Browser): Response {
  const site = origin.startsWith('https:') ? 'SameSite=None; Secure' : 'SameSite=Lax';
  response.headers.append('set-cookie', `${cookieName(origin)}=${browser.id}; Path=/; HttpOnly; ${site}`);
  return response;
}

/** A sign-in in this browser that still counts: not signed out, not revoked, and the account can still be used. */
export function sessionOf(entra: EntraContext, browser: Browser, userId: string): Authentication | undefined {
  const authentication = browser.accounts.get(userId);
  const user = entra.tenant.users.get(userId);
  if (!authentication || !user?.accountEnabled || isRevoked(user, authentication.at)) return undefined;
  return authentication;
}
