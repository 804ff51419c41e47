import { X509Certificate } from 'node:crypto';
import { servicePrincipalId } from '../../entra/token/subject.ts';
import type { Application } from '../../tenant/directory.ts';
import { type Call, GraphFailure } from '../route.ts';
import { applicationObjectId } from './object-ids.ts';

/** Whom a proof is for: the directory itself. https://learn.microsoft.com/graph/application-rollkey-prooftoken */
const audience = '00000002-0000-0000-c000-000000000000';

/** The longest that a proof may hold, in seconds. Same page. */
const longest = 600;

/**
 * Checks that whoever changes keys has one that is registered: `proof` is a token that it signed.
 *
 * @throws GraphFailure 400. Assumption: the words; reports have this code for a proof that is wrong, the page names the claims.
 */
export async function checkProof({ tenant }: Call, application: Application, proof: unknown): Promise<void> {
  const { jwtVerify } = await import('jose');
  const now = tenant.clock.now();
  const issuers = [applicationObjectId(tenant, application), servicePrincipalId(tenant, application)];
  for (const { pem } of application.certificates ?? []) {
    const certificate = new X509Certificate(pem);
    if (new Date(certificate.validTo) < now) continue;
    const verified = await jwtVerify(String(proof), certificate.publicKey, {
      algorithms: ['RS256', 'PS256'],
      audience,
      issuer: issuers,
      currentDate: now,
      requiredClaims: ['nbf', 'exp'],
    }).catch(() => undefined);
    if (verified && Number(verified.payload.exp) - Number(verified.payload.nbf) <= longest) return;
  }
  throw new GraphFailure(400, 'Request_BadRequest', 'The proof of possession token is missing or not valid.');
}
