import type { EntraContext } from '../context.ts';
import { hashOf, withNonce } from './nonce-header.ts';

/**
 * Signs claims as a JSON Web Token (RS256).
 *
 * @param nonce - For a token that only its resource can check, see `nonce-header.ts`.
 */
export async function sign({ signingKey }: EntraContext, claims: Record<string, unknown>, nonce?: string): Promise<string> {
  const { SignJWT } = await import('jose');
  const { kid, privateKey } = await signingKey();
  const header = {
    typ: 'JWT',
    ...(nonce !== undefined && { nonce: hashOf(nonce) }),
    alg: 'RS256',
    ...(nonce !== undefined && { x5t: kid }),
    kid,
  };
  const token = await new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
  return nonce === undefined ? token : withNonce(token, nonce);
}
