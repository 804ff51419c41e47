import { createHash, X509Certificate } from 'node:crypto';
import { type ClientCertificate, type ClientSecret, hintOf } from '../../tenant/credentials.ts';
import type { Resource } from '../odata/select.ts';

/** Whether a credential was given to the registration, and not to its service principal. */
export function isOfRegistration({ isOfServicePrincipal = false }: ClientSecret | ClientCertificate): boolean {
  return !isOfServicePrincipal;
}

/**
 * A secret as Graph shows it. https://learn.microsoft.com/graph/api/resources/passwordcredential
 *
 * @param isNew - True: with its text, which is shown once only. Default false.
 */
export function secretResource(secret: ClientSecret, isNew = false): Resource {
  const { keyId, text, displayName, startDateTime, endDateTime, customKeyIdentifier } = secret;
  return {
    customKeyIdentifier,
    displayName,
    endDateTime,
    hint: hintOf(secret),
    keyId,
    secretText: isNew ? text : null,
    startDateTime,
  };
}

/** A certificate as Graph shows it: without its bytes, which come only when they are selected. https://learn.microsoft.com/graph/api/resources/keycredential */
export function certificateResource({ keyId, pem, displayName }: ClientCertificate): Resource {
  const { raw, validFrom, validTo } = new X509Certificate(pem);
  return {
    // The thumbprint. Assumption: in base64, as `Edm.Binary` is; the portal shows it in hexadecimal digits.
    customKeyIdentifier: createHash('sha1').update(raw).digest('base64'),
    displayName,
    endDateTime: new Date(validTo).toISOString(),
    key: null,
    keyId,
    startDateTime: new Date(validFrom).toISOString(),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  };
}
