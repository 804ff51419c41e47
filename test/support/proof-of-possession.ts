import { createPrivateKey, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';
import type { Tenant } from '../../src/emulator/tenant/tenant.ts';
import { createTestCertificate } from './certificate.ts';

const certificate = createTestCertificate();

/** A certificate as a body has it: its bytes as base64. */
export const certificateBytes = new X509Certificate(certificate.certificate).raw.toString('base64');

/** Gives an application a certificate, and makes the proof that its key is there: a token for the directory that it signed. */
export async function proofFor(
  { applications, clock }: Tenant,
  { id, appId }: { readonly id: string; readonly appId: string },
): Promise<string> {
  const application = applications.get(appId);
  if (application) application.certificates = [clientCertificate(certificate.certificate)];
  const seconds = clock.now().getTime() / 1000;
  return await new SignJWT({ aud: '00000002-0000-0000-c000-000000000000', iss: id, nbf: seconds, exp: seconds + 300 })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(createPrivateKey(certificate.privateKey));
}
