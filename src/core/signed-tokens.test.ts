import { expect, test } from 'vitest';
import { withoutSignedTokens } from './signed-tokens.ts';

const header = 'eyJhbGciOiJIU';

test('a first part counts from thirteen characters on', () => {
  expect(header).toHaveLength(13);
  expect(withoutSignedTokens(`${header}.a.b`)).toBe('[token removed]');
  expect(withoutSignedTokens(`${header.slice(0, -1)}.a.b`)).toBe(`${header.slice(0, -1)}.a.b`);
});

test('what may stand in a part is removed, and nothing behind it', () => {
  for (const inside of 'azAZ09_-') expect(withoutSignedTokens(`${header}.a.b${inside}`)).toBe('[token removed]');
  for (const behind of '`{@[/:^., \n') expect(withoutSignedTokens(`${header}.a.b${behind}c`)).toBe(`[token removed]${behind}c`);
});

test('parts are parted by dots, and by nothing else', () => {
  for (const between of ',;:/ ') expect(withoutSignedTokens(`${header}${between}a${between}b`)).toBe(`${header}${between}a${between}b`);
});
