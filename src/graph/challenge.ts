import type { HttpHeaders } from '../core/ports.ts';
import { trimEnd } from '../core/trim-end.ts';
import type { Answer } from './exchange.ts';

/** What a token has to be replaced for: Graph rejected it, or wants one that satisfies more claims. */
export type Challenge = { readonly claims: string } | { readonly rejected: string };

/**
 * Reads the claims challenge of an answer: the `claims` of a `WWW-Authenticate` header, which is base64 JSON.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 *
 * @returns The claims as JSON text, ready for a token request; undefined when there is none, or it is no JSON.
 */
export function claimsOf(headers: HttpHeaders): string | undefined {
  const encoded = /\bclaims="([\w+/=-]+)"/i.exec(headers.get('www-authenticate') ?? '')?.[1];
  if (encoded === undefined) return undefined;
  // `atob` knows the base64 alphabet only; the header may use the one for URLs, with or without padding.
  const base64 = trimEnd(encoded.replaceAll('-', '+').replaceAll('_', '/'), '=');
  try {
    const claims = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
    JSON.parse(claims);
    return claims;
  } catch {
    return undefined;
  }
}

/**
 * What kind of fresh token would help against an answer; undefined when none would.
 * Conditional access may answer 403 instead of 401. https://learn.microsoft.com/graph/auth/auth-concepts
 *
 * @param token - The token that was sent.
 */
export function challengeOf({ status, headers }: Pick<Answer, 'status' | 'headers'>, token: string): Challenge | undefined {
  if (status !== 401 && status !== 403) return undefined;
  const claims = claimsOf(headers);
  if (claims !== undefined) return { claims };
  return status === 401 ? { rejected: token } : undefined;
}
