/** A value in DER: tag, then contents (ITU-T X.690). */
export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  /** The whole value with its tag and length. */
  readonly whole: Buffer;
}

/**
 * Splits bytes into the DER values that they hold.
 * @throws RangeError for bytes that are no DER; lengths that are not told beforehand (BER) count among them.
 */
export function readDer(bytes: Buffer): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = byteAt(bytes, at);
    const first = byteAt(bytes, at + 1);
    const digits = first < 0x80 ? 0 : first - 0x80;
    if (first === 0x80 || digits > 4) throw new RangeError('The length is not definite.');
    const length = digits === 0 ? first : bytes.readUIntBE(at + 2, digits);
    const start = at + 2 + digits;
    if (start + length > bytes.length) throw new RangeError('The value is cut off.');
    values.push({ tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) });
    at = start + length;
  }
  return values;
}

/** The values inside of a value. */
export function partsOf(value: DerValue | undefined): DerValue[] {
  return readDer(contentOf(value));
}

/** The bytes of a value. @throws RangeError when it is not there. */
export function contentOf(value: DerValue | undefined): Buffer {
  if (!value) throw new RangeError('A value is missing.');
  return value.content;
}

/** The dotted form of an object identifier. */
export function identifierOf(value: DerValue | undefined): string {
  const [first = 0, ...rest] = contentOf(value);
  const numbers = [Math.floor(first / 40), first % 40];
  let number = 0;
  for (const byte of rest) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  return numbers.join('.');
}

/** A small positive integer, such as a count of rounds. */
export function integerOf(value: DerValue | undefined): number {
  const content = contentOf(value);
  if (content.length === 0 || content.length > 6) throw new RangeError('The number is out of range.');
  return content.readUIntBE(0, content.length);
}

function byteAt(bytes: Buffer, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError('The value is cut off.');
  return byte;
}
