import { createHash } from 'node:crypto';
import { OnbehalfError } from '../../core/errors.ts';

/** Length of a secret key in bytes. */
export const keyLength = 32;

/** Length of a key's id in bytes. */
export const keyIdLength = 8;

/** A secret key that tokens are encrypted with. */
export interface Key {
  /** Tells keys apart without telling anything about them: 16 hexadecimal digits. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

/** The keys of a storage: writes use the current one; what an older one encrypted can still be read, and is encrypted anew then. */
export interface KeyRing {
  readonly current: Key;
  /** All keys by id, the current one too. */
  readonly byId: ReadonlyMap<string, Key>;
}

/**
 * Makes a key ring.
 *
 * @param current - 32 bytes.
 * @param older - Keys that were current before, 32 bytes each.
 */
export function keyRing(current: Uint8Array, older: readonly Uint8Array[] = []): KeyRing {
  const first = keyOf(current);
  return { current: first, byId: new Map([...older.map(keyOf), first].map((key) => [key.id, key])) };
}

/**
 * Reads a key ring from text: one key a line, 32 bytes in Base64, as `openssl rand -base64 32` prints one. The first is the current one, the
 * others are older. Empty lines and lines that begin with `#` are left out.
 *
 * @param where - Where the text comes from, for the error.
 * @throws OnbehalfError SETTINGS_INVALID naming the place and the line, and never what stands there.
 */
export function parseKeyRing(text: string, where: string): KeyRing {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const [current, ...older] = lines
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => secretIn(line, number, where));
  if (!current) throw invalid(`${where} holds no key.`);
  return keyRing(current, older);
}

function keyOf(secret: Uint8Array): Key {
  const id = createHash('sha256')
    .update('onbehalf key id\0')
    .update(secret)
    .digest('hex')
    .slice(0, keyIdLength * 2);
  return { id, secret };
}

function secretIn(line: string, number: number, where: string): Buffer {
  const secret = Buffer.from(line, 'base64');
  if (/^[\w+/-]+={0,2}$/.test(line) && secret.length === keyLength) return secret;
  throw invalid(`Line ${number} of ${where} is no key: ${keyLength} bytes in Base64 are expected.`);
}

function invalid(message: string): OnbehalfError {
  return new OnbehalfError('SETTINGS_INVALID', `The keys of the token storage cannot be used. ${message}`, {
    remedy: 'Make a key with `openssl rand -base64 32`; write one key a line, the current one first.',
  });
}
