import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../test/support/counted-characters.ts';
import { textAsHtml } from './text-as-html.ts';
import { plainText, withDescription } from './plain-text.ts';

test.each([
  ['Hello', 'Hello'],
  ['<div><div><at id="0">Ben</at>&nbsp;Hello <b>you</b></div></div>', 'Ben Hello you'],
  ['<p>One</p>\n<p>Two<br>Three</p>', 'One\nTwo\nThree'],
  ['See <attachment id="x"></attachment>', 'See'],
  ['<img alt="a picture" src="x"> <emoji id="smile" alt="🙂"></emoji>', 'a picture 🙂'],
  ['&amp;lt; &#65;&#x42; &unknown; &#99999999;', '&lt; AB &unknown; &#99999999;'],
])('%s is %s', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test('a text that was written as HTML is read as it was', () => {
  const line = fc.stringMatching(/^[!-~][ -~]*[!-~]$/);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), (lines) => {
      expect(plainText(textAsHtml(lines.join('\n')))).toBe(lines.join('\n'));
    }),
  );
});

test.each(['<', '<img alt="', '<attachment ', '<body', '&#', '<br', '<img alt="x" '])(
  'a million signs of nothing but %s are read to the end',
  (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    expect(plainText(text).length).toBeLessThanOrEqual(text.length);
  },
);

test('the description of a picture is found in one go over its mark, and the same one as by its pattern', () => {
  const piece = fc.constantFrom(' alt="', ' ALT="', 'alt=', '"', '>', 'x', ' ', ' src="y"');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = `<img ${pieces.join('')}`;
      const counted = countedCharacters(text);
      expect(withDescription(counted)).toBe(text.replace(/<(?:img|emoji)\b[^<>]*?\balt="([^"<]*)"[^<>]*>/i, '$1'));
      expect(counted.steps).toBeLessThanOrEqual(4 * text.length);
    }),
    { numRuns: 1_000 },
  );
});
