import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../../test/support/counted-characters.ts';
import { elementAtEnd, namedTag } from './block-places.ts';

const pieces = (...texts: string[]) => fc.array(fc.constantFrom(...texts), { maxLength: 60 }).map((all) => all.join(''));

test('the tag with the name is found in one go over the text, and the same one as by its pattern', () => {
  fc.assert(
    fc.property(pieces('<', '>', '<div class="', 'me-email-text', 'ME-Email-Text', 'divSkypeMeeting', 'm', 'd', 'text'), (text) => {
      const counted = countedCharacters(text);
      expect(namedTag(counted)).toBe(text.search(/<[^>]*(?:me-email-text|divSkypeMeeting)/i));
      expect(counted.steps).toBeLessThanOrEqual(16 * text.length);
    }),
    { numRuns: 1_000 },
  );
});

test('the element at the end is the same one as by its pattern', () => {
  fc.assert(
    fc.property(pieces('<div', '<P', '<span', '<', '>', '>', ' ', '\n', 'x', ' a="b"'), (text) => {
      expect(elementAtEnd(text)).toBe(text.search(/<(?:div|p)\b[^>]*>(?:\s*<span\b[^>]*>)?\s*$/i));
    }),
    { numRuns: 5_000 },
  );
});
