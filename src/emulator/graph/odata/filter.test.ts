import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GraphFailure } from '../route.ts';
import { matchesFilter } from './evaluate.ts';
import { parseFilter } from './filter.ts';
import { printFilter } from '../../../../test/support/print-filter.ts';

const message = {
  subject: "Invoice 42 from O'Hara",
  importance: 'high',
  isRead: false,
  hasAttachments: true,
  size: 1200,
  receivedDateTime: '2026-02-10T08:30:00Z',
  categories: ['Red category', 'Travel'],
  from: { emailAddress: { name: 'Ada Martin', address: 'ada@contoso.example' } },
  toRecipients: [
    { emailAddress: { name: 'Ben', address: 'ben@contoso.example' } },
    { emailAddress: { name: 'Chloe', address: 'chloe@contoso.example' } },
  ],
  flag: null,
};

function holds(filter: string, item: Record<string, unknown> = message): boolean {
  return matchesFilter(parseFilter(filter), { read: (property) => item[property], now: () => new Date('2026-03-01T00:00:00Z') });
}

describe('filters as people write them for Graph', () => {
  test.each([
    "subject eq 'invoice 42 from o''hara'",
    "startsWith(subject,'Invoice')",
    "startswith(subject, 'invoice') and isRead eq false",
    "endsWith(from/emailAddress/address, '@contoso.example')",
    "contains(subject, '42')",
    "from/emailAddress/address eq 'ADA@contoso.example'",
    "toRecipients/any(r:r/emailAddress/address eq 'ben@contoso.example')",
    "toRecipients/any(r: startswith(r/emailAddress/address, 'ch') and r/emailAddress/name ne 'Ben')",
    "toRecipients/all(r:endswith(r/emailAddress/address,'contoso.example'))",
    "categories/any(c:c eq 'Travel')",
    "categories/any(c:c in ('Blue category','Travel'))",
    'categories/any()',
    'categories/$count eq 2',
    'toRecipients/$count gt 1 and not(categories/$count lt 2)',
    'receivedDateTime ge 2026-02-01T00:00:00Z and receivedDateTime lt 2026-03-01T00:00:00+01:00',
    'receivedDateTime lt now()',
    'year(receivedDateTime) eq 2026 and month(receivedDateTime) eq 2 and day(receivedDateTime) eq 10',
    'hour(receivedDateTime) eq 8 and minute(receivedDateTime) eq 30 and second(receivedDateTime) eq 0',
    'date(receivedDateTime) eq 2026-02-10',
    'receivedDateTime gt 2026-02-09',
    "importance eq microsoft.graph.importance'high'",
    "importance in ('low', 'high')",
    'flag eq null',
    'flag/flagStatus eq null',
    'isRead ne true',
    'not isRead',
    'hasAttachments',
    'size ge 1.2e3 and size le 1200.0 and size gt -5',
    "length(subject) eq 22 and indexof(subject, '42') eq 8 and substring(subject, 8, 2) eq '42'",
    "concat(importance, '!') eq 'HIGH!' and tolower(importance) eq 'high' and toupper(importance) eq 'HIGH'",
    "(isRead eq false or isRead eq true) and (subject ne 'x')",
    "isRead EQ false AND NOT (subject EQ 'x')",
  ])('%s', (filter) => {
    expect(holds(filter)).toBe(true);
  });

  test.each([
    "subject eq 'Invoice'",
    "not contains(subject, '42')",
    'isRead eq true or hasAttachments eq false',
    "toRecipients/any(r:r/emailAddress/address eq 'diego@contoso.example')",
    "toRecipients/all(r:r/emailAddress/name eq 'Ben')",
    'flag ne null',
    "flag/flagStatus eq 'flagged'",
    'size lt 1200',
    "contains(nothing, 'x')",
    "not contains(nothing, 'x')",
    'receivedDateTime gt 2026-02-11',
  ])('not: %s', (filter) => {
    expect(holds(filter)).toBe(false);
  });

  test('and binds tighter than or', () => {
    expect(printFilter(parseFilter('a eq 1 or b eq 2 and not c eq 3'))).toBe('((a eq 1) or ((b eq 2) and (not (c eq 3))))');
  });
});

/** What comes of a text: it is a filter, or the status of the refusal, or the error that should not be. */
function outcome(text: string): unknown {
  try {
    matchesFilter(parseFilter(text), { read: () => ['x', { a: 1 }], now: () => new Date(0) });
    return 'filter';
  } catch (error) {
    return error instanceof GraphFailure ? error.status : error;
  }
}

describe('texts that are no filters', () => {
  test.each([
    ['subject eq', "Invalid filter clause: Expression expected at position 10 in 'subject eq'."],
    ["subject eq 'open", "Invalid filter clause: There is an unterminated string literal at position 16 in 'subject eq 'open'."],
    ["subject eq 'a' or", "Invalid filter clause: Expression expected at position 17 in 'subject eq 'a' or'."],
    ['subject eq #', "Invalid filter clause: Syntax error: character '#' is not valid at position 11 in 'subject eq #'."],
    ["soundslike(subject,'x')", "Invalid filter clause: An unknown function with name 'soundslike' was found."],
    [
      'startswith(subject)',
      "Invalid filter clause: No function signature for the function with name 'startswith' matches the specified arguments.",
    ],
    ['subject in ()', "Invalid filter clause: Syntax error at position 12 in 'subject in ()'."],
    ["subject eq 'a' subject", "Invalid filter clause: Syntax error at position 15 in 'subject eq 'a' subject'."],
    ['receivedDateTime ge 2026-02-30', "Invalid filter clause: Unrecognized 'Edm.Date' literal '2026-02-30'."],
    [
      'receivedDateTime ge 2025-02-29T10:00:00Z',
      "Invalid filter clause: Unrecognized 'Edm.DateTimeOffset' literal '2025-02-29T10:00:00Z'.",
    ],
    ['receivedDateTime ge 2026-13-45', "Invalid filter clause: Unrecognized 'Edm.Date' literal '2026-13-45'."],
    ['('.repeat(200), 'Invalid filter clause: Recursion depth exceeded allowed limit.'],
    ['not '.repeat(200), 'Invalid filter clause: Recursion depth exceeded allowed limit.'],
    ['a or '.repeat(3000), 'Invalid filter clause: The node count limit has been exceeded.'],
  ])('%s', (filter, words) => {
    expect(() => parseFilter(filter)).toThrow(expect.objectContaining({ status: 400, code: 'BadRequest', message: words }));
  });

  test('any junk is a 400 or a filter, never a crash', () => {
    const pieces = fc.constantFrom(
      "'",
      '(',
      ')',
      '/',
      ':',
      ',',
      ' eq ',
      ' and ',
      ' or ',
      'not ',
      'any',
      'null',
      'a',
      '1',
      '2026-01-01',
      '$count',
      '\u0000',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          expect(['filter', 400]).toContain(outcome(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
