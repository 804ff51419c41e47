import { expect, test } from 'vitest';
import { decoded } from './decoded.ts';

test.each([
  ['a%20b%2Fc', 'a b/c'],
  ['%C3%A9', 'é'],
  ['100%', '100%'],
  ['%C3', '%C3'],
  ['', ''],
])('%j reads %j', (part, text) => {
  expect(decoded(part)).toBe(text);
});
