import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test.each([
  ['Invoice 7\nsecond line\tx', 'Invoice 7\nsecond line\tx'],
  ['gpj.\u202eexe', 'gpj.‹202E›exe'],
  ['a\u0000b\u001b[31m', 'a‹0000›b‹001B›[31m'],
  ['zero\u200bwidth', 'zero‹200B›width'],
  ['Zürich, Łódź, 東京 👩‍💻', 'Zürich, Łódź, 東京 👩‍💻'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});
