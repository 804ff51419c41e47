import { findUser } from '../tenant/tenant.ts';
import { knownBrowser } from './browsers.ts';
import type { Exchange } from './exchange.ts';
import { noticePage } from './pages/notice-page.ts';
import { pageResponse } from './pages/page.ts';

/**
 * Signs out in this browser: the account of `logout_hint`, or all. Where the application has registered `post_logout_redirect_uri`, it
 * leads there.
 * https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request
 */
export function logout(exchange: Exchange): Promise<Response> | Response {
  const { entra, parameter } = exchange;
  const browser = knownBrowser(exchange);
  const hinted = findUser(entra.tenant, parameter('logout_hint') ?? '');
  for (const id of browser?.accounts.keys() ?? []) if (!hinted || hinted.id === id) browser?.accounts.set(id, undefined);

  const target = parameter('post_logout_redirect_uri');
  if (target !== undefined && isRegistered(exchange, target)) {
    const location = new URL(target);
    const state = parameter('state');
    if (state !== undefined) location.searchParams.set('state', state);
    return new Response(null, { status: 302, headers: { location: location.href, 'cache-control': 'no-store' } });
  }
  return pageResponse(exchange, noticePage('You signed out', 'It is a good idea to close all browser windows.'));
}

/** An address that nobody registered would make this an open redirector. */
function isRegistered({ entra }: Exchange, target: string): boolean {
  return [...entra.tenant.applications.values()].some(({ webRedirectUris, spaRedirectUris, publicClientRedirectUris }) =>
    [...webRedirectUris, ...spaRedirectUris, ...publicClientRedirectUris].includes(target),
  );
}
