import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedCharacters } from '../../../test/support/counted-characters.ts';
import { codeInAddress, withoutWordAtEnd } from './pasted-address.ts';

const redirectUri = 'http://localhost/answer';
const said = (description: string): unknown => {
  try {
    return codeInAddress(
      `${redirectUri}?${new URLSearchParams({ state: 's', error: 'denied', error_description: description }).toString()}`,
      {
        redirectUri,
        state: 's',
      },
    );
  } catch (error) {
    return error instanceof Error && 'errorMessage' in error ? error.errorMessage : error;
  }
};

test('what a page says ends before an address or a parameter, as by its pattern', () => {
  const piece = fc.constantFrom('http', '://', ':', '//', '?', '&', '=', '#', ' ', 'word_1', 'é');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
      const text = `x: ${pieces.join('')}`;
      expect(said(text)).toBe(text.split(/\w+:\/\/|[?&=#]/, 1)[0]);
    }),
    { numRuns: 2_000 },
  );
});

test('a word at the end is taken away in one go over it', () => {
  for (const text of ['', 'word', 'a word', 'w '.repeat(500), 'w'.repeat(1000), `${'w'.repeat(1000)} `, 'é w_9Z']) {
    const counted = countedCharacters(text);
    expect(withoutWordAtEnd(counted)).toBe(text.replace(/(?<!\w)\w+$/, ''));
    expect(counted.steps).toBeLessThanOrEqual(2 * text.length + 1);
  }
});
