import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLineage, withLineage } from './lineage.ts';

const id = fc.stringMatching(/^[\da-f]{24}$/);

test('gives back the ids and the text, any text', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 32 }), fc.string(), (ancestors, text) => {
      expect(readLineage(withLineage({ ancestors, text }))).toEqual({ ancestors, text });
    }),
  );
});

test('forgets the oldest beyond 32', () => {
  const ancestors = Array.from({ length: 40 }, (_, index) => `id${index}`);

  expect(readLineage(withLineage({ ancestors, text: '' })).ancestors).toEqual(ancestors.slice(0, 32));
});
