import { expect, test } from 'vitest';
import { ruleSentence } from './rule-sentence.ts';

test.each([
  ['1.2.3', '1.2.3', 'exactly 1.2.3'],
  ['^1.2.3', '1.4.0', '1.2.3 or newer 1.x; locked to 1.4.0 now'],
  ['^0.2.3', '0.2.3', '0.2.3 or newer 0.2.x; locked to 0.2.3 now'],
  ['^0.0.3', undefined, 'exactly 0.0.3'],
  ['>=1 <3', '2.0.0', 'versions >=1 <3; locked to 2.0.0 now'],
  ['file:../feed/a-1.0.0.tgz', '1.0.0', 'exactly the file ../feed/a-1.0.0.tgz, which is 1.0.0'],
])('%s, locked to %s, means: %s', (range, locked, sentence) => {
  expect(ruleSentence(range, locked)).toBe(sentence);
});
