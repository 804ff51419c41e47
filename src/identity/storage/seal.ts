import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyIdLength, type KeyRing } from './key-ring.ts';

const signature = Buffer.from('OBT', 'latin1');
const format = { removed: 0, sealed: 2 } as const;
const headerLength = signature.length + 1 + keyIdLength;
const nonceLength = 12;
const tagLength = 16;

/** The bytes of one write of an entry. */
export interface Sealed {
  readonly bytes: Buffer;
  /** Tells them from all other writes; empty for the mark of a removal, which has nothing to tell. */
  readonly id: string;
}

/** Bytes that say "this entry was removed". */
export const removedMark: Sealed = { bytes: Buffer.concat([signature, Buffer.from([format.removed])]), id: '' };

/**
 * Encrypts a text for one entry: signature `OBT`, format byte 2, the id of the key (8 bytes), a random nonce (12 bytes), the tag (16 bytes),
 * the encrypted text. AES-256-GCM (NIST SP 800-38D) binds it to the header and to its name, so that a file that was renamed to another account's
 * name, or to that of a later write, does not open.
 *
 * @param name - Name of the entry; in a folder, with the number of the write.
 */
export function seal({ current }: KeyRing, name: string, text: string): Sealed {
  const header = Buffer.concat([signature, Buffer.from([format.sealed]), Buffer.from(current.id, 'hex')]);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', current.secret, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(name)]));
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { bytes: Buffer.concat([header, nonce, cipher.getAuthTag(), encrypted]), id: nonce.toString('hex') };
}

/** What the bytes of an entry hold. Under an unknown key they may be in order: somebody else's key ring may have that key. */
export type Unsealed =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly id: string;
      /** True when it was encrypted with an older key. */ readonly outdated: boolean;
    }
  | { readonly kind: 'removed' }
  | { readonly kind: 'unknownKey'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Decrypts what `seal` made, and says why where that is not possible. */
export function unseal(keys: KeyRing, name: string, bytes: Buffer): Unsealed {
  if (isRemovedMark(bytes)) return { kind: 'removed' };
  if (bytes.length < headerLength + nonceLength + tagLength) return { kind: 'unreadable', reason: 'it is cut short' };
  const header = bytes.subarray(0, headerLength);
  if (!header.subarray(0, signature.length).equals(signature)) return { kind: 'unreadable', reason: 'it is no token file' };
  if (header[signature.length] !== format.sealed) return { kind: 'unreadable', reason: 'it was written by another version' };
  const keyId = header.subarray(signature.length + 1).toString('hex');
  const key = keys.byId.get(keyId);
  if (!key) return { kind: 'unknownKey', reason: `it was encrypted with the key ${keyId}, which is not here` };
  const nonce = bytes.subarray(headerLength, headerLength + nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.concat([header, Buffer.from(name)]));
  decipher.setAuthTag(bytes.subarray(headerLength + nonceLength, headerLength + nonceLength + tagLength));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(headerLength + nonceLength + tagLength)), decipher.final()]).toString(
      'utf8',
    );
    return { kind: 'text', text, id: nonce.toString('hex'), outdated: key !== keys.current };
  } catch {
    return { kind: 'unreadable', reason: 'it is damaged, or was put in the place of another' };
  }
}

/** True for the mark of a removal, which no key is needed to understand. */
export function isRemovedMark(bytes: Uint8Array): boolean {
  return removedMark.bytes.equals(bytes);
}
