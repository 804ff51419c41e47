import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import {
  bitString,
  boolean,
  type Der,
  integer,
  objectIdentifier,
  octetString,
  pem,
  sequence,
  setOf,
  tagged,
  time,
  utf8String,
} from '../x509/der.ts';
import { namesOf, permittedNames } from './certificate-names.ts';

/** The key of a certificate authority, and the certificate that it gave itself. */
export interface AuthorityKey {
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: KeyObject;
}

/** A certificate authority. */
export interface CertificateAuthority {
  /** PEM; a client that trusts it trusts the emulator and nothing else. */
  readonly certificate: string;
  /** Key and certificate for one host name, made at the first call. */
  certificateFor(host: string): HostCertificate;
}

/** In PEM, as `node:tls` takes them. */
export interface HostCertificate {
  readonly key: string;
  /** The certificate, and behind it that of the authority. */
  readonly cert: string;
}

const day = 24 * 60 * 60 * 1000;
/** How long certificates of hosts are good, and that of an authority of one start. */
const startDays = 30;
/** How long an authority is good that is kept. */
export const keptDays = 3650;
const authorityName = 'Onbehalf emulator (this computer only)';

/**
 * Makes the key of a certificate authority, which may certify the names that the emulator answers to and no others.
 *
 * @param now - The machine's time, not the tenant's: clients check certificates against their own clock.
 * @param days - How long it is good.
 */
export function createAuthorityKey(now: Date, days = startDays): AuthorityKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = [
    extension('2.5.29.19', sequence(boolean(true), integer(Buffer.from([0]))), true),
    // Certificate signing and CRL signing: bits 5 and 6.
    extension('2.5.29.15', bitString(Buffer.from([0b0000_0110]), 1), true),
    extension('2.5.29.14', octetString(keyIdOf(publicKey))),
    nameConstraints(),
  ];
  const parts = { subject: authorityName, publicKey, validity: validity(now, days), extensions, signingKey: privateKey };
  return { certificate: certificate(parts), privateKey };
}

/** Whether an authority that was kept may still certify all that the emulator answers to, and outlives what it certifies now. */
export function isGoodFor({ certificate: text }: AuthorityKey, now: Date): boolean {
  const { raw, validTo } = new X509Certificate(text);
  return raw.includes(nameConstraints()) && new Date(validTo).getTime() > now.getTime() + startDays * day;
}

/**
 * Makes a certificate authority (X.509 version 3, RFC 5280; ECDSA on P-256 with SHA-256).
 *
 * @param now - The machine's time.
 * @param own - Its key. Default: a new one, which never leaves the process.
 */
export function createCertificateAuthority(now: Date, own: AuthorityKey = createAuthorityKey(now)): CertificateAuthority {
  const keyId = keyIdOf(createPublicKey(own.privateKey));
  const issued = new Map<string, HostCertificate>();

  function issueFor(host: string): HostCertificate {
    const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const extensions = [
      extension('2.5.29.19', sequence(), true),
      // Digital signature: bit 0.
      extension('2.5.29.15', bitString(Buffer.from([0b1000_0000]), 7), true),
      extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', namesOf(host)),
      extension('2.5.29.35', sequence(tagged(0x80, keyId))),
    ];
    const parts = { subject: host, publicKey: leaf.publicKey, validity: validity(now, startDays), extensions, signingKey: own.privateKey };
    return { key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: certificate(parts) + own.certificate };
  }

  return {
    certificate: own.certificate,
    certificateFor(host) {
      const known = issued.get(host) ?? issueFor(host);
      issued.set(host, known);
      return known;
    },
  };
}

/** From the day before, for clocks that differ. */
function validity(now: Date, days: number): Der {
  return sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + days * day)));
}

function nameConstraints(): Der {
  return extension('2.5.29.30', permittedNames(), true);
}

interface CertificateParts {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly validity: Der;
  readonly extensions: readonly Der[];
  readonly signingKey: KeyObject;
}

function certificate({ subject, publicKey, validity, extensions, signingKey }: CertificateParts): string {
  const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
  const content = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ecdsaWithSha256,
    commonName(authorityName),
    validity,
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions)),
  );
  return pem('CERTIFICATE', sequence(content, ecdsaWithSha256, bitString(sign('sha256', content, signingKey))));
}

/** Random, and positive without a leading zero. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes;
}

function commonName(name: string): Der {
  return sequence(setOf(sequence(objectIdentifier('2.5.4.3'), utf8String(name))));
}

function extension(identifier: string, value: Der, isCritical = false): Der {
  return sequence(objectIdentifier(identifier), ...(isCritical ? [boolean(true)] : []), octetString(value));
}

function keyIdOf(publicKey: KeyObject): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}
