import { OnbehalfError } from '../../core/errors.ts';
import { readSecret, readSecretText } from '../settings/secrets.ts';
import type { SignInContext, SignInMethod } from '../sign-in-method.ts';
import { acquireForApplication } from './application-token.ts';
import { readCertificate, type Certificate } from './certificate.ts';

/** Signs in as the application itself, which proves itself with the key of a certificate (RFC 7523). */
export function createApplicationIdAndCertificate(context: SignInContext): SignInMethod {
  return {
    type: 'ApplicationIdAndCertificate',
    async acquire(request, _, signal) {
      const certificate = await certificateOf(context);
      checkTime(certificate, context.ports.now());
      const { thumbprintSha256, privateKey, pem: x5c } = certificate;
      return await acquireForApplication(context, { clientCertificate: { thumbprintSha256, privateKey, x5c } }, request, signal, {
        700027: `In the app registration, under Certificates & secrets, upload this certificate; its SHA-256 thumbprint is ${thumbprintSha256}.`,
      });
    },
  };
}

async function certificateOf({ settings: { certificateAsBase64 = '', certificatePassword }, ports }: SignInContext): Promise<Certificate> {
  const content = await readSecret('certificateAsBase64', certificateAsBase64, ports);
  return readCertificate(
    content,
    certificatePassword === undefined ? undefined : await readSecretText('certificatePassword', certificatePassword, ports),
  );
}

function checkTime({ thumbprintSha256, validFrom, validTo }: Certificate, now: Date): void {
  if (validFrom <= now && now < validTo) return;
  const [what, when] = validFrom > now ? ['is not valid before', validFrom] : ['has expired on', validTo];
  throw new OnbehalfError('SETTINGS_INVALID', `The certificate ${what} ${when.toISOString().slice(0, 10)}.`, {
    details: { thumbprintSha256, validFrom: validFrom.toISOString(), validTo: validTo.toISOString() },
    fields: [{ field: 'certificateAsBase64', problem: `${what} ${when.toISOString().slice(0, 10)}.` }],
    remedy: 'Use a certificate that is valid now, and upload it in the app registration under Certificates & secrets.',
  });
}
