import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closed, column, writable } from '../../../test/support/test-columns.ts';
import { isOnbehalfError } from '../../core/errors.ts';
import type { ListColumn } from './column.ts';
import { readValue } from './read-value.ts';
import { writeRows, type Lookups } from './write-value.ts';

const instant = (text: string): Date => new Date(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
const people: Readonly<Record<string, number>> = { 'ben@contoso.example': 12, litware: 7 };
const lookups: Lookups = ({ displayName }, text) => people[text.toLowerCase()] ?? { problem: `knows no "${text}" in ${displayName}.` };

/** What Graph stores and gives back: numbers of people and items become what is shown of them, too. */
function stored(columns: readonly ListColumn[], written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(written)) {
    if (value === null || name.endsWith('@odata.type')) continue;
    const of = columns.find((one) => `${one.name}LookupId` === name);
    if (!of) fields[name] = value;
    else if (Array.isArray(value))
      fields[of.name] = value.map((id) => ({ LookupId: Number(id), LookupValue: `Shown ${id}`, Email: `p${id}@contoso.example` }));
    else Object.assign(fields, { [name]: value, [of.name]: `Shown ${String(value)}` });
  }
  return fields;
}

const id = fc.integer({ min: 1, max: 100_000 });
const plainText = fc.string({ maxLength: 255 }).filter((text) => !/[\r\n]/.test(text));
const personOf = (number: number, several: boolean) => ({
  lookupId: number,
  name: `Shown ${number}`,
  address: several ? `p${number}@contoso.example` : null,
});
const lookupOf = (number: number) => ({ lookupId: number, value: `Shown ${number}` });
const moment = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('.000Z', 'Z'));

/** What is given for each column, and what is read then. */
const values: Readonly<Record<string, fc.Arbitrary<readonly [given: unknown, read: unknown]>>> = {
  Title: plainText.map((text) => [text, text]),
  Notes: fc.string().map((text) => [text, text]),
  Amount: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => [number, number] as const),
    fc.integer().map((number) => [String(number), number] as const),
  ),
  Count: fc.integer({ min: 0, max: 1000 }).map((number) => [number, number]),
  Paid: fc.boolean().chain((value) => fc.constantFrom([value, value] as const, [String(value), value] as const)),
  Due_x0020_date: moment.map((text) => [text.slice(0, 10), text.slice(0, 10)]),
  Seen: moment.map((text) => [text, text]),
  Status: fc.constantFrom(['New', 'New'] as const, ['approved', 'Approved'] as const, [null, null] as const),
  Tags: fc.uniqueArray(fc.constantFrom('Red', 'Blue', 'Green'), { maxLength: 3 }).map((chosen) => [chosen, chosen]),
  Approver: fc.oneof(
    id.map((number) => [number, personOf(number, false)] as const),
    id.map((number) => [personOf(number, false), personOf(number, false)] as const),
    fc.constant(['Ben@contoso.example', personOf(12, false)] as const),
    fc.constant([{ address: 'ben@contoso.example', name: 'Ben' }, personOf(12, false)] as const),
    fc.constant([null, null] as const),
  ),
  Watchers: fc.uniqueArray(id, { maxLength: 4 }).map((numbers) => [numbers, numbers.map((number) => personOf(number, true))]),
  Supplier: fc.oneof(
    id.map((number) => [{ lookupId: number }, lookupOf(number)] as const),
    fc.constant(['Litware', lookupOf(7)] as const),
  ),
  Orders: fc.uniqueArray(id, { maxLength: 4 }).map((numbers) => [numbers, numbers.map(lookupOf)]),
};

