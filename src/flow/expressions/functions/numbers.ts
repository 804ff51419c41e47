import { either, number, orMissing, present, text, unknown } from '../types.ts';
import type { ExpressionFunction } from './function.ts';

/** Functions over numbers, and over what may be missing. */
export const numberFunctions: readonly ExpressionFunction[] = [
  {
    name: 'round',
    takes: [
      { name: 'value', type: number },
      { name: 'digits', type: number, isOptional: true },
    ],
    gives: () => number,
    summary: 'Rounds a number, half away from zero, to whole ones or to so many digits.',
    example: ['round(2.345, 2)', 2.35],
    run: (value, digits = 0) => rounded(numberOf(value), Math.max(0, Math.min(15, Math.trunc(numberOf(digits))))),
  },
  {
    name: 'number',
    takes: [{ name: 'text', type: text }],
    gives: () => orMissing(number),
    summary: 'Reads a number from a text, with a point for its fraction; nothing where the text is none.',
    example: ['number("12.50")', 12.5],
    run(value) {
      const written = String(value).trim();
      const read = written === '' ? Number.NaN : Number(written);
      return Number.isFinite(read) ? read : null;
    },
  },
  {
    name: 'default',
    takes: [
      { name: 'value', type: unknown },
      { name: 'other', type: unknown },
    ],
    gives: (value = unknown, other = unknown) => (present(value).kind === 'null' ? other : either(present(value), other)),
    summary: 'Gives a value, or another one where it is missing.',
    example: ['default(null, "nobody")', 'nobody'],
    run: (value, other) => value ?? other,
  },
];

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error('it needs a number.');
  return value;
}

/** By its decimal writing, so that 1.005 is what it reads as and not the binary number next to it. */
function rounded(value: number, digits: number): number {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return value;
  const [whole = '0', exponent = '0'] = String(Math.abs(value)).split('e');
  const shifted = Math.round(Number(`${whole}e${Number(exponent) + digits}`));
  const [digitsOf = '0', power = '0'] = String(shifted).split('e');
  return Math.sign(value) * Number(`${digitsOf}e${Number(power) - digits}`);
}
