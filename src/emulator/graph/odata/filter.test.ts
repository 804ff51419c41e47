import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GraphFailure } from '../route.ts';
import { matchesFilter } from './evaluate.ts';
import type { Comparison, Expression, Literal } from './expression.ts';
import { parseFilter } from './filter.ts';
import { printFilter } from './print.ts';

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

describe('texts that are no filters', () => {
  test.each([
    ['subject eq', "Invalid filter clause: Expression expected at position 10 in 'subject eq'."],
    ["subject eq 'open", "Invalid filter clause: There is an unterminated string literal at position 16 in 'subject eq 'open'."],
    ["subject eq 'a' or", "Invalid filter clause: Expression expected at position 17 in 'subject eq 'a' or'."],
    ['subject eq #', "Invalid filter clause: Syntax error: character '#' is not valid at position 11 in 'subject eq #'."],
    ["soundslike(subject,'x')", "Invalid filter clause: An unknown function with name 'soundslike' was found."],
    ["startswith(subject)", "Invalid filter clause: No function signature for the function with name 'startswith' matches the specified arguments."],
    ["subject in ()", "Invalid filter clause: Syntax error at position 12 in 'subject in ()'."],
    ["subject eq 'a' subject", "Invalid filter clause: Syntax error at position 15 in 'subject eq 'a' subject'."],
    ['receivedDateTime ge 2026-13-45', "Invalid filter clause: Unrecognized 'Edm.Date' literal '2026-13-45'."],
    ['('.repeat(200), 'Invalid filter clause: Recursion depth exceeded allowed limit.'],
    ['not '.repeat(200), 'Invalid filter clause: Recursion depth exceeded allowed limit.'],
    ['a or '.repeat(3000), 'Invalid filter clause: The node count limit has been exceeded.'],
  ])('%s', (filter, words) => {
    expect(() => parseFilter(filter)).toThrow(expect.objectContaining({ status: 400, code: 'BadRequest', message: words }));
  });

  test('a date in quotes is refused as the service refuses it', () => {
    expect(() => holds("receivedDateTime ge '2026-01-01T00:00:00Z'")).toThrow(
      "Invalid filter clause: A binary operator with incompatible types was detected. Found operand types 'Edm.DateTimeOffset' and " +
        "'Edm.String' for operator kind 'GreaterThanOrEqual'.",
    );
  });

  test('any junk is a 400 or a filter, never a crash', () => {
    const pieces = fc.constantFrom("'", '(', ')', '/', ':', ',', ' eq ', ' and ', ' or ', 'not ', 'any', 'null', 'a', '1', '2026-01-01', '$count', '\u0000', 'é');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.array(pieces).map((all) => all.join(''))), (text) => {
        try {
          matchesFilter(parseFilter(text), { read: () => ['x', { a: 1 }], now: () => new Date(0) });
        } catch (error) {
          expect(error).toBeInstanceOf(GraphFailure);
          expect(error).toMatchObject({ status: 400 });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** An expression, and by another road what it must say about an item: true, false, or null where that is unknown. */
interface Case {
  readonly expression: Expression;
  holds(item: Item): boolean | null;
}

interface Item {
  readonly name: string | null;
  readonly size: number | null;
  readonly isRead: boolean;
  readonly at: string;
  readonly tags: readonly string[];
}

const names = ['', 'a', 'b', 'ab', "o'b", 'B'];
const moments = ['2026-01-01T00:00:00Z', '2026-01-02T12:00:00.5Z', '2026-01-03T00:00:00Z'];

const items: fc.Arbitrary<Item> = fc.record({
  name: fc.option(fc.constantFrom(...names)),
  size: fc.option(fc.integer({ min: -2, max: 2 })),
  isRead: fc.boolean(),
  at: fc.constantFrom(...moments),
  tags: fc.array(fc.constantFrom(...names), { maxLength: 3 }),
});

const operators = fc.constantFrom<Comparison[]>('eq', 'ne', 'gt', 'ge', 'lt', 'le');

function path(...segments: string[]): Expression {
  return { kind: 'path', segments };
}

function text(value: string): Literal {
  return { kind: 'literal', type: 'string', value };
}

/** The order of two values by the rules of the language: unequal to null, no order with null. */
function ordered(operator: Comparison, a: string | number | null, b: string | number): boolean {
  if (a === null) return operator === 'ne';
  const [left, right] = [a, b].map((value) => (typeof value === 'string' ? value.toUpperCase().toLowerCase() : value));
  const table: Record<Comparison, boolean> = {
    eq: left === right,
    ne: left !== right,
    gt: Number(left !== undefined && right !== undefined && left > right) === 1,
    ge: left !== undefined && right !== undefined && left >= right,
    lt: left !== undefined && right !== undefined && left < right,
    le: left !== undefined && right !== undefined && left <= right,
  };
  return table[operator];
}

const atoms: fc.Arbitrary<Case> = fc.oneof(
  fc.tuple(operators, fc.constantFrom(...names)).map(([operator, value]): Case => ({
    expression: { kind: 'comparison', operator, left: path('name'), right: text(value) },
    holds: ({ name }) => ordered(operator, name, value),
  })),
  fc.tuple(operators, fc.integer({ min: -2, max: 2 })).map(([operator, value]): Case => ({
    expression: { kind: 'comparison', operator, left: path('size'), right: { kind: 'literal', type: 'number', value } },
    holds: ({ size }) => ordered(operator, size, value),
  })),
  fc.tuple(operators, fc.constantFrom(...moments)).map(([operator, value]): Case => ({
    expression: { kind: 'comparison', operator, left: path('at'), right: { kind: 'literal', type: 'dateTimeOffset', value } },
    holds: ({ at }) => ordered(operator, new Date(at).valueOf(), new Date(value).valueOf()),
  })),
  fc.constantFrom('startswith', 'endswith', 'contains').chain((name) =>
    fc.constantFrom(...names).map((value): Case => ({
      expression: { kind: 'call', name, args: [path('name'), text(value)] },
      holds(item) {
        if (item.name === null) return null;
        const [whole, part] = [item.name.toLowerCase(), value.toLowerCase()];
        if (name === 'startswith') return whole.slice(0, part.length) === part;
        if (name === 'endswith') return part === '' || whole.slice(-part.length) === part;
        return whole.split(part).length > 1 || part === '';
      },
    })),
  ),
  fc.boolean().map((value): Case => ({
    expression: { kind: 'comparison', operator: 'eq', left: path('isRead'), right: { kind: 'literal', type: 'boolean', value } },
    holds: ({ isRead }) => isRead === value,
  })),
  fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }).map((list): Case => ({
    expression: { kind: 'in', operand: path('name'), list: list.map(text) },
    holds: ({ name }) => name !== null && list.some((value) => value.toLowerCase() === name.toLowerCase()),
  })),
  fc.tuple(fc.constantFrom('any' as const, 'all' as const), operators, fc.constantFrom(...names)).map(([quantifier, operator, value]): Case => ({
    expression: {
      kind: 'lambda',
      segments: ['tags'],
      quantifier,
      variable: 't',
      body: { kind: 'comparison', operator, left: path('t'), right: text(value) },
    },
    holds({ tags }) {
      const fitting = tags.filter((tag) => ordered(operator, tag, value)).length;
      return quantifier === 'any' ? fitting > 0 : fitting === tags.length;
    },
  })),
  operators.chain((operator) =>
    fc.nat(3).map((value): Case => ({
      expression: { kind: 'comparison', operator, left: path('tags', '$count'), right: { kind: 'literal', type: 'number', value } },
      holds: ({ tags }) => ordered(operator, tags.length, value),
    })),
  ),
);

/** Truth of `and` and `or` as numbers (false 0, unknown 1, true 2): the smaller, the larger. */
function degree(value: boolean | null): number {
  return value === null ? 1 : value ? 2 : 0;
}

function truth(value: number): boolean | null {
  return value === 1 ? null : value === 2;
}

const { expression: cases } = fc.letrec<{ expression: Case }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atoms,
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), tie('expression'), tie('expression')).map(([operator, left, right]): Case => ({
      expression: { kind: 'logical', operator, left: left.expression, right: right.expression },
      holds(item) {
        const degrees = [degree(left.holds(item)), degree(right.holds(item))];
        return truth(operator === 'and' ? Math.min(...degrees) : Math.max(...degrees));
      },
    })),
    tie('expression').map((operand): Case => ({
      expression: { kind: 'not', operand: operand.expression },
      holds: (item) => truth(2 - degree(operand.holds(item))),
    })),
  ),
}));

