import { createHash } from 'node:crypto';
import type { ByteSource } from '../../core/ports.ts';
import type { GraphHashes, GraphItem } from './item.ts';
import type { Hasher } from './hasher.ts';
import { quickXorHasher } from './quick-xor-hash.ts';

/** How to tell whether a content is the one that the service has. */
export interface Check {
  /** Of the digest, for the message. */
  readonly name: string;
  readonly expected: string;
  begin(): Hasher;
}

/** Bytes that are read at a time to be checked. */
const block = 1_048_576;

/** A check by the strongest digest that the service gave; undefined where it gave none. https://learn.microsoft.com/graph/api/resources/hashes */
export function checkOf({ quickXorHash, sha1Hash, sha256Hash }: GraphHashes): Check | undefined {
  if (sha256Hash) return { name: 'SHA-256', expected: sha256Hash.toUpperCase(), begin: () => hexHasher('sha256') };
  if (sha1Hash) return { name: 'SHA-1', expected: sha1Hash.toUpperCase(), begin: () => hexHasher('sha1') };
  return quickXorHash ? { name: 'QuickXorHash', expected: quickXorHash, begin: quickXorHasher } : undefined;
}

/**
 * False for what a library of SharePoint writes its own properties into: the content there is not what was given, nor what is told of it.
 * Assumption: no page says so; clients that compare are known to find other sizes and digests there.
 */
export function isComparable({ name, parentReference }: Pick<GraphItem, 'name' | 'parentReference'>): boolean {
  return parentReference?.driveType !== 'documentLibrary' || !rewritten.test(name ?? '');
}

const rewritten = /\.(?:docx?|docm|dotx|xlsx?|xlsm|xlsb|pptx?|pptm|potx|ppsx|vsdx|one|html?|aspx)$/i;

/** True where a file has the content that a check is of. It is read from the beginning to the end. */
export async function isContentOf(source: ByteSource, check: Check, signal: AbortSignal): Promise<boolean> {
  const hasher = check.begin();
  const memory = new Uint8Array(Math.min(block, source.size));
  for (let start = 0; start < source.size; start += block) {
    signal.throwIfAborted();
    hasher.update(await source.slice(start, Math.min(start + block, source.size), memory));
  }
  return hasher.digest() === check.expected;
}

function hexHasher(algorithm: 'sha1' | 'sha256'): Hasher {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex').toUpperCase() };
}
