import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture: four bytes a pixel (red, green, blue, opacity), row by row from the top. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A larger picture is not taken apart, for it would take too much memory. In pixels. */
const largest = 25_000_000;
/** Bytes of a pixel by the kind of colour, of those with eight bits a channel. PNG (https://www.w3.org/TR/png-3), 11.2.1 */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The size of a PNG picture, from its first 33 bytes; undefined where it is none, or one of a kind that is not taken apart. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  if (bytes.length < 33 || Buffer.compare(bytes.subarray(0, 8), signature) !== 0) return undefined;
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, 33);
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  const [depth, color, , , interlaced] = header.subarray(24, 29);
  const isPlain = depth === 8 && interlaced === 0 && channels[color ?? -1] !== undefined;
  return isPlain && width > 0 && height > 0 && width * height <= largest ? { width, height } : undefined;
}

/** Takes a PNG picture apart; undefined where that cannot be. */
export function readPng(bytes: Uint8Array): Picture | undefined {
  const size = pngSize(bytes);
  if (!size) return undefined;
  const [color = 0, palette, data] = [bytes[25], chunk(bytes, 'PLTE')[0], chunk(bytes, 'IDAT')];
  const step = channels[color] ?? 1;
  const stride = size.width * step;
  const raw = inflated(Buffer.concat(data), (stride + 1) * size.height);
  if (!raw || (color === 3 && !palette)) return undefined;
  const pixels = new Uint8Array(size.width * size.height * 4);
  let above = new Uint8Array(stride);
  for (let row = 0; row < size.height; row += 1) {
    const start = row * (stride + 1);
    const line = unfiltered(raw[start] ?? 0, raw.slice(start + 1, start + 1 + stride), above, step);
    for (let column = 0; column < size.width; column += 1)
      pixels.set(pixelAt(line, column * step, color, palette), (row * size.width + column) * 4);
    above = line;
  }
  return { ...size, pixels };
}

function inflated(data: Uint8Array, length: number): Uint8Array<ArrayBuffer> | undefined {
  try {
    const raw = new Uint8Array(inflateSync(data, { maxOutputLength: length + 1024 }));
    return raw.length >= length ? raw : undefined;
  } catch {
    return undefined;
  }
}

function chunk(bytes: Uint8Array, type: string): Uint8Array[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Uint8Array[] = [];
  for (let at = 8; at + 12 <= all.length; at += 12 + all.readUInt32BE(at))
    if (all.toString('latin1', at + 4, at + 8) === type) found.push(all.subarray(at + 8, at + 8 + all.readUInt32BE(at)));
  return found;
}

/** Undoes what makes a row small (section 9). */
function unfiltered(filter: number, line: Uint8Array<ArrayBuffer>, above: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  for (let at = 0; at < line.length; at += 1) {
    const [left, up, corner] = [line[at - step] ?? 0, above[at] ?? 0, at < step ? 0 : (above[at - step] ?? 0)];
    const by = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0;
    line[at] = (line[at] ?? 0) + by;
  }
  return line;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function pixelAt(line: Uint8Array, at: number, color: number, palette: Uint8Array | undefined): [number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 255] = line.subarray(at, at + 4);
  if (color === 3) return [palette?.[a * 3] ?? 0, palette?.[a * 3 + 1] ?? 0, palette?.[a * 3 + 2] ?? 0, 255];
  if (color === 0) return [a, a, a, 255];
  if (color === 4) return [a, a, a, b];
  return [a, b, c, color === 6 ? d : 255];
}

/** Puts a picture together as PNG. */
export function writePng({ width, height, pixels }: Picture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let row = 0; row < height; row += 1) rows.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1);
  return new Uint8Array(
    Buffer.concat([signature, written('IHDR', header), written('IDAT', deflateSync(rows)), written('IEND', Buffer.alloc(0))]),
  );
}

function written(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
