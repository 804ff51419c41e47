import { createHash, KeyObject, webcrypto } from 'node:crypto';
import { selfSigned } from '../x509/self-signed.ts';

/** The RSA key pair that signs tokens. */
export interface SigningKey {
  /** Names the key in token headers and in the published key set. */
  readonly kid: string;
  readonly privateKey: webcrypto.CryptoKey;
  readonly publicKey: webcrypto.CryptoKey;
  /** Its certificate, DER in base64 (`x5c`, RFC 7517, section 4.7); `kid` is its thumbprint. */
  readonly certificate: string;
  /** Modulus and exponent, base64url (RFC 7518, section 6.3). */
  readonly modulus: string;
  readonly exponent: string;
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

/** Makes a new 2048-bit key pair; it takes about a tenth of a second, so a test suite makes one and hands it to all its emulators. */
export async function createSigningKey(): Promise<SigningKey> {
  const parameters = { ...algorithm, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
  const { privateKey, publicKey } = await webcrypto.subtle.generateKey(parameters, true, ['sign', 'verify']);
  return describeKey(privateKey, publicKey);
}

/** The private key as a JSON Web Key, to be saved with the tenant so that tokens outlive a restart. */
export async function exportSigningKey(key: SigningKey): Promise<webcrypto.JsonWebKey> {
  return webcrypto.subtle.exportKey('jwk', key.privateKey);
}

/** Reads what `exportSigningKey` wrote. @throws DOMException when it is no RSA private key. */
export async function importSigningKey(jwk: webcrypto.JsonWebKey): Promise<SigningKey> {
  const privateKey = await webcrypto.subtle.importKey('jwk', jwk, algorithm, true, ['sign']);
  const { kty = 'RSA', n = '', e = '' } = jwk;
  const publicKey = await webcrypto.subtle.importKey('jwk', { kty, n, e }, algorithm, true, ['verify']);
  return describeKey(privateKey, publicKey);
}

async function describeKey(privateKey: webcrypto.CryptoKey, publicKey: webcrypto.CryptoKey): Promise<SigningKey> {
  const { n = '', e = '' } = await webcrypto.subtle.exportKey('jwk', publicKey);
  const certificate = selfSigned('accounts.accesscontrol.windows.net', {
    publicKey: KeyObject.from(publicKey),
    privateKey: KeyObject.from(privateKey),
  });
  const kid = createHash('sha1').update(certificate).digest('base64url');
  return { kid, certificate: certificate.toString('base64'), privateKey, publicKey, modulus: n, exponent: e };
}
