/**
 * QuickXorHash, the hash of OneDrive and SharePoint. Each byte goes by exclusive or into a row of 160 bits, 11 bits further than the one before, around its
 * end; the length goes on top. https://learn.microsoft.com/onedrive/developer/code-snippets/quickxorhash
 */
export interface QuickXorHash {
  update(bytes: Uint8Array): void;
  /** The hash of all so far, base64. */
  digest(): string;
}

/** Bits of the hash, and bits from one byte to the next. */
const width = 160;
const shift = 11;

/** Begins a hash. */
export function createQuickXorHash(): QuickXorHash {
  // After 160 bytes a byte falls on the same bits again, so that bytes can be put together first: 40 words at a time.
  const folded = new Uint32Array(width / 4);
  const bytesOfFolded = new Uint8Array(folded.buffer);
  let length = 0;

  function updateByte(byte: number): void {
    const at = length % width;
    bytesOfFolded[at] = (bytesOfFolded[at] ?? 0) ^ byte;
    length += 1;
  }

  return {
    update(bytes) {
      let position = 0;
      while (position < bytes.length && length % width !== 0) updateByte(bytes[position++] ?? 0);
      const whole = Math.floor((bytes.length - position) / width);
      const end = position + whole * width;
      if (whole > 0) {
        // Words must begin at a multiple of four: where the piece does not, it is copied.
        const start = bytes.byteOffset + position;
        const piece = start % 4 === 0 ? bytes : bytes.slice(position, end);
        const words = new Uint32Array(piece.buffer, piece === bytes ? start : piece.byteOffset, (whole * width) / 4);
        for (let at = 0; at < words.length; at += folded.length)
          for (let word = 0; word < folded.length; word += 1) folded[word] = (folded[word] ?? 0) ^ (words[at + word] ?? 0);
        length += whole * width;
      }
      for (position = end; position < bytes.length; position += 1) updateByte(bytes[position] ?? 0);
    },
    digest: () => Buffer.from(foldedToHash(bytesOfFolded, length)).toString('base64'),
  };
}

function foldedToHash(folded: Uint8Array, length: number): Uint8Array {
  const hash = new Uint8Array(width / 8);
  const mix = (at: number, value: number): void => void (hash[at] = (hash[at] ?? 0) ^ value);
  for (const [index, byte] of folded.entries()) {
    const bit = (index * shift) % width;
    const wide = byte << (bit % 8);
    mix(bit >> 3, wide & 0xff);
    mix(((bit >> 3) + 1) % hash.length, wide >> 8);
  }
  const size = new DataView(new ArrayBuffer(8));
  size.setBigUint64(0, BigInt(length), true);
  for (let index = 0; index < 8; index += 1) mix(hash.length - 8 + index, size.getUint8(index));
  return hash;
}
