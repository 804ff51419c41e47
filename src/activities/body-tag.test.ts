import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../test/support/counted-characters.ts';
import { endOfBodyTag } from './body-tag.ts';

test('the tag of the body is found in one go over the text, and the same one as by its pattern', () => {
  const piece = fc.constantFrom('<body', '<BODY', '<bod', '<', '>', ' class="x"', 'y', 'text');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const counted = countedCharacters(text);
      const found = /<body[^>]*>/i.exec(text);
      expect(endOfBodyTag(counted)).toBe(found ? found.index + found[0].length : 0);
      expect(counted.steps).toBeLessThanOrEqual(5 * text.length);
    }),
    { numRuns: 1_000 },
  );
});
