import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterProblem, quoted } from './odata.ts';

describe('an OData text', () => {
  test('any text, quoted, is one balanced literal', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(filterProblem(`subject eq ${quoted(text)}`)).toBeUndefined();
        expect(quoted(text).slice(1, -1).replaceAll("''", "'")).toBe(text);
      }),
    );
  });

  test.each([["(isRead eq false) and startswith(subject,'O''Brien (urgent')"], ["categories/any(c:c eq 'Red (category')"]])(
    '%s is left to Graph',
    (filter) => {
      expect(filterProblem(filter)).toBeUndefined();
    },
  );

  test.each([
    ['$filter=isRead eq false', 'must be the condition alone, without "$filter=" in front.'],
    ["subject eq 'O'Brien'", "must be OData: a text in single quotes is not closed; a quote inside a text is written twice ('')."],
    ['(isRead eq false', 'must be OData: a "(" is not closed.'],
    ['isRead eq false) or (1 eq 1', 'must be OData: a ")" has no "(" before it.'],
  ])('%s is refused', (filter, problem) => {
    expect(filterProblem(filter)).toBe(problem);
  });
});