describe('a value', () => {
  test.each(writable)('of $name is read as it was written', (one) => {
    const pairs = values[one.name];
    if (!pairs) throw new Error(`There are no values for ${one.name}.`);
    fc.assert(
      fc.property(pairs, fc.boolean(), ([given, read], byDisplayName) => {
        const [written = {}] = writeRows({ columns: writable, instant, lookups }, [
          { field: 'items', values: { [byDisplayName ? one.displayName : one.name]: given } },
        ]);

        const result = readValue(one, stored(writable, JSON.parse(JSON.stringify(written)) as Record<string, unknown>));
        expect(result).toEqual(typeof read === 'number' ? read + 0 : read);
        // What was read can be written again.
        const [again = {}] = writeRows({ columns: writable, instant, lookups }, [{ field: 'items', values: { [one.name]: result } }]);
        expect(readValue(one, stored(writable, again))).toEqual(result);
      }),
    );
  });

  test.each([
    [{ Count: 1001 }, 'items.Count must be at most 1000; it is 1001.'],
    [{ Count: -1 }, 'items.Count must be at least 0; it is -1.'],
    [{ Amount: 'many' }, 'items.Amount must be a number; it is "many".'],
    [{ Amount: '0x10' }, 'items.Amount must be a number; it is "0x10".'],
    [{ Paid: 'yes' }, 'items.Paid must be true or false; it is "yes".'],
    [{ Status: 'Lost' }, 'items.Status must be one of New, Approved, Rejected; it is "Lost".'],
    [{ 'due DATE': '2026-02-30' }, 'must be a day that exists'],
    [{ 'Due date': '2026-02-20T10:00:00Z' }, 'items.Due date must be a day, such as 2026-02-20, without a time'],
    [{ Seen: 7 }, 'items.Seen must be a text in ISO 8601. It is 7.'],
    [{ Title: 5 }, 'items.Title must be a text; it is 5.'],
    [{ Title: 'x'.repeat(256) }, 'items.Title must have at most 255 characters; it has 256.'],
    [{ Title: 'a\nb' }, 'items.Title must be one line'],
    [{ Approver: 'eve@contoso.example' }, 'items.Approver knows no "eve@contoso.example"'],
    [{ Approver: { name: 'Ben' } }, 'items.Approver must be an address, a person, or a number; it is {"name":"Ben"}.'],
    [{ Approver: [1, 2] }, 'items.Approver takes one person, and 2 are given.'],
    [{ Supplier: -1 }, 'items.Supplier must be what Title shows, an item, or a number; it is -1.'],
    [{ Statsu: 'New' }, 'items.Statsu is no column of this list; did you mean Status?'],
    [{ 'Due date': null, Due_x0020_date: null }, 'items.Due_x0020_date is the same column as Due date.'],
  ])('%j is refused, naming the column, the value and what is allowed', (given, problem) => {
    expect(refusalOf(given)).toContain(problem);
  });

  test.each(closed)('of $name cannot be written, whatever it is', (one) => {
    expect(refusalOf({ [one.name]: 'x' }, closed)).toMatch(
      new RegExp(`items\\.${one.name} (?:is|holds|has) .*(?:cannot be written|by SharePoint alone|cannot write)`),
    );
  });

  test('that cannot be written is told with all others at once', () => {
    expect(refusalOf({ Amount: 'a', Status: 'b', Title: 'fine' })).toMatch(/items\.Amount .*items\.Status /);
  });
});

describe('what Graph gives', () => {
  test.each([
    [
      'a link, which has no type',
      column('Website', {}),
      { Website: { Url: 'https://a.example', Description: 'A' } },
      { url: 'https://a.example', description: 'A' },
    ],
    ['a term', column('Term', { term: {} }), { Term: { Label: 'Finance', TermGuid: 'g', WssId: 3 } }, { label: 'Finance', termId: 'g' }],
    [
      'several terms',
      column('Terms', { term: { allowMultipleValues: true } }),
      { Terms: [{ Label: 'A', TermGuid: 'g' }] },
      [{ label: 'A', termId: 'g' }],
    ],
    ['a calculated number', column('Total', { calculated: { formula: '=1' } }), { Total: 12.5 }, 12.5],
    [
      'a person by number alone',
      column('Approver', { personOrGroup: {} }),
      { ApproverLookupId: '12' },
      { lookupId: 12, name: null, address: null },
    ],
    [
      'a day of a site east of Greenwich',
      column('Due', { dateTime: { format: 'dateOnly' } }),
      { Due: '2026-04-30T22:00:00Z' },
      '2026-05-01',
    ],
    [
      'a day of a site west of Greenwich',
      column('Due', { dateTime: { format: 'dateOnly' } }),
      { Due: '2026-05-01T07:00:00Z' },
      '2026-05-01',
    ],
    ['an empty column', column('Title', { text: {} }), {}, null],
    ['an empty column of several', column('Tags', { choice: { displayAs: 'checkBoxes' } }), {}, []],
    ['something else', column('Place', { geolocation: {} }), { Place: { latitude: 1 } }, '{"latitude":1}'],
  ])('is read: %s', (_, one, fields, value) => {
    expect(readValue(one, fields)).toEqual(value);
  });
});

function refusalOf(given: Readonly<Record<string, unknown>>, columns = writable): string {
  try {
    writeRows({ columns, instant, lookups }, [{ field: 'items', values: given }]);
  } catch (error) {
    if (isOnbehalfError(error) && error.code === 'INPUT_INVALID') return error.message;
    throw error;
  }
  return 'written';
}
