import { answerPage } from '../pages/answer-page.ts';
import { pageResponse } from '../pages/page.ts';
import { describe, rowOf, type EntraFailure } from '../failure.ts';
import type { Exchange } from '../exchange.ts';

/** How the answer travels to the redirect URI. */
export type ResponseMode = 'query' | 'fragment' | 'form_post';

/** Where the answer goes. */
export interface Recipient {
  readonly redirectUri: string;
  readonly mode: ResponseMode;
  readonly state: string | undefined;
}

/** Sends an answer to the redirect URI: in its query or fragment (RFC 6749, 4.1.2), or by a form (OAuth 2.0 Form Post Response Mode). */
export function answer(
  exchange: Exchange,
  { redirectUri, mode, state }: Recipient,
  fields: Readonly<Record<string, string>>,
): Response | Promise<Response> {
  const all = { ...fields, ...(state === undefined ? {} : { state }) };
  if (mode === 'form_post') return pageResponse(exchange, answerPage(redirectUri, all));
  const location = new URL(redirectUri);
  if (mode === 'fragment') location.hash = new URLSearchParams(all).toString();
  else for (const [name, value] of Object.entries(all)) location.searchParams.append(name, value);
  return new Response(null, {
    status: 302,
    headers: { location: location.href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  });
}

/** Sends a failure to the redirect URI. */
export function answerFailure(exchange: Exchange, recipient: Recipient, failure: EntraFailure): Response | Promise<Response> {
  const { authorize, error, suberror } = rowOf(failure);
  const { claims } = failure;
  return answer(exchange, recipient, {
    error: failure.code === 65001 ? exchange.entra.settings.silentConsentError : (authorize ?? error),
    error_description: describe(failure, exchange),
    error_uri: `${exchange.origin}/error?code=${failure.code}`,
    // Entra ID names a declined consent twice; libraries look at either.
    ...(failure.code === 65004 ? { error_subcode: 'cancel' } : {}),
    ...(suberror === undefined ? {} : { suberror }),
    // MSAL reads it there as well (`AuthorizeResponse.claims`).
    ...(claims === undefined ? {} : { claims }),
  });
}
