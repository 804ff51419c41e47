import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../../../test/support/counted-characters.ts';
import { partsOf } from './search-clauses.ts';

test.each([
  ['"displayName:a"', ['', 'displayName:a', '']],
  ['"a" AND NOT "b"', ['', 'a', ' AND NOT ', 'b', '']],
  ['"say \\"x\\""', ['', 'say \\"x\\"', '']],
  ['"not closed', ['"not closed']],
  ['a\\"b"', ['a\\', 'b', '']],
  ['', ['']],
])('%s is parted into %j', (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test('each character is looked at twice at most, and what is inside of quotes is what the pattern finds', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('"', '\\', 'a', ' ', '("', 'AND'), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const counted = countedCharacters(text);
      const parts = partsOf(counted);
      expect(counted.steps).toBeLessThanOrEqual(2 * text.length);
      // A pattern begins anew behind a quote that is not closed; here the rest stands outside.
      const closed = parts.filter((_, index) => index % 2 === 1);
      expect([...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].slice(0, closed.length).map(([, inside]) => inside)).toEqual(closed);
    }),
    { numRuns: 1_000 },
  );
});
