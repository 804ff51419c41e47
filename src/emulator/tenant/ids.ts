import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';

/** Identifiers that look random and repeat with the seed. */
export interface Ids {
  /** A version 4 UUID, lower case. */
  guid(): string;
  /** `bytes` pseudo-random bytes. */
  bytes(bytes: number): Uint8Array;
  /** `bytes` pseudo-random bytes as base64url. */
  opaque(bytes: number): string;
  /** An integer from `min` to `max`, both included. */
  integer(min: number, max: number): number;
}

/** Creates the identifier source of a tenant; the same `seed` gives the same sequence. */
export function createIds(seed: number): Ids {
  const generator = xoroshiro128plus(seed);
  const integer = (min: number, max: number): number => uniformInt(generator, min, max);
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => integer(0, 255));
  return {
    integer,
    bytes,
    opaque: (count) => Buffer.from(bytes(count)).toString('base64url'),
    guid() {
      const raw = bytes(16);
      raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
      raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
      const hex = Buffer.from(raw).toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
  };
}
