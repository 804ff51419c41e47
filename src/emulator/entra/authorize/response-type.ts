import type { AadstsCode } from '../aadsts.ts';
import { EntraFailure } from '../failure.ts';
import type { Application, ImplicitToken } from '../../tenant/directory.ts';

/** What the authorization endpoint is asked for: a code, or a token at once. */
export type ResponseType = 'code' | ImplicitToken;

/** The refusal of a token that the registration does not allow. */
const notEnabled: Readonly<Record<ImplicitToken, AadstsCode>> = { id_token: 700054, token: 700051 };

/**
 * Reads `response_type`: one or more of code, id_token and token, in any order. Tokens at once are what the registration turns on, whatever the platform of the
 * redirect URI: that of a single-page application may have them too.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow,
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas
 *
 * Assumption: a native redirect URI may as well; the switches are of the registration and not of a platform.
 *
 * @throws EntraFailure 70005 for another word, 700054 or 700051 for a token that is not enabled.
 */
export function readResponseTypes(text: string, { implicitGrant = [] }: Application): readonly ResponseType[] {
  return text.split(/\s+/).map((word) => {
    if (word === 'code') return word;
    if (word !== 'id_token' && word !== 'token') throw new EntraFailure(70005, { responseType: word, reason: 'There is no such type.' });
    if (!implicitGrant.includes(word)) throw new EntraFailure(notEnabled[word], { responseType: word });
    return word;
  });
}

/** An id token is for those who ask for `openid`. @throws EntraFailure 70005 */
export function checkOpenid(responseTypes: readonly ResponseType[], basic: readonly string[]): void {
  if (!responseTypes.includes('id_token') || basic.includes('openid')) return;
  throw new EntraFailure(70005, { responseType: 'id_token', reason: "It needs the scope 'openid'." });
}
