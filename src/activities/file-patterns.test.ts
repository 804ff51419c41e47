import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitsPatterns } from './file-patterns.ts';

describe('a file name fits patterns', () => {
  test.each([
    ['invoice.pdf', '*.pdf', true],
    ['INVOICE.PDF', '*.pdf', true],
    ['invoice.csv', '*.pdf|*.csv', true],
    ['invoice.csv', '*.pdf | invoice.??v', true],
    ['invoice.pdf.exe', '*.pdf', false],
    ['a.b.c', 'a.*.c', true],
    ['abc', 'a?c', true],
    ['ac', 'a?c', false],
    ['(1) [x].txt', '(1) [x].txt', true],
    ['axtxt', 'a.txt', false],
    ['anything', '*', true],
    ['', '*', true],
    ['x', '|', false],
  ])('%s %s', (name, patterns, expected) => {
    expect(fitsPatterns(name, patterns)).toBe(expected);
  });

  test('as a regular expression would, and in time even for a pattern of many stars', () => {
    const letters = fc.stringMatching(/^[ab.]{0,12}$/);
    fc.assert(
      fc.property(letters, fc.stringMatching(/^[ab.*?]{1,8}$/), (name, pattern) => {
        const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(fitsPatterns(name, pattern)).toBe(expression.test(name));
      }),
    );
    expect(fitsPatterns('a'.repeat(5000), `${'*a'.repeat(50)}b`)).toBe(false);
  });
});
