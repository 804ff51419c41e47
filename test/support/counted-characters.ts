import type { Characters } from '../../src/core/signed-tokens.ts';

/** A text that counts how often it is looked at: one for a character, the length for a part, and for a search all that it goes over. */
export interface CountedCharacters extends Characters {
  readonly steps: number;
}

/** Counts the steps of a reader, so that a test can tell how they grow with the text without a clock. */
export function countedCharacters(text: string): CountedCharacters {
  let steps = 0;
  return {
    get steps() {
      return steps;
    },
    length: text.length,
    charCodeAt(index) {
      steps += 1;
      return text.charCodeAt(index);
    },
    indexOf(wanted, from = 0) {
      const found = text.indexOf(wanted, from);
      steps += Math.max(0, (found === -1 ? text.length : found) - from) + wanted.length;
      return found;
    },
    slice(start, end) {
      const part = text.slice(start, end);
      steps += part.length;
      return part;
    },
  };
}
