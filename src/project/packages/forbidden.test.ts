import { expect, test } from 'vitest';
import { forbiddenBecause } from './forbidden.ts';
import { matchesWildcard } from './wildcard.ts';

test.each([
  ['left-pad', undefined, 'left-pad', '1.0.0', true],
  ['left-pad', undefined, 'left-pads', '1.0.0', false],
  ['@rival/*', undefined, '@rival/core', '1.0.0', true],
  ['@rival/*', undefined, '@rivals/core', '1.0.0', false],
  ['*', '1.2.3', 'a', '1.2.3', true],
  ['*', '1.2.3', 'a', '1.2.4', false],
  ['a', '>=1.2.3', 'a', '2.0.0', true],
  ['a', '>=1.2.3', 'a', '1.2.2', false],
  ['a', '1.x', 'a', '1.9.9', true],
  ['a', '>=2.0.0', 'a', '2.0.0-beta.1', true],
  ['a', '<2.0.0', 'a', '2.0.0-beta.1', true],
  ['a', '1.x', 'a', '2.0.0-beta.1', false],
])('the rule %s %s says of %s %s that it is forbidden: %s', (rule, versions, name, version, forbidden) => {
  const because = forbiddenBecause([{ name: rule, ...(versions !== undefined && { versions }) }], name, version);

  expect(because !== undefined).toBe(forbidden);
});

test.each([
  ['*', '', true],
  ['a*b*c', 'abc', true],
  ['a*b*c', 'axxbyyc', true],
  ['a*b*c', 'acb', false],
  ['a*a', 'a', false],
  ['*a*', 'bab', true],
  ['*ab*bc', 'abc', false],
  ['', '', true],
])('%s means %s: %s', (pattern, text, means) => {
  expect(matchesWildcard(pattern, text)).toBe(means);
});

test('a pattern of many stars takes no longer than the text is long for each', () => {
  expect(matchesWildcard('*a'.repeat(2000), `${'a'.repeat(100_000)}b`)).toBe(false);
});
