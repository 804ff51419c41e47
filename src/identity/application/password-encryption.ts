import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { contentOf, identifierOf, integerOf, partsOf, type DerValue } from './der-reader.ts';

/** The content is encrypted in a way that this machine's OpenSSL does not offer. */
export class UnknownCipher extends Error {}

const pbes2 = '1.2.840.113549.1.5.13';
/** pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292, appendix C). */
const tripleDes = '1.2.840.113549.1.12.1.3';
/** pbeWithSHAAnd40BitRC2-CBC, which OpenSSL 3 offers no more. */
const rc2 = '1.2.840.113549.1.12.1.6';

/** Ciphers of PBES2 (RFC 8018, appendix B.2) by identifier, with the length of the key in bytes. */
const ciphers: Readonly<Record<string, readonly [name: string, keyLength: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};

/** Hashes of PBKDF2 (RFC 8018, appendix B.1) by identifier; SHA-1 where none is named. */
const hashes: Readonly<Record<string, string>> = { '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.11': 'sha512' };

/** More rounds than any program writes; a damaged file must not keep the machine busy. */
const mostRounds = 10_000_000;

/**
 * Decrypts what was encrypted with a password in the ways that PKCS #12 files use: PBES2 (RFC 8018) and triple DES of RFC 7292.
 *
 * @param algorithm - AlgorithmIdentifier.
 * @throws UnknownCipher for other ways; Error when the password is wrong.
 */
export function decryptWithPassword(algorithm: DerValue | undefined, content: Buffer, password: string): Buffer {
  const [identifier, parameters] = partsOf(algorithm);
  const name = identifierOf(identifier);
  if (name === pbes2) return withPbes2(parameters, content, password);
  if (name !== tripleDes) throw new UnknownCipher(name === rc2 ? 'RC2' : name);
  const [salt, rounds] = partsOf(parameters);
  const derive = (purpose: number, length: number): Buffer => deriveKey(password, contentOf(salt), roundsOf(rounds), purpose, length);
  return decrypt('des-ede3-cbc', derive(1, 24), derive(2, 8), content);
}

function withPbes2(parameters: DerValue | undefined, content: Buffer, password: string): Buffer {
  const [derivation, encryption] = partsOf(parameters);
  const [salt, rounds, ...more] = partsOf(partsOf(derivation)[1]);
  const [cipherId, iv] = partsOf(encryption);
  const [cipher, keyLength] = ciphers[identifierOf(cipherId)] ?? unknown(identifierOf(cipherId));
  const pseudorandom = more.find(({ tag }) => tag === 0x30);
  const hashId = pseudorandom && identifierOf(partsOf(pseudorandom)[0]);
  const hash = hashId === undefined ? 'sha1' : (hashes[hashId] ?? unknown(hashId));
  return decrypt(cipher, pbkdf2Sync(password, contentOf(salt), roundsOf(rounds), keyLength, hash), contentOf(iv), content);
}

function roundsOf(value: DerValue | undefined): number {
  const rounds = integerOf(value);
  if (rounds < 1 || rounds > mostRounds) throw new RangeError('The number of rounds is out of range.');
  return rounds;
}

function decrypt(cipher: string, key: Buffer, iv: Buffer, content: Buffer): Buffer {
  const decipher = createDecipheriv(cipher, key, iv);
  return Buffer.concat([decipher.update(content), decipher.final()]);
}

/** Key derivation with SHA-1 of RFC 7292, appendix B.2. @param purpose - 1 for a key, 2 for an initialisation vector. */
function deriveKey(password: string, salt: Buffer, rounds: number, purpose: number, length: number): Buffer {
  const block = 64;
  const fill = (bytes: Buffer): Buffer => Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes);
  const text = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([fill(salt), fill(text)]);
  const diversifier = Buffer.alloc(block, purpose);
  const derived: Buffer[] = [];
  for (let have = 0; have < length; have += 20) {
    let hash = createHash('sha1').update(diversifier).update(input).digest();
    for (let round = 1; round < rounds; round += 1) hash = createHash('sha1').update(hash).digest();
    derived.push(hash);
    const addend = Buffer.alloc(block, hash);
    for (let at = 0; at < input.length; at += block) addOne(input.subarray(at, at + block), addend);
  }
  return Buffer.concat(derived).subarray(0, length);
}

/** Adds a number and one to a block in place, modulo its size; both most significant byte first. */
function addOne(target: Buffer, addend: Buffer): void {
  let carry = 1;
  for (let at = target.length - 1; at >= 0; at -= 1) {
    const sum = (target[at] ?? 0) + (addend[at] ?? 0) + carry;
    target[at] = sum & 0xff;
    carry = sum >> 8;
  }
}

function unknown(identifier: string): never {
  throw new UnknownCipher(identifier);
}
