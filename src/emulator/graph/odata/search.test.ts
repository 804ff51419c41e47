import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GraphFailure } from '../route.ts';
import { parseClauses } from './search-clauses.ts';
import type { SearchExpression } from './search-expression.ts';
import { parseMailSearch } from './search-keywords.ts';
import { matchesSearch, textHolds } from './search-match.ts';

/** Writes a search so that its structure can be seen. */
function shape(search: SearchExpression): string {
  switch (search.kind) {
    case 'term':
      return [
        search.property === undefined ? '' : `${search.property}${search.operator}`,
        search.isPhrase ? `"${search.text}"` : search.text,
        search.isPrefix ? '*' : '',
      ].join('');
    case 'not':
      return `(NOT ${shape(search.operand)})`;
    default:
      return `(${search.operands.map(shape).join(search.kind === 'and' ? ' AND ' : ' OR ')})`;
  }
}

/** What comes of a text: it is a search, or the status of the refusal, or the error that should not be. */
function outcome(text: string): unknown {
  try {
    matchesSearch(parseMailSearch(text), () => true);
    return 'search';
  } catch (error) {
    return error instanceof GraphFailure ? error.status : error;
  }
}

describe('mail search', () => {
  test.each([
    ['pizza', 'pizza'],
    ['"two words"', '(two AND words)'],
    [' " two  words " ', '(two AND words)'],
    ['"subject:invoice from:ada"', '(subject:invoice AND from:ada)'],
    ['"subject:\\"monthly report\\" OR attachment:pdf"', '(subject:"monthly report" OR attachment:pdf)'],
    ['"a OR b AND c"', '(a OR (b AND c))'],
    ['"(a OR b) AND NOT c"', '((a OR b) AND (NOT c))'],
    ['"pay* -draft"', '(pay* AND (NOT draft))'],
    ['"received>=2026-01-01 size<1000"', '(received>=2026-01-01 AND size<1000)'],
    ['"hasAttachments:true"', 'hasattachments:true'],
    ['"from:ada from=ben"', '(from:ada OR from=ben)'],
    ['"from:ada subject:x from:ben y"', '((from:ada OR from:ben) AND subject:x AND y)'],
    ['"from:ada AND from:ben"', '(from:ada AND from:ben)'],
    ['"size>1 size<9"', '(size>1 AND size<9)'],
    ['"size:1 size<9"', '(size:1 AND size<9)'],
    ['"size>1 size:9"', '(size>1 AND size:9)'],
    ['"from:ada subject:ada"', '(from:ada AND subject:ada)'],
    ['"from:ada (x OR y)"', '(from:ada AND (x OR y))'],
    ['"a b"', '(a AND b)'],
    ['"+a -b - subject:-c"', '(a AND (NOT b) AND - AND subject:-c)'],
    ['"\\"two wor*\\" three*"', '("two wor"* AND three*)'],
    ['"\\"two wor\\"*"', '"two wor"*'],
    ['"near WORDS subject:NEAR"', '(near AND WORDS AND subject:NEAR)'],
  ])('%s', (text, expected) => {
    expect(shape(parseMailSearch(text))).toBe(expected);
  });

  test.each([
    ['two words', "Syntax error: character ' ' is not valid at position 3 in 'two words'."],
    ['subject:x', "Syntax error: character ':' is not valid at position 7 in 'subject:x'."],
    ['a"b"', `Syntax error: character '"' is not valid at position 1 in 'a"b"'.`],
    ['"a"b', `Syntax error: character '"' is not valid at position 0 in '"a"b'.`],
    ['"', `Syntax error: character '"' is not valid at position 0 in '"'.`],
    ['"a)"', "Syntax error: the search expression 'a)' is not valid."],
    ['"NOT"', "Syntax error: the search expression 'NOT' is not valid."],
    ['"AND a"', "Syntax error: the search expression 'AND a' is not valid."],
    ['"a OR"', "Syntax error: the search expression 'a OR' is not valid."],
    ['"(a"', "Syntax error: the search expression '(a' is not valid."],
    ['""', "Syntax error: the search expression '' is not valid."],
  ])('%s is refused', (text, message) => {
    expect(() => parseMailSearch(text)).toThrow(expect.objectContaining({ status: 400, code: 'BadRequest', message }));
  });

  test.each(['a NEAR b', 'a ONEAR(n=3) b', 'WORDS(a, b)', 'a XRANK(cb=1) b'])('%s is not built', (text) => {
    expect(() => parseMailSearch(`"${text}"`)).toThrow(
      expect.objectContaining({ status: 501, message: expect.stringMatching(/NEAR|WORDS|XRANK/) }),
    );
  });

  test('any junk is a 400 or a search, never a crash', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `"${text}"`),
        ),
        (text) => {
          expect(['search', 400]).toContain(outcome(text));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['parentheses', (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`],
    ['NOT', (depth: number) => `${'NOT '.repeat(depth)}a`],
  ])('%s may be 49 deep, and side by side as often as one likes', (_, nested) => {
    expect(outcome(`"${nested(49)}"`)).toBe('search');
    expect(outcome(`"${nested(50)}"`)).toBe(400);
    expect(outcome(`"${Array.from({ length: 3 }, () => nested(30)).join(' OR ')}"`)).toBe('search');
    expect(outcome(`"${Array.from({ length: 3 }, () => nested(30)).join(' ')}"`)).toBe('search');
  });

  test('deep nesting is refused', () => {
    expect(() => parseMailSearch(`"${'('.repeat(5000)}"`)).toThrow(GraphFailure);
  });
});

describe('directory search', () => {
  test('clauses in quotes are joined', () => {
    expect(shape(parseClauses('"displayName:ada martin" OR ("mail:ben" AND NOT "mail:x")'))).toBe(
      '(displayname:"ada martin" OR (mail:"ben" AND (NOT mail:"x")))',
    );
  });

  test('text outside quotes is refused', () => {
    expect(() => parseClauses('displayName:ada')).toThrow("Syntax error: character 'd' is not valid at position 0 in 'displayName:ada'.");
  });
});

describe('text', () => {
  const term = (text: string, isPhrase = false): Parameters<typeof textHolds>[1] => ({
    kind: 'term',
    property: undefined,
    operator: ':',
    text,
    isPhrase,
    isPrefix: false,
  });

  test('holds its words, or with a property or a star their beginning, in any order', () => {
    const beginning = { ...term('mar repo'), property: 'subject' };
    expect(textHolds('Monthly report, March', beginning)).toBe(true);
    expect(textHolds('Monthly report, March', { ...term('mar repo'), isPrefix: true })).toBe(true);
    expect(textHolds('Monthly report, March', term('mar repo'))).toBe(false);
    expect(textHolds('Monthly report, March', term('march report'))).toBe(true);
    expect(textHolds('Monthly report, March', { ...beginning, text: 'onthly' })).toBe(false);
  });

  test('holds a phrase only when its words follow each other', () => {
    expect(textHolds('Monthly report, March', term('report march', true))).toBe(true);
    expect(textHolds('Monthly report, March', term('march report', true))).toBe(false);
    expect(textHolds('Monthly report, March', term('report mar', true))).toBe(false);
    expect(textHolds('Monthly report, March', { ...term('report mar', true), isPrefix: true })).toBe(true);
    expect(textHolds('Monthly report, March', { ...term('rep mar', true), isPrefix: true })).toBe(false);
  });
});
