/** A value in DER, the encoding of certificates (ITU-T X.690). */
export type Der = Buffer;

/** Wraps contents in a tag and their length. */
export function tagged(tag: number, ...contents: readonly Uint8Array[]): Der {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

export const sequence = (...contents: readonly Uint8Array[]): Der => tagged(0x30, ...contents);
export const setOf = (...contents: readonly Uint8Array[]): Der => tagged(0x31, ...contents);
export const octetString = (content: Uint8Array): Der => tagged(0x04, content);
export const utf8String = (text: string): Der => tagged(0x0c, Buffer.from(text));
export const boolean = (value: boolean): Der => tagged(0x01, Buffer.from([value ? 0xff : 0]));

/** NULL, the parameters of an algorithm that has none. */
export const nothing = (): Der => tagged(0x05);

/** A positive integer from its bytes, most significant first. */
export function integer(bytes: Uint8Array): Der {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  return tagged(0x02, Buffer.from(isNegative ? [0] : []), bytes);
}

/** @param unused - How many bits of the last byte mean nothing. */
export function bitString(bytes: Uint8Array, unused = 0): Der {
  return tagged(0x03, Buffer.from([unused]), bytes);
}

/** An object identifier from its dotted form. */
export function objectIdentifier(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

/** A moment, to the second: `UTCTime` until 2049, as RFC 5280 section 4.1.2.5 wants it, then `GeneralizedTime`. */
export function time(date: Date): Der {
  const digits = date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  return date.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(`${digits.slice(2)}Z`)) : tagged(0x18, Buffer.from(`${digits}Z`));
}

/** PEM text of a DER value. @param label - `CERTIFICATE`. */
export function pem(label: string, der: Der): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
