import { describe, expect, test } from 'vitest';
import { createIds } from '../../tenant/ids.ts';
import { createQuickXorHash } from './quick-xor-hash.ts';

const bits = 160n;

/** The definition, a byte at a time. */
function defined(bytes: Uint8Array): string {
  let hash = 0n;
  for (const [index, byte] of bytes.entries()) {
    const turn = BigInt(index * 11) % bits;
    const wide = BigInt(byte) << turn;
    hash ^= (wide & ((1n << bits) - 1n)) | (wide >> bits);
  }
  hash ^= BigInt(bytes.length) << 96n;
  return Buffer.from(hash.toString(16).padStart(40, '0'), 'hex').reverse().toString('base64');
}

function hashOf(bytes: Uint8Array, cuts: readonly number[] = []): string {
  const hash = createQuickXorHash();
  let begin = 0;
  for (const end of [...cuts, bytes.length]) {
    hash.update(bytes.subarray(begin, end));
    begin = end;
  }
  return hash.digest();
}

describe('QuickXorHash', () => {
  test.each([
    ['', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='],
    ['Sg==', 'SgAAAAAAAAAAAAAAAQAAAAAAAAA='],
    ['h490d57Pqz5q2rtT', 'h3gEHe7giWeswgdq3MYupgAAAAA='],
  ])('of %j is what other programs say', (content, expected) => {
    expect(hashOf(Buffer.from(content, 'base64'))).toBe(expected);
  });

  test('follows the definition, however the content comes', () => {
    const ids = createIds(7);
    for (let round = 0; round < 60; round += 1) {
      const bytes = ids.bytes(ids.integer(0, 2000));
      const cuts = Array.from({ length: ids.integer(0, 6) }, () => ids.integer(0, bytes.length)).sort((a, b) => a - b);
      expect(hashOf(bytes, cuts)).toBe(defined(bytes));
    }
  });
});
