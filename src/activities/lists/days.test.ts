import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundsOf, dayOf, momentIn } from './days.ts';

const hour = 3_600_000;
const day = fc.integer({ min: 0, max: 40_000 }).map((count) => new Date(count * 24 * hour).toISOString().slice(0, 10));
// In hours, by halves: from Hawaii to New Zealand in summer.
const offset = fc.integer({ min: -20, max: 26 }).map((halves) => halves / 2);

test('the midnight with which a day begins is that day, wherever the site is', () => {
  fc.assert(
    fc.property(day, offset, (text, hours) => {
      const midnight = Date.parse(`${text}T00:00:00Z`) - hours * hour;
      const { from, before } = boundsOf(text);

      expect(dayOf(midnight)).toBe(text);
      expect(midnight).toBeGreaterThanOrEqual(Date.parse(from));
      expect(midnight).toBeLessThan(Date.parse(before));
    }),
  );
});

test('what is written for a day is in that day wherever the site is, and is read as that day', () => {
  fc.assert(
    fc.property(day, offset, (text, hours) => {
      const moment = Date.parse(momentIn(text));

      expect(new Date(moment + hours * hour).toISOString().slice(0, 10)).toBe(text);
      expect(dayOf(moment)).toBe(text);
    }),
  );
});
