import { createHash, type KeyObject, sign } from 'node:crypto';
import { bitString, integer, nothing, objectIdentifier, sequence, setOf, time, utf8String } from './der.ts';

/**
 * The certificate of an RSA key, signed with it (X.509 version 1, RFC 5280; RSA with SHA-256), as the key sets of sign-in services have them. It is the same
 * whenever it is made of the same key.
 *
 * @param name - Who it is of and by.
 * @returns In DER.
 */
export function selfSigned(name: string, keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }): Buffer {
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' });
  const serial = createHash('sha256').update(publicKey).digest().subarray(0, 16);
  // Positive, and without a zero in front.
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0);
  const rsaWithSha256 = sequence(objectIdentifier('1.2.840.113549.1.1.11'), nothing());
  const named = sequence(setOf(sequence(objectIdentifier('2.5.4.3'), utf8String(name))));
  const validity = sequence(time(new Date('2020-01-01T00:00:00Z')), time(new Date('2049-12-31T00:00:00Z')));
  const content = sequence(integer(serial), rsaWithSha256, named, validity, named, publicKey);
  return sequence(content, rsaWithSha256, bitString(sign('sha256', content, keys.privateKey)));
}
