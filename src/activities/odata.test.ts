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

  test.each([
    ["(isRead eq false) and startswith(subject,'O''Brien (urgent')"],
    ["categories/any(c:c eq 'Red (category')"],
    ['receivedDateTime ge 2024-02-29T00:00:00Z'],
    ["subject eq '2026-02-30' or id eq '0-2026-02-30'"],
    ['id eq 12345678-2026-13-99-0000-000000000000'],
  ])('%s is left to Graph', (filter) => {
    expect(filterProblem(filter)).toBeUndefined();
  });

  test.each([
    ['$filter=isRead eq false', 'must be the condition alone, without "$filter=" in front.'],
    ["subject eq 'O'Brien'", "must be OData: a text in single quotes is not closed; a quote inside a text is written twice ('')."],
    ['(isRead eq false', 'must be OData: a "(" is not closed.'],
    ['isRead eq false) or (1 eq 1', 'must be OData: a ")" has no "(" before it.'],
    ['receivedDateTime ge 2026-02-30', 'must be OData with days that exist: 2026-02-30 does not.'],
    [
      "subject eq '(' and receivedDateTime ge 2026-01-01 and receivedDateTime lt 2025-02-29T10:00Z",
      'must be OData with days that exist: 2025-02-29 does not.',
    ],
  ])('%s is refused', (filter, problem) => {
    expect(filterProblem(filter)).toBe(problem);
  });
});
