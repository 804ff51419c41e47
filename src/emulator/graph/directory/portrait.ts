import { createHash } from 'node:crypto';

// The smallest JPEG there can be of a picture made of squares: every block of 8 by 8 points has one colour, so that of its 64 frequencies only the
// first is sent (ITU-T T.81, annexes A, B and F).

type Colour = readonly [y: number, cb: number, cr: number];

const shape: Colour = [225, 128, 128];

/**
 * A picture of somebody: head and shoulders before a colour that follows from the id. The same for the same id and size.
 *
 * @param size - Width and height in points; a multiple of 8.
 * @returns A JPEG.
 */
export function portrait(id: string, size: number): Uint8Array {
  const [blue = 0, red = 0] = createHash('sha256').update(id).digest();
  const background: Colour = [110, 64 + (blue % 128), 64 + (red % 128)];
  const blocks = size / 8;
  const colours: Colour[] = [];
  for (let row = 0; row < blocks; row++) {
    for (let column = 0; column < blocks; column++)
      colours.push(isInside((column + 0.5) / blocks, (row + 0.5) / blocks) ? shape : background);
  }
  return Buffer.concat([header(size), scan(colours), Buffer.from([0xff, 0xd9])]);
}

function isInside(x: number, y: number): boolean {
  const within = (centre: number, width: number, height: number): boolean => ((x - 0.5) / width) ** 2 + ((y - centre) / height) ** 2 < 1;
  return within(0.38, 0.18, 0.2) || within(1, 0.38, 0.36);
}

/** How many codes there are of 1 to 16 bits, and what they stand for. */
function huffmanTable(kind: number, lengths: Readonly<Record<number, number>>, symbols: readonly number[]): number[] {
  const counts = Array.from({ length: 16 }, (_, index) => lengths[index + 1] ?? 0);
  return [0xff, 0xc4, 0, 19 + symbols.length, kind, ...counts, ...symbols];
}

function header(size: number): Uint8Array {
  const dimension = [size >> 8, size & 0xff];
  const segments = [
    [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0],
    // Divided by 8, the first frequency of a block is its colour.
    [0xff, 0xdb, 0, 67, 0, ...Array.from({ length: 64 }, () => 8)],
    [0xff, 0xc0, 0, 17, 8, ...dimension, ...dimension, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0],
    // Differences have 0 to 11 bits, each number of them a code of four; nothing else ever follows, which is a code of one.
    huffmanTable(0x00, { 4: 12 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    huffmanTable(0x10, { 1: 1 }, [0]),
    [0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0],
  ];
  return Uint8Array.from(segments.flat());
}

function scan(colours: readonly Colour[]): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  let before: Colour = [128, 128, 128];
  for (const colour of colours) {
    for (const [index, value] of colour.entries()) {
      const difference = value - (before[index] ?? 0);
      const length = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
      put(length, 4);
      put(difference < 0 ? difference + (1 << length) - 1 : difference, length);
      put(0, 1);
    }
    before = colour;
  }
  while (bits.length % 8 !== 0) bits.push(1);
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = bits.slice(at, at + 8).reduce((left, bit) => (left << 1) | bit, 0);
    bytes.push(byte, ...(byte === 0xff ? [0] : []));
  }
  return Uint8Array.from(bytes);
}
