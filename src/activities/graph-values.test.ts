import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toUtc } from './graph-values.ts';

const slowly = (time: string): string | null => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
};

test('a moment is what the clock says of it, however it is written', () => {
  const two = fc.integer({ min: 0, max: 62 }).map((number) => String(number).padStart(2, '0'));
  const written = fc
    .tuple(fc.integer({ min: 1900, max: 2100 }), two, two, two, two, two, fc.constantFrom('Z', '.000Z', '.1234567Z', '+02:00'))
    .map(([year, month, day, hour, minute, second, end]) => `${year}-${month}-${day}T${hour}:${minute}:${second}${end}`);
  const real = fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  const cut = real.map((time) => time.replace(/\.\d+Z$/, 'Z'));

  fc.assert(
    fc.property(fc.oneof(written, real, cut), (time) => {
      expect(toUtc(time)).toBe(slowly(time));
    }),
  );
});

test('no moment is none', () => {
  expect([toUtc(undefined), toUtc(null), toUtc(''), toUtc('soon')]).toEqual([null, null, null, null]);
});
