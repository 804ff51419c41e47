import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTimeScale } from './time-scale.ts';

test('a long pause is drawn short, and told', () => {
  const scale = createTimeScale(600_000, [
    { fromMS: 0, toMS: 1_000 },
    { fromMS: 599_000, toMS: 600_000 },
  ]);
  expect(scale.squeezed).toMatchObject([{ fromMS: 1_000, toMS: 599_000 }]);
  expect(scale.at(1_000)).toBeGreaterThan(40);
  expect(scale.at(599_000) - scale.at(1_000)).toBeLessThan(5);
});

test('a run without a pause, and one in which nothing was done, are drawn as they were', () => {
  expect(createTimeScale(10_000, [{ fromMS: 0, toMS: 10_000 }]).at(2_500)).toBe(25);
  expect(createTimeScale(10_000, []).at(2_500)).toBe(25);
});

test('later is never drawn before earlier, and all of it within the width', () => {
  const moment = fc.integer({ min: 0, max: 1_000_000 });
  const stretch = fc.tuple(moment, moment).map(([a, b]) => ({ fromMS: Math.min(a, b), toMS: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.array(stretch, { maxLength: 20 }), fc.array(moment), (total, busy, moments) => {
      const scale = createTimeScale(total, busy);
      const drawn = [0, ...moments.map((one) => Math.min(one, total)).toSorted((a, b) => a - b), total].map((one) => scale.at(one));
      for (const [index, position] of drawn.entries()) {
        expect(position).toBeGreaterThanOrEqual((drawn[index - 1] ?? 0) - 1e-6);
        expect(position).toBeLessThanOrEqual(100 + 1e-6);
      }
    }),
  );
});