describe('for every expression', () => {
  test('what is printed parses to the same expression', () => {
    fc.assert(
      fc.property(cases, ({ expression }) => {
        expect(parseFilter(printFilter(expression))).toEqual(expression);
      }),
      { numRuns: 500 },
    );
  });

  test('its value is what an independent reading of it says', () => {
    fc.assert(
      fc.property(cases, items, ({ expression, holds }, item) => {
        const read = (property: string): unknown => Reflect.get(item, property);
        expect(matchesFilter(parseFilter(printFilter(expression)), { read, now: () => new Date(0) })).toBe(holds(item) === true);
      }),
      { numRuns: 1500 },
    );
  });

  test('literals of every type survive print and parse', () => {
    const literals = fc.oneof(
      fc.string().map(text),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value): Literal => ({ kind: 'literal', type: 'number', value: value === 0 ? 0 : value })),
      fc.uuid().map((value): Literal => ({ kind: 'literal', type: 'guid', value })),
      fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('9999-01-01') }).map((date): Literal => ({ kind: 'literal', type: 'dateTimeOffset', value: date.toISOString() })),
      fc.constant<Literal>({ kind: 'literal', type: 'duration', value: 'P1DT2H' }),
      fc.constant<Literal>({ kind: 'literal', type: 'timeOfDay', value: '12:30:00' }),
      fc.constant<Literal>({ kind: 'literal', type: 'date', value: '2026-02-28' }),
      fc.string().map((value): Literal => ({ kind: 'literal', type: 'enum', value, enumType: 'microsoft.graph.importance' })),
      fc.constantFrom<Literal[]>({ kind: 'literal', type: 'null', value: null }, { kind: 'literal', type: 'boolean', value: true }),
    );
    fc.assert(
      fc.property(literals, (right) => {
        const expression: Expression = { kind: 'comparison', operator: 'eq', left: path('x'), right };
        expect(parseFilter(printFilter(expression))).toEqual(expression);
      }),
      { numRuns: 1000 },
    );
  });
});
