import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { contentOf, identifierOf, partsOf, readDer, type DerValue } from './der-reader.ts';
import { notUsable } from './not-usable.ts';
import { decryptWithPassword, UnknownCipher } from './password-encryption.ts';

/** Object identifiers of RFC 7292 (PKCS #12) and RFC 2315 (PKCS #7). */
const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const keyBag = '1.2.840.113549.1.12.10.1.1';
const shroudedKeyBag = '1.2.840.113549.1.12.10.1.2';
const certificateBag = '1.2.840.113549.1.12.10.1.3';

/** A key and the certificates that came with it. */
export interface KeyAndCertificates {
  readonly key: KeyObject;
  readonly certificates: X509Certificate[];
}

/**
 * Reads a PKCS #12 file (RFC 7292): the first key and all certificates. `node:crypto` has no reader for it, and everything hard in it is
 * done by `node:crypto` all the same.
 *
 * @param password - Left out for a file without one.
 * @throws OnbehalfError SETTINGS_INVALID; never with any of the content.
 */
export function readPfx(bytes: Buffer, password = ''): KeyAndCertificates {
  let bags: Bag[];
  try {
    bags = bagsOf(bytes, password);
  } catch (error) {
    if (error instanceof UnknownCipher) throw notUsable(`its PFX is encrypted with an old cipher (${error.message}). Export it again with AES256.`);
    throw notUsable(isPfx(bytes) ? 'its PFX cannot be opened with certificatePassword, or is damaged.' : 'it is neither PEM nor PFX in Base64.');
  }
  const keyContent = bags.find(({ type }) => type === keyBag || type === shroudedKeyBag);
  if (!keyContent) throw notUsable('its PFX has no private key; export it with the key.');
  try {
    const passphrase = keyContent.type === shroudedKeyBag && { passphrase: password };
    const key = createPrivateKey({ key: keyContent.value.whole, format: 'der', type: 'pkcs8', ...passphrase });
    return { key, certificates: bags.filter(({ type }) => type === certificateBag).map(({ value }) => certificateIn(value)) };
  } catch {
    throw notUsable('its key cannot be opened with certificatePassword, or is damaged.');
  }
}

interface Bag {
  readonly type: string;
  readonly value: DerValue;
}

function bagsOf(bytes: Buffer, password: string): Bag[] {
  const [pfx] = readDer(bytes);
  const [, authSafe] = partsOf(pfx);
  const [safes] = readDer(dataOf(authSafe));
  return partsOf(safes).flatMap((safe) => {
    const [contents] = readDer(identifierOf(partsOf(safe)[0]) === encryptedData ? decryptedDataOf(safe, password) : dataOf(safe));
    return partsOf(contents).map((bag) => {
      const [type, wrapped] = partsOf(bag);
      const [value] = partsOf(wrapped);
      if (!value) throw new RangeError('A bag is empty.');
      return { type: identifierOf(type), value };
    });
  });
}

/** Contents of a ContentInfo of the type `data`. */
function dataOf(contentInfo: DerValue | undefined): Buffer {
  const [type, wrapped] = partsOf(contentInfo);
  if (identifierOf(type) !== data) throw new RangeError('The contents are of another type.');
  return contentOf(partsOf(wrapped)[0]);
}

/** Contents of a ContentInfo of the type `encryptedData`. */
function decryptedDataOf(contentInfo: DerValue, password: string): Buffer {
  const [, wrapped] = partsOf(contentInfo);
  const [, info] = partsOf(partsOf(wrapped)[0]);
  const [, algorithm, content] = partsOf(info);
  return decryptWithPassword(algorithm, contentOf(content), password);
}

function certificateIn(value: DerValue): X509Certificate {
  const [, wrapped] = partsOf(value);
  return new X509Certificate(contentOf(partsOf(wrapped)[0]));
}

/** True for a sequence that begins with version 3. */
function isPfx(bytes: Buffer): boolean {
  try {
    return partsOf(readDer(bytes)[0])[0]?.whole.equals(Buffer.from([2, 1, 3])) ?? false;
  } catch {
    return false;
  }
}
