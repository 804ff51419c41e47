import type { EntraContext } from '../context.ts';

/** Signs claims as a JSON Web Token (RS256). */
export async function sign({ signingKey }: EntraContext, claims: Record<string, unknown>): Promise<string> {
  const { SignJWT } = await import('jose');
  const { kid, privateKey } = await signingKey();
  return new SignJWT(claims).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(privateKey);
}
