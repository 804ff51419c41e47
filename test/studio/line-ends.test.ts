import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween } from '../../src/faces/studio/flow/text-change.ts';
import { withLineEnds, withoutReturns } from '../../studio/text/line-ends.ts';

const texts = fc.array(fc.constantFrom('a', 'b: c', '', '  - x', '\r\n', '\n', '\r\n'), { maxLength: 14 }).map((parts) => parts.join(''));

test('what an editor holds and nobody changed is the file to the byte, whatever its line ends', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(withLineEnds(text, withoutReturns(text))).toBe(text);
    }),
  );
});

test('lines that were not touched keep their ends, and the others get that of the first line', () => {
  expect(withLineEnds('a\r\nb\nc\r\n', 'a\nB\nx\nc\n')).toBe('a\r\nB\r\nx\r\nc\r\n');
  expect(withLineEnds('a\r\nb\nc\r\n', 'a\nb\nc\nd')).toBe('a\r\nb\nc\r\nd');
  fc.assert(
    fc.property(texts, texts, (before, typed) => {
      const made = withLineEnds(before, withoutReturns(typed));
      expect(withoutReturns(made)).toBe(withoutReturns(typed));
    }),
  );
});

test('one change makes a text of another', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = changeBetween(before, after);
      expect(change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before).toBe(after);
    }),
  );
});
