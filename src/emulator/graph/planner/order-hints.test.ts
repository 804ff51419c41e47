import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, orderHintFrom } from './order-hints.ts';

const hintOf = (text: string, first?: string): string => orderHintFrom(text, 'orderHint', first);
const serviceHint = fc
  .string({ unit: fc.integer({ min: 0x22, max: 0x7e }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 6 })
  .filter((text) => !text.endsWith('"'));

describe('a hint between two others', () => {
  test('sorts between them, and is made of what the service uses', () => {
    fc.assert(
      fc.property(serviceHint, serviceHint, (a, b) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        const hint = between(low, high);
        expect(low < hint && hint < high).toBe(true);
        expect(hint).toMatch(/^["-~]*[#-~]$/);
      }),
    );
  });

  test('has room before and behind any other', () => {
    fc.assert(
      fc.property(serviceHint, (hint) => {
        expect(between('', hint) < hint && hint < between(hint, '')).toBe(true);
      }),
    );
  });

  test('can be found again and again', () => {
    let [low, high] = ['a', 'b'];
    for (let turn = 0; turn < 200; turn += 1) {
      const hint = between(low, high);
      expect(low < hint && hint < high).toBe(true);
      if (turn % 2 === 0) low = hint;
      else high = hint;
    }
  });
});

describe('hints that a client puts together', () => {
  // The lists are those of https://learn.microsoft.com/graph/api/resources/planner-order-hint-format
  test.each([
    [[' 5637!', '5637', '5637 adhg!', 'adhg', 'adhg !']],
    [[' 5637!', '5637 adhg!', 'adhg', 'adhg !', 'adhg ! !']],
    [[' 5637!', ' 5637! 5637 adhg!!', '5637 adhg!', 'adhg', 'adhg ! !']],
  ])('keep the order of %j', (hints) => {
    const values = hints.map((hint) => (hint.endsWith('!') ? hintOf(hint) : hint));

    expect(values.toSorted()).toEqual(values);
    expect(new Set(values).size).toBe(values.length);
  });

  test('without a neighbour it is the first of its list', () => {
    expect(hintOf(' !', '5637') < '5637').toBe(true);
    expect(hintOf(' !')).not.toBe('');
  });

  test.each([' ', ' !', 'a !', '~', '"'])('of nothing but %j without end is refused', (piece) => {
    expect(() => hintOf(`${piece.repeat(50_000)} !`)).toThrow("The value of the property 'orderHint' is not a valid order hint.");
    expect(() => hintOf(`${piece.repeat(300)} !`)).not.toThrow(RangeError);
  });

  test.each(['5637', '', '!', 'a', 'a b', 'adhg 5637!', ' !!', 'a\tb !', 5637, undefined])('%j is refused', (text) => {
    expect(() => orderHintFrom(text, 'orderHint', undefined)).toThrow("The value of the property 'orderHint' is not a valid order hint.");
  });
});
