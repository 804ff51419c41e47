import { X509Certificate } from 'node:crypto';
import { guidOf } from './guid-of.ts';
import type { Ids } from './ids.ts';

/** A secret by which an application proves itself. https://learn.microsoft.com/graph/api/resources/passwordcredential */
export interface ClientSecret {
  readonly keyId: string;
  /** The emulator has none to protect, and so it keeps the text. */
  readonly text: string;
  readonly displayName: string | null;
  /** ISO 8601, UTC. */
  readonly startDateTime: string;
  readonly endDateTime: string;
  readonly customKeyIdentifier: string | null;
  /** True: it was given to the service principal, not to the registration. Missing means no. */
  readonly isOfServicePrincipal?: boolean;
}

/** What is shown of a secret that is there already: how it begins. https://learn.microsoft.com/graph/api/resources/passwordcredential */
export function hintOf({ text }: ClientSecret): string {
  return text.slice(0, 3);
}

/** A certificate whose key may sign client assertions; it holds from when to when it says itself. https://learn.microsoft.com/graph/api/resources/keycredential */
export interface ClientCertificate {
  readonly keyId: string;
  readonly pem: string;
  readonly displayName: string | null;
  /** True: it was given to the service principal, not to the registration. Missing means no. */
  readonly isOfServicePrincipal?: boolean;
}

/**
 * A secret of an application.
 *
 * @param text - The secret itself.
 * @param more - What differs. Default: it has no name, its id comes of its text, and it holds from 2020 to 2099.
 */
export function clientSecret(text: string, more: Partial<ClientSecret> = {}): ClientSecret {
  return {
    keyId: guidOf(text),
    text,
    displayName: null,
    startDateTime: '2020-01-01T00:00:00Z',
    endDateTime: '2099-12-31T00:00:00Z',
    customKeyIdentifier: null,
    ...more,
  };
}

/**
 * A certificate of an application.
 *
 * @param pem - The certificate. @param more - What differs. Default: its name is its subject, and its id comes of its bytes.
 * @throws Error for a text that is no certificate.
 */
export function clientCertificate(pem: string, more: Partial<ClientCertificate> = {}): ClientCertificate {
  const { subject } = new X509Certificate(pem);
  return { keyId: guidOf(pem), pem, displayName: subject.replaceAll('\n', ', ') || null, ...more };
}

/** A new secret, as the service makes them: good for two years. https://learn.microsoft.com/graph/api/application-addpassword */
export function newSecret(ids: Ids, now: Date, more: Partial<ClientSecret> = {}): ClientSecret {
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + 2);
  return clientSecret(ids.opaque(30), { keyId: ids.guid(), startDateTime: now.toISOString(), endDateTime: end.toISOString(), ...more });
}
