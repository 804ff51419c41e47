import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type * as forge from 'node-forge';
import asn1 from 'node-forge/lib/asn1.js';
import pkcs12 from 'node-forge/lib/pkcs12.js';
import pki from 'node-forge/lib/x509.js';
import { notUsable } from './not-usable.ts';
import { takesTooLong } from './pfx-rounds.ts';

/** Object identifiers of the bags in a file (RFC 7292, section 4.2). */
const keyBags: readonly string[] = ['1.2.840.113549.1.12.10.1.1', '1.2.840.113549.1.12.10.1.2'];
const certificateBag = '1.2.840.113549.1.12.10.1.3';

/** A key and the certificates that came with it. */
export interface KeyAndCertificates {
  readonly key: KeyObject;
  readonly certificates: X509Certificate[];
}

/**
 * Reads a PKCS #12 file (RFC 7292): the first key and all certificates. Where the file carries a code over its content, it has to match.
 *
 * @param password - Left out for a file without one.
 * @throws OnbehalfError SETTINGS_INVALID; never with any of the content.
 */
export function readPfx(bytes: Buffer, password = ''): KeyAndCertificates {
  const file = structureOf(bytes);
  if (takesTooLong(file)) throw notUsable('its PFX asks for so many rounds of its password that it cannot be opened; it is damaged.');
  let bags: forge.pkcs12.Bag[];
  try {
    bags = open(file, password).safeContents.flatMap(({ safeBags }) => safeBags);
  } catch {
    throw notUsable('its PFX cannot be opened with certificatePassword, or is damaged.');
  }
  const key = bags.find(({ type }) => keyBags.includes(type));
  if (!key) throw notUsable('its PFX has no private key; export it with the key.');
  try {
    return { key: keyIn(key), certificates: bags.filter(({ type }) => type === certificateBag).map(certificateIn) };
  } catch {
    throw notUsable('its key or its certificate is damaged.');
  }
}

function structureOf(bytes: Buffer): forge.asn1.Asn1 {
  try {
    return asn1.fromDer(bytes.toString('latin1'));
  } catch {
    throw notUsable('it is neither PEM nor PFX in Base64.');
  }
}

/** Opens a file; a password counts in UTF-16 for its code and for triple DES (RFC 7292, appendix B.1), and in UTF-8 for AES (RFC 8018). */
function open(file: forge.asn1.Asn1, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return pkcs12.pkcs12FromAsn1(file, true, password);
  } catch (error) {
    const isCodeWrong = error instanceof Error && error.message.includes('MAC');
    if (isCodeWrong || /^[\0-\x7F]*$/.test(password)) throw error;
    // The code did match, and is the third part; what remains is content that the library would have opened with the UTF-16 form.
    const content = { ...file, value: file.value.slice(0, 2) } as forge.asn1.Asn1;
    return pkcs12.pkcs12FromAsn1(content, true, Buffer.from(password, 'utf8').toString('latin1'));
  }
}

/** The library understands RSA alone; what it leaves as it was may be a key of another type. */
function keyIn({ key, asn1: whole }: forge.pkcs12.Bag): KeyObject {
  const [structure, type] = key ? ([pki.privateKeyToAsn1(key), 'pkcs1'] as const) : ([whole, 'pkcs8'] as const);
  return createPrivateKey({ key: derOf(structure), format: 'der', type });
}

function certificateIn({ cert, asn1: whole }: forge.pkcs12.Bag): X509Certificate {
  return new X509Certificate(derOf(cert ? pki.certificateToAsn1(cert) : whole));
}

function derOf(structure: forge.asn1.Asn1): Buffer {
  return Buffer.from(asn1.toDer(structure).getBytes(), 'latin1');
}
