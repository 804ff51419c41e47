import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
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

/** A certificate authority of one start of the emulator. Its key never leaves the process. */
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
const lifetime = 30 * day;
const authorityName = 'Onbehalf emulator (this computer only)';

/**
 * Makes a certificate authority (X.509 version 3, RFC 5280; ECDSA on P-256 with SHA-256).
 *
 * @param now - The machine's time, not the tenant's: clients check certificates against their own clock.
 */
export function createCertificateAuthority(now: Date): CertificateAuthority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyId = keyIdOf(keys.publicKey);
  const validity = sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + lifetime)));
  const issue = (subject: string, publicKey: KeyObject, extensions: readonly Der[]): string =>
    certificate({ subject, publicKey, validity, extensions, signingKey: keys.privateKey });

  const own = issue(authorityName, keys.publicKey, [
    extension('2.5.29.19', sequence(boolean(true), integer(Buffer.from([0]))), true),
    // Certificate signing and CRL signing: bits 5 and 6.
    extension('2.5.29.15', bitString(Buffer.from([0b0000_0110]), 1), true),
    extension('2.5.29.14', octetString(keyId)),
  ]);
  const issued = new Map<string, HostCertificate>();

  function issueFor(host: string): HostCertificate {
    const leaf = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const cert = issue(host, leaf.publicKey, [
      extension('2.5.29.19', sequence(), true),
      // Digital signature: bit 0.
      extension('2.5.29.15', bitString(Buffer.from([0b1000_0000]), 7), true),
      extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', sequence(...alternativeNames(host))),
      extension('2.5.29.35', sequence(tagged(0x80, keyId))),
    ]);
    return { key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: cert + own };
  }

  return {
    certificate: own,
    certificateFor(host) {
      const known = issued.get(host) ?? issueFor(host);
      issued.set(host, known);
      return known;
    },
  };
}

/** A client that addresses us by number sends no server name, so the certificate of `localhost` holds the numbers too. */
function alternativeNames(host: string): Der[] {
  const dns = (name: string): Der => tagged(0x82, Buffer.from(name));
  const address = (bytes: readonly number[]): Der => tagged(0x87, Buffer.from(bytes));
  if (host !== 'localhost' && host !== '127.0.0.1') return [dns(host)];
  return [dns('localhost'), address([127, 0, 0, 1]), address([...Array.from({ length: 15 }, () => 0), 1])];
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
