import { createHash } from 'node:crypto';

/** How many characters a short hash has. */
export const hashLength = 8;

/** A short text by which contents are told apart: of two that differ one in 280 million million looks the same. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, hashLength);
}
