import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textAsHtml } from './text-as-html.ts';

test.each([
  ['Thank you, it was paid today.', 'Thank you, it was paid today.'],
  ['Line 1\nLine 2 <ok> & done', 'Line 1<br>Line 2 &lt;ok&gt; &amp; done'],
  ['a\r\nb\rc\n\nd', 'a<br>b<br>c<br><br>d'],
  ['"x" &lt;', '"x" &amp;lt;'],
  ['a  b   c', 'a&nbsp; b&nbsp;&nbsp; c'],
  [' a\n  b\n c', '&nbsp;a<br>&nbsp; b<br>&nbsp;c'],
  ['a\tb', 'a&nbsp;&nbsp;&nbsp; b'],
])('%j', (text, html) => {
  expect(textAsHtml(text)).toBe(html);
});

test('any text is shown as it is', () => {
  const unit = fc.constantFrom('a', ' ', '\n', '<', '>', '&', '"', ';', 'l', 't', 'é');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit })), (text) => {
      fc.pre(!/[\t\r]/.test(text));
      expect(shown(textAsHtml(text))).toBe(text);
    }),
  );
});

/** What a reader of HTML sees. */
function shown(html: string): string {
  expect(html.replaceAll('<br>', '')).not.toMatch(/[<>]|^ | {2}|\n/);
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&nbsp;': ' ', '&amp;': '&', '<br>': '\n' };
  return html.replaceAll(/&\w+;|<br>/g, (code) => entities[code] ?? code);
}
