import { expect, test } from 'vitest';
import { countedCharacters } from '../../test/support/counted-characters.ts';
import { trimEnd } from './trim-end.ts';

test.each([
  ['https://graph.microsoft.com', '/', 'https://graph.microsoft.com'],
  ['https://graph.microsoft.com/', '/', 'https://graph.microsoft.com'],
  ['a///', '/', 'a'],
  ['/a//b', '/', '/a//b'],
  ['====', '=', ''],
  ['', '=', ''],
  ['a=b==', '=', 'a=b'],
])('%j without %s at its end is %j', (text, character, trimmed) => {
  expect(trimEnd(text, character)).toBe(trimmed);
});

test('takes no more steps than the text has characters, wherever the runs are', () => {
  for (const text of [`${'/'.repeat(5000)}a`, `${'/a'.repeat(2500)}`, '/'.repeat(5000)]) {
    const counted = countedCharacters(text);
    trimEnd(counted, '/');
    expect(counted.steps).toBeLessThanOrEqual(text.length + 1);
  }
});
