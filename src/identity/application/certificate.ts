import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { notUsable } from './not-usable.ts';
import { pemBlocks } from './pem-blocks.ts';
import { readPfx } from './pfx.ts';

/** A certificate with its key, as an application proves itself with it. */
export interface Certificate {
  /** Of the certificate, in hexadecimal. */
  readonly thumbprintSha256: string;
  /** The key in PEM (PKCS#8). Secret. */
  readonly privateKey: string;
  /** The certificate in PEM. */
  readonly pem: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/**
 * Reads a certificate and its RSA key: PEM text (both parts), PKCS#12 (PFX), or either of them in Base64.
 *
 * @param password - Of the PFX or of the key in PEM, where it has one.
 * @throws OnbehalfError SETTINGS_INVALID saying what is missing; never with any of the content.
 */
export function readCertificate(content: Buffer, password?: string): Certificate {
  const bytes = isBinary(content) || isPem(content) ? content : Buffer.from(content.toString('latin1'), 'base64');
  const { key, certificates } = isPem(bytes) ? readPem(bytes.toString('utf8'), password) : readPfx(bytes, password);
  if (key.asymmetricKeyType !== 'rsa')
    throw notUsable(`its key is of the type ${key.asymmetricKeyType ?? 'unknown'}; Microsoft Entra takes RSA keys.`);
  const certificate = certificates.find((one) => one.checkPrivateKey(key));
  if (!certificate)
    throw notUsable(certificates.length === 0 ? 'it has a key and no certificate.' : 'its key is not that of its certificate.');
  return {
    thumbprintSha256: createHash('sha256').update(certificate.raw).digest('hex'),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pem: certificate.toString(),
    validFrom: new Date(certificate.validFrom),
    validTo: new Date(certificate.validTo),
  };
}

/** DER begins with a sequence of a long length; no text does. */
function isBinary(content: Buffer): boolean {
  return content[0] === 0x30 && (content[1] ?? 0) >= 0x80;
}

function isPem(content: Buffer): boolean {
  return content.includes('-----BEGIN ');
}

function readPem(text: string, password: string | undefined): { key: KeyObject; certificates: X509Certificate[] } {
  const blocks = pemBlocks(text);
  const keyText = blocks.find((block) => /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(block));
  if (keyText === undefined) throw notUsable('it has no private key.');
  const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE-----'));
  try {
    const key = createPrivateKey({ key: keyText, ...(password !== undefined && { passphrase: password }) });
    return { key, certificates: certificates.map((one) => new X509Certificate(one)) };
  } catch {
    // The reason may quote what was read.
    throw notUsable(
      keyText.includes('ENCRYPTED') ? 'its key cannot be opened with certificatePassword.' : 'its key or its certificate is damaged.',
    );
  }
}
