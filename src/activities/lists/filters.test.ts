import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { column } from '../../../test/support/test-columns.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { ListColumn } from './column.ts';
import { fitsFilter } from './fits-filter.ts';
import { readFilter, type ItemFilter, type Operator } from './item-filter.ts';
import { filterOfQuery, namesInQuery } from './odata-filter.ts';
import { sentFilter } from './sent-filter.ts';

const instant = (text: string): Date => new Date(text);
const columns: readonly ListColumn[] = [
  column('Title', { text: {} }, { indexed: true }),
  column('Notes', { text: { allowMultipleLines: true } }),
  column('Amount', { number: {} }, { indexed: true }),
  column('Count', { number: {} }),
  column('Paid', { boolean: {} }, { indexed: true }),
  column('Due', { dateTime: { format: 'dateOnly' } }, { indexed: true }),
  column('Seen', { dateTime: { format: 'dateTime' } }, { indexed: true }),
  column('Status', { choice: { choices: ['New', 'Old'] } }, { indexed: true }),
  column('Approver', { personOrGroup: {} }, { indexed: true }),
];

const days = ['2026-05-01', '2026-05-02', '2026-05-03'];
const texts = ['New', 'new', 'Old', "O'Neill (a) and b", ''];
const item = fc.record(
  {
    Title: fc.constantFrom(...texts),
    Notes: fc.constantFrom(...texts),
    Amount: fc.integer({ min: -2, max: 2 }),
    Count: fc.integer({ min: -2, max: 2 }),
    Paid: fc.boolean(),
    Due: fc
      .constantFrom(...days)
      .chain((day) => fc.integer({ min: -10, max: 13 }).map((hours) => new Date(Date.parse(day) - hours * 3_600_000).toISOString())),
    Seen: fc.constantFrom(...days).map((day) => `${day}T10:00:00Z`),
    Status: fc.constantFrom('New', 'Old'),
    ApproverLookupId: fc.constantFrom('1', '2'),
  },
  { requiredKeys: [] },
);

type Condition = Extract<ItemFilter['conditions'][number], { column: string }>;

const one = (name: string, operators: readonly Operator[], value: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<Condition> =>
  fc.oneof(
    fc.record({ column: fc.constant(name), operator: fc.constantFrom(...operators), value }),
    fc.record({ column: fc.constant(name), operator: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const) }),
  );
const ofNumbers = ['equals', 'notEquals', 'greaterThan', 'atLeast', 'lessThan', 'atMost'] as const;
const ofDates = ['equals', 'notEquals', 'newerThan', 'atLeast', 'olderThan', 'atMost'] as const;
const ofTexts = ['equals', 'notEquals', 'contains', 'notContains', 'startsWith'] as const;
const condition = fc.oneof(
  one('Title', ofTexts, fc.constantFrom(...texts)),
  one('Notes', ofTexts, fc.constantFrom(...texts)),
  one('Amount', ofNumbers, fc.integer({ min: -2, max: 2 })),
  one('Count', ofNumbers, fc.integer({ min: -2, max: 2 })),
  one('Paid', ['equals', 'notEquals'], fc.boolean()),
  one('Due', ofDates, fc.constantFrom(...days)),
  one('Seen', ofDates, fc.constantFrom(...days.map((day) => `${day}T10:00:00Z`))),
  one('Status', ofTexts, fc.constantFrom('New', 'Old')),
  one('Approver', ['equals', 'notEquals'], fc.constantFrom(1, 2)),
);
const { filter } = fc.letrec<{ filter: ItemFilter }>((tie) => ({
  filter: fc.record({
    match: fc.constantFrom('all' as const, 'any' as const),
    conditions: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, condition, tie('filter')), { minLength: 1, maxLength: 3 }),
  }),
}));

