import type { JWTPayload } from 'jose';
import type { Access, AccessProblem } from '../tenant/access.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { EntraContext } from './context.ts';
import { basicPermissions } from './basic-permissions.ts';
import { revokedAt } from './revocation.ts';
import { clouds } from '../tenant/clouds.ts';
import { graphId } from './resources.ts';
import { asSigned } from './token/nonce-header.ts';
import { decodeMoment } from './token/resource-token.ts';

/**
 * Judges the `Authorization` header of a request to Graph: what it gives access to, or why it gives none.
 *
 * @param graphOrigin - Where Graph was asked: each of Microsoft's takes tokens for itself only. Any other address, and none, stands for all of them.
 */
export type AccessReader = (authorizationHeader: string | null, graphOrigin?: string) => Promise<Access | AccessProblem>;

const graphs: readonly string[] = clouds.flatMap((cloud) => cloud.graphs);

/** Checking a signature is the dear part, so that is done once for a token; the rest can change and is looked at each time. */
type VerifiedTokens = Map<string, JWTPayload>;

/** How many tokens are remembered as verified. */
const capacity = 2000;

/** Makes the reader of access tokens that belongs to one Entra ID. */
export function createAccessReader(entra: EntraContext): AccessReader {
  const verified: VerifiedTokens = new Map();
  return async (authorizationHeader, graphOrigin) => readAccessToken(entra.tenant, authorizationHeader, entra, { verified, graphOrigin });
}

/**
 * Judges an access token for Microsoft Graph: signature, audience, expiry, then whether it, its person or its application was revoked.
 *
 * @param verified - Tokens whose signature was found right before; grows by this one.
 */
export async function readAccessToken(
  tenant: Tenant,
  authorizationHeader: string | null,
  entra: EntraContext,
  { verified = new Map(), graphOrigin = '' }: { readonly verified?: VerifiedTokens; readonly graphOrigin?: string | undefined } = {},
): Promise<Access | AccessProblem> {
  if (authorizationHeader === null) return 'missing';
  const token = /^Bearer +(\S+)$/i.exec(authorizationHeader)?.[1];
  if (token === undefined || token.split('.').length !== 3) return 'malformed';

  const payload = verified.get(token) ?? (await verify(entra, token));
  if (typeof payload === 'string') return payload;
  remember(verified, token, payload);
  if (!isForUs(String(payload.aud), graphOrigin)) return 'wrongAudience';
  if (tenant.clock.now().getTime() >= (payload.exp ?? 0) * 1000) return 'expired';
  return accessOf(entra, payload) ?? 'revoked';
}

/** The id stands for Graph in the public cloud, where tokens say it. */
function isForUs(audience: string, graphOrigin: string): boolean {
  const meant = audience === graphId ? graphs[0] : audience;
  return graphs.includes(graphOrigin) ? meant === graphOrigin : meant !== undefined && graphs.includes(meant);
}

async function verify({ signingKey }: EntraContext, token: string): Promise<JWTPayload | AccessProblem> {
  const { compactVerify, errors } = await import('jose');
  const { publicKey } = await signingKey();
  try {
    const { payload } = await compactVerify(asSigned(token), publicKey, { algorithms: ['RS256'] });
    return JSON.parse(Buffer.from(payload).toString()) as JWTPayload;
  } catch (error) {
    return error instanceof errors.JWSSignatureVerificationFailed ? 'badSignature' : 'malformed';
  }
}

function remember(verified: VerifiedTokens, token: string, payload: JWTPayload): void {
  if (verified.has(token)) return;
  const oldest = verified.keys().next();
  if (verified.size >= capacity && !oldest.done) verified.delete(oldest.value);
  verified.set(token, payload);
}

/** What a token gives access to; undefined when that was taken back. */
function accessOf(entra: EntraContext, payload: JWTPayload): Access | undefined {
  const { appid, oid, scp, roles, uti, idtyp, xms_cc: capabilities, aio, iat = 0 } = payload;
  const application = entra.tenant.applications.get(String(appid));
  const user = idtyp === 'user' ? entra.tenant.users.get(String(oid)) : undefined;
  const tokenId = String(uti);
  if (!application || (idtyp === 'user' && !user?.accountEnabled)) return undefined;
  if (entra.state.revokedTokenIds.has(tokenId)) return undefined;
  if (revokedAt(entra, user, application, decodeMoment(aio)) !== undefined) return undefined;
  return {
    application,
    user,
    permissions: typeof scp === 'string' ? scp.split(' ').filter((name) => name !== '' && !basicPermissions.includes(name)) : [],
    roles: Array.isArray(roles) ? roles.map(String) : [],
    tokenId,
    issuedAt: iat,
    canAnswerClaims: Array.isArray(capabilities) && capabilities.includes('cp1'),
  };
}
