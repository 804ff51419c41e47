import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmless, harmlessJson, harmlessLine } from './harmless.ts';

describe('what a terminal obeys, or the eye does not see, stands there as its number', () => {
  test.each([
    ['an escape sequence that names the window', '\u001B]0;owned\u0007', String.raw`\u001B]0;owned\u0007`],
    [
      'a link of the terminal',
      '\u001B]8;;https://evil.example\u001B\\Invoice',
      String.raw`\u001B]8;;https://evil.example\u001B` + '\\Invoice',
    ],
    ['the same in one character of C1', '\u009B31mred\u009D', String.raw`\u009B31mred\u009D`],
    ['a text written over', 'safe.txt\revil.exe\b\b', String.raw`safe.txt\u000Devil.exe\u0008\u0008`],
    ['NUL, vertical tab, form feed, DEL, NEL', '\0\v\f\u007F\u0085', String.raw`\u0000\u000B\u000C\u007F\u0085`],
    ['the bidi controls', '\u202A\u202B\u202C\u202D\u202E', String.raw`\u202A\u202B\u202C\u202D\u202E`],
    ['the isolates', '\u2066\u2067\u2068\u2069', String.raw`\u2066\u2067\u2068\u2069`],
    ['the marks of direction', '\u200E\u200F\u061C', String.raw`\u200E\u200F\u061C`],
    ['zero width', 'a\u200Bb\u2060c\uFEFFd', String.raw`a\u200Bb\u2060c\uFEFFd`],
    ['soft hyphens and fillers', 'a\u00ADb\u034F\u3164', String.raw`a\u00ADb\u034F\u3164`],
    ['line and paragraph separators', 'a\u2028b\u2029', String.raw`a\u2028b\u2029`],
    ['interlinear notes', '\uFFF9a\uFFFAb\uFFFB', String.raw`\uFFF9a\uFFFAb\uFFFB`],
    ['halves of pairs', 'a\uD83Db\uDE00', String.raw`a\uD83Db\uDE00`],
    ['tags that spell something', 'Hi\u{E0041}\u{E0042}', String.raw`Hi\uDB40\uDC41\uDB40\uDC42`],
    [
      'tags behind an end of a flag',
      '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}\u{E0061}',
      `\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}${String.raw`\uDB40\uDC61`}`,
    ],
    ['tags behind a flag without an end', '\u{1F3F4}\u{E0067}\u{E0062}', `\u{1F3F4}${String.raw`\uDB40\uDC67\uDB40\uDC62`}`],
    [
      'tags behind the flag of no country',
      `\u{1F3F4}${'\u{E0067}'.repeat(7)}\u{E007F}`,
      `\u{1F3F4}${String.raw`\uDB40\uDC67`.repeat(7)}${String.raw`\uDB40\uDC7F`}`,
    ],
    ['a joiner between letters that need none', 'pay\u200Dpal\u200Cx', String.raw`pay\u200Dpal\u200Cx`],
    ['a joiner behind an emoji with nothing to join', '\u{1F600}\u200D!', `\u{1F600}${String.raw`\u200D`}!`],
    ['a joiner before an emoji with nothing to join', 'a\u200D\u{1F600}', `a${String.raw`\u200D`}\u{1F600}`],
    ['a second joiner', '\u0645\u06CC\u200C\u200C\u062E', `\u0645\u06CC\u200C${String.raw`\u200C`}\u062E`],
    ['a non-joiner between emoji', '\u{1F468}\u200C\u{1F469}', `\u{1F468}${String.raw`\u200C`}\u{1F469}`],
    ['variants of nothing', '\uFE0Fa \uFE0F', `${String.raw`\uFE0F`}a ${String.raw`\uFE0F`}`],
    ['many variants of one letter', 'a\uFE00\uFE0F', `a\uFE00${String.raw`\uFE0F`}`],
    ['variants of ideographs that are not seen', 'a\u{E0100}', `a${String.raw`\uDB40\uDD00`}`],
  ])('%s', (_, hostile, shown) => {
    expect(harmless(hostile)).toBe(shown);
    expect(harmless(`before ${hostile}`)).toBe(`before ${shown}`);
  });
});

describe('what people write stays as it is', () => {
  test.each([
    ['ASCII', 'Lunch at 12 ~ ok?'],
    ['lines and tabs', 'One\n\tTwo\n'],
    ['umlauts, also composed', 'Zo\u00EB Zoe\u0308'],
    ['Hebrew and Arabic', '\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627'],
    ['Persian with its non-joiner', '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645'],
    ['Devanagari with joiners', '\u0915\u094D\u200D\u0937 \u0915\u094D\u200C\u0937'],
    ['Chinese, Japanese, Korean', '\u4F60\u597D \u3053\u3093 \uC548\uB155'],
    ['a family', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
    ['a person with a colour and a trade', '\u{1F469}\u{1F3FD}\u200D\u{1F680}'],
    ['a flag of colours', '\u{1F3F3}\uFE0F\u200D\u{1F308}'],
    ['a flag of a part of a country', 'x \u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} y'],
    ['a flag of letters', '\u{1F1E9}\u{1F1EA}'],
    ['a keycap and a heart', '1\uFE0F\u20E3 \u2764\uFE0F'],
  ])('%s', (_, text) => {
    expect(harmless(text)).toBe(text);
  });

  test('a line end of Windows is a line end', () => {
    expect(harmless('One\r\nTwo\r')).toBe(`One\nTwo${String.raw`\u000D`}`);
  });
});

/** A text of what is dangerous and what is near to it. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u001B[31m', '\r', '\u202E', '\u200D', '\u{1F468}', '\u0645', '\u{E0067}', '\u{1F3F4}', '\uFE0F', '\n'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const obeyed = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/; // oxlint-disable-line no-control-regex

test('nothing that a terminal obeys is left of any text, and what is harmless already stays', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const shown = harmless(text);
      expect(shown).not.toMatch(obeyed);
      expect(harmless(shown)).toBe(shown);
    }),
    { numRuns: 2_000 },
  );
});

test('one line stays one line', () => {
  expect(harmlessLine('  Subject:\r\n\tError: \u001B[2K all\u2028well\n')).toBe(String.raw`Subject: Error: \u001B[2K all well`);
});

describe('JSON', () => {
  test('is read back as it was, and holds nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom(0, 2), (text, indent) => {
        const json = harmlessJson({ [text]: [text, { deep: text }] }, indent) ?? '';
        expect(json.replaceAll('\n', '')).not.toMatch(obeyed);
        expect(JSON.parse(json)).toEqual({ [text]: [text, { deep: text }] });
      }),
      { numRuns: 1_000 },
    );
  });

  test('escapes as JSON does', () => {
    expect(harmlessJson({ subject: 'a\u001B\n\u007F\u009B\u202E\u{E0041} "b" \\' })).toBe(
      String.raw`{"subject":"a\u001b\n\u007f\u009b\u202e\udb40\udc41 \"b\" \\"}`,
    );
    expect(harmlessJson([1], 2)).toBe('[\n  1\n]');
    expect(harmlessJson(undefined)).toBeUndefined();
  });
});
