import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOf, isContentOf } from './content-check.ts';
import { bytesSource } from '../attachment-source.ts';
import { quickXorHasher } from './quick-xor-hash.ts';

/** The digest bit by bit, as its page describes it: every bit of every byte goes to its place in a ring of 160 bits. */
function bitByBit(bytes: Uint8Array): string {
  const bits = Array.from({ length: 160 }, () => 0);
  for (const [index, byte] of bytes.entries())
    for (let bit = 0; bit < 8; bit += 1) {
      const place = (index * 11 + bit) % 160;
      bits[place] = (bits[place] ?? 0) ^ ((byte >> bit) & 1);
    }
  for (let bit = 0; bit < 64; bit += 1) {
    const place = 96 + bit;
    bits[place] = (bits[place] ?? 0) ^ Number((BigInt(bytes.length) >> BigInt(bit)) & 1n);
  }
  const digest = Array.from({ length: 20 }, (_, index) =>
    bits.slice(index * 8, index * 8 + 8).reduce((sum, bit, place) => sum + (bit << place), 0),
  );
  return Buffer.from(digest).toString('base64');
}

describe('QuickXorHash', () => {
  test('of nothing is nothing', () => {
    expect(quickXorHasher().digest()).toBe('AAAAAAAAAAAAAAAAAAAAAAAAAAA=');
  });

  test('is the same bit by bit, whatever the bytes and the pieces they come in', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 6 }), (pieces) => {
        const hasher = quickXorHasher();
        for (const piece of pieces) hasher.update(piece);
        expect(hasher.digest()).toBe(bitByBit(Buffer.concat(pieces)));
      }),
    );
  });
});

describe('a content', () => {
  const content = new TextEncoder().encode('abc');
  const source = bytesSource(content, {});
  const { signal } = new AbortController();

  test.each([
    ['SHA-1', { sha1Hash: 'a9993e364706816aba3e25717850c26c9cd0d89d' }],
    ['SHA-256', { sha256Hash: 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD', sha1Hash: 'no' }],
    ['QuickXorHash', { quickXorHash: bitByBit(content), sha1Hash: null }],
  ])('is checked by %s', async (name, hashes) => {
    const check = checkOf(hashes);
    expect(check?.name).toBe(name);
    expect(check && (await isContentOf(source, check, signal))).toBe(true);
    expect(check && (await isContentOf(bytesSource(content.subarray(1), {}), check, signal))).toBe(false);
  });

  test('of a service that gives no digest is not checked', () => {
    expect(checkOf({ quickXorHash: '' })).toBeUndefined();
  });
});
