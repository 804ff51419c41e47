import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../../../test/support/counted-characters.ts';
import { endOfBodyTag, withoutHidden } from './markup.ts';

const texts = (...pieces: string[]) => fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''));

test('the tag of the body is found in one go over the text, and the same one as by its pattern', () => {
  fc.assert(
    fc.property(texts('<body', '<BODY', '<bod', '<', '>', ' class="x"', 'y'), (text) => {
      const counted = countedCharacters(text);
      const found = /<body[^>]*>/i.exec(text);
      expect(endOfBodyTag(counted)).toBe(found ? found.index + found[0].length : undefined);
      expect(counted.steps).toBeLessThanOrEqual(5 * text.length);
    }),
    { numRuns: 1_000 },
  );
});

test('what is not shown is the same as by its pattern, and nothing is looked at again and again', () => {
  const pieces = ['<!--', '-->', '<style', '<HEAD', '<header', '>', '</style', '</head', '</', '<', ' ', '\n', 'x'];
  fc.assert(
    fc.property(texts(...pieces), (text) => {
      const counted = countedCharacters(text);
      const pattern = /<!--[\s\S]*?-->|<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi;
      expect(withoutHidden(counted)).toBe(text.replaceAll(pattern, ' '));
      expect(counted.steps).toBeLessThanOrEqual(25 * text.length + 10);
    }),
    { numRuns: 5_000 },
  );
});

test.each(['<!--', '<style>', '</style', '<!--<head><title><script><style>', '<head>x</head >'])(
  'however often %s comes, it is looked at',
  (piece) => {
    const counted = countedCharacters(piece.repeat(1_000));
    withoutHidden(counted);
    expect(counted.steps).toBeLessThanOrEqual(25 * counted.length);
  },
);