test('what SharePoint is asked to select has everything that fits, and names indexed columns alone', () => {
  let sent = 0;
  fc.assert(
    fc.property(filter, fc.array(item, { maxLength: 8 }), (given, items) => {
      const read = readFilter(given, columns, instant);
      const clause = sentFilter(read);
      if (clause === undefined) return;
      sent += 1;
      const selection = filterOfQuery(clause, columns, instant);
      if (!selection) throw new Error(`${clause} cannot be read.`);

      for (const name of namesInQuery(clause))
        expect(columns.find((known) => known.name === name.replace('LookupId', ''))?.indexed).toBe(true);
      // Days are compared as moments there, so those are looked at by their bounds elsewhere.
      if (clause.includes('fields/Due')) return;
      expect(items.filter((fields) => fitsFilter(read, fields) && !fitsFilter(selection, fields))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
  expect(sent).toBeGreaterThan(100);
});

describe('a condition in OData', () => {
  test.each([
    ["fields/Title eq 'O''Neill (a) and b'", { Title: "o'neill (A) and b" }, { Title: 'x' }],
    ['fields/Amount gt 1 and fields/Amount le 5', { Amount: 5 }, { Amount: 1 }],
    ["fields/Status eq 'New' or (fields/Paid eq 1 and fields/Count lt -1)", { Paid: true, Count: -2 }, { Status: 'Old', Paid: true }],
    [
      "startswith(fields/Title,'Lit') and contains( fields/Notes , 'jan' )",
      { Title: 'Litware', Notes: 'In January' },
      { Title: 'Litware' },
    ],
    ["fields/Due ge '2026-05-02T00:00:00Z'", { Due: '2026-05-02T07:00:00Z' }, { Due: '2026-05-01T07:00:00Z' }],
    ["fields/Seen lt '2026-05-02T00:00:00Z'", { Seen: '2026-05-01T23:59:59Z' }, { Seen: '2026-05-02T00:00:00Z' }],
    ['fields/Status ne null', { Status: 'New' }, {}],
    ["fields/ApproverLookupId eq '12'", { ApproverLookupId: '12' }, { ApproverLookupId: '2' }],
    ['fields/Paid eq true', { Paid: true }, { Paid: false }],
  ])('%s means what it says', (query, fits, fitsNot) => {
    const read = filterOfQuery(query, columns, instant);

    expect([read && fitsFilter(read, fits), read && fitsFilter(read, fitsNot)]).toEqual([true, false]);
  });

  test.each([
    "endswith(fields/Title,'a')",
    "not fields/Title eq 'a'",
    "createdDateTime gt '2026-01-01'",
    "fields/Title eq 'a' and",
    "fields/Other eq 'a'",
    "fields/Approver eq 'Ben'",
    'fields/Title eq fields/Notes',
    "(fields/Title eq 'a'",
    'fields/Title gt 5',
  ])('%s is left to SharePoint', (query) => {
    expect(filterOfQuery(query, columns, instant)).toBeUndefined();
  });

  test('is read in time whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '(', ')', 'fields/Title', ' eq ', ' and ', 'startswith', ',', '1', ' '), maxLength: 60 }),
        (text) => {
          const read = filterOfQuery(text, columns, instant);

          expect(read === undefined || namesInQuery(text).length > 0).toBe(true);
        },
      ),
    );
  });
});

describe('a filter that does not fit its column', () => {
  test.each([
    [{ column: 'Ammount', operator: 'equals', value: 1 }, 'filter.conditions.0.column is no column of this list; did you mean Amount?'],
    [{ column: 'Amount', operator: 'contains', value: 1 }, 'filter.conditions.0.operator must be equals, notEquals, greaterThan'],
    [{ column: 'Amount', operator: 'equals', value: 'many' }, 'filter.conditions.0.value must be a number for Amount; it is many.'],
    [{ column: 'Paid', operator: 'equals', value: 'yes' }, 'filter.conditions.0.value must be true or false for Paid; it is yes.'],
    [{ column: 'Seen', operator: 'newerThan', value: 'today' }, 'filter.conditions.0.value must be a date and time'],
    [{ column: 'Due', operator: 'equals', value: '2026-05-01T10:00:00Z' }, 'filter.conditions.0.value must be a day'],
    [{ column: 'Title', operator: 'equals' }, 'filter.conditions.0.value is required for equals.'],
    [{ column: 'Title', operator: 'isEmpty', value: 'a' }, 'filter.conditions.0.value is not taken by isEmpty.'],
  ] as const)('%j is refused with what is allowed', (given, problem) => {
    const refusal = (): unknown => {
      try {
        return readFilter({ match: 'all', conditions: [given] }, columns, instant);
      } catch (error) {
        return isOnbehalfError(error) ? error.message : error;
      }
    };

    expect(refusal()).toContain(problem);
  });
});

test('a condition on days lets every moment through that a day that fits may be kept as', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((count) => new Date(Date.UTC(2020, 0, 1 + count)).toISOString().slice(0, 10));
  const near = fc.tuple(day, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -10, max: 13 }));
  fc.assert(
    fc.property(
      near,
      fc.constantFrom('equals' as const, 'newerThan' as const, 'atLeast' as const, 'olderThan' as const, 'atMost' as const),
      ([value, days, hours], operator) => {
        const read = readFilter({ match: 'all', conditions: [{ column: 'Due', operator, value }] }, columns, instant);
        const Due = new Date(Date.parse(value) + days * 86_400_000 - hours * 3_600_000).toISOString();
        const bounds = [...(sentFilter(read) ?? '').matchAll(/fields\/Due (ge|lt) '([^']+)'/g)];

        const isSelected = bounds.every(([, word, bound = '']) => (word === 'ge' ? Due >= bound : Due < bound));
        expect(bounds.length).toBeGreaterThan(0);
        expect(isSelected || !fitsFilter(read, { Due })).toBe(true);
      },
    ),
  );
});
