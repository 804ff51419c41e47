import forge from 'node-forge';
import { expect, test } from 'vitest';
import { takesTooLong } from './pfx-rounds.ts';

const { asn1 } = forge;
const octets = (content: string): forge.asn1.Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, content);
const integer = (value: number): forge.asn1.Asn1 =>
  asn1.create(asn1.Class.UNIVERSAL, asn1.Type.INTEGER, false, asn1.integerToDer(value).getBytes());
const sequence = (...parts: forge.asn1.Asn1[]): forge.asn1.Asn1 => asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, parts);
/** How a PFX names the rounds of its code and of its contents. */
const rounds = (number: number): forge.asn1.Asn1 => sequence(octets('saltsalt'), integer(number));
const inside = (part: forge.asn1.Asn1): forge.asn1.Asn1 => octets(asn1.toDer(part).getBytes());

test.each([1, 2_048, 600_000, 1_000_000])('%i rounds are tried', (number) => {
  expect(takesTooLong(sequence(integer(3), inside(sequence(rounds(number))), rounds(number)))).toBe(false);
});

test.each([1_000_001, 0x7fff_ffff])('%i rounds are too many: for the code over the content, and inside of it', (number) => {
  expect(
    [sequence(integer(3), rounds(number)), sequence(integer(3), inside(sequence(rounds(1), inside(rounds(number)))))].map(takesTooLong),
  ).toEqual([true, true]);
});

test('a large number that is no number of rounds says nothing', () => {
  expect(takesTooLong(sequence(integer(0x7fff_ffff), octets('x'), octets('y')))).toBe(false);
});
