import type { Hasher } from './hasher.ts';

/** Bits by which each byte is further along than the one before it. */
const shift = 11;
const width = 160;

/**
 * QuickXorHash, the digest of OneDrive for work and of SharePoint: byte i is combined by exclusive or into a ring of 160 bits, beginning at bit 11 * i; the
 * length goes over the last eight bytes. https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 *
 * Byte i and byte i + 160 begin at the same bit, so bytes are first combined into 160 places, and those are turned once, at the end.
 */
export function quickXorHasher(): Hasher {
  const places = new Uint8Array(width);
  let length = 0;
  return {
    update(bytes) {
      let place = length % width;
      for (let index = 0; index < bytes.length; index += 1) {
        places[place] = (places[place] ?? 0) ^ (bytes[index] ?? 0);
        place = place + 1 === width ? 0 : place + 1;
      }
      length += bytes.length;
    },
    digest() {
      const ring = new Uint8Array(width / 8);
      const mix = (index: number, value: number): void => {
        ring[index] = (ring[index] ?? 0) ^ value;
      };
      for (const [index, value] of places.entries()) {
        const bit = (index * shift) % width;
        const turned = value << (bit % 8);
        mix(bit >> 3, turned & 255);
        mix(((bit >> 3) + 1) % ring.length, turned >> 8);
      }
      const size = new DataView(new ArrayBuffer(8));
      size.setBigUint64(0, BigInt(length), true);
      for (let index = 0; index < 8; index += 1) mix(ring.length - 8 + index, size.getUint8(index));
      return Buffer.from(ring).toString('base64');
    },
  };
}
