import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { selectionOf } from './selection.ts';

const messages = [
  { id: '1', subject: 'Lunch', at: new Date('2026-03-05T10:00:00Z'), from: undefined },
  { id: '2', subject: 'Tea', at: new Date('2026-03-06T10:00:00Z'), from: { address: 'ben@contoso.example' } },
];

test.each<[string, unknown, unknown]>([
  ['[].subject', messages, ['Lunch', 'Tea']],
  ['length(@)', messages, 2],
  ['[0].at', messages, '2026-03-05T10:00:00.000Z'],
  ['[0].from', messages, null],
  ["[?from.address=='ben@contoso.example'].{id: id}", messages, [{ id: '2' }]],
  ["join(', ', sort([].subject))", messages, 'Lunch, Tea'],
  ['constructor', {}, null],
  ['a.toString', { a: {} }, null],
  ['[0].constructor', [{}], null],
  ['length(@)', 'text', 4],
  ['@', undefined, null],
])('%s of a result', async (expression, result, selected) => {
  expect((await selectionOf(expression))(result)).toEqual(selected);
});

test.each<[string, string]>([
  ['a[', 'is no JMESPath expression'],
  ['lenght(@)', 'there is no function lenght(); there are abs, avg,'],
  ['length(foo(@))', 'there is no function foo();'],
  ['[].{n: upper(subject)}', 'there is no function upper();'],
])('%s is refused before anything is done', async (expression, says) => {
  const { code, fields } = await failureOf(selectionOf(expression));

  expect([code, fields.map(({ field }) => field)]).toEqual(['INPUT_INVALID', ['--select']]);
  expect(fields[0]?.problem).toContain(says);
});

/** One call of each, with what it gives: https://jmespath.org/specification.html#built-in-functions */
const calls: readonly (readonly [string, unknown])[] = [
  ['abs(`-1`)', 1],
  ['avg(`[1, 3]`)', 2],
  ['ceil(`1.2`)', 2],
  ["contains('abc', 'b')", true],
  ["ends_with('abc', 'c')", true],
  ['floor(`1.8`)', 1],
  ["join('-', ['a', 'b'])", 'a-b'],
  ['keys(`{"a": 1}`)', ['a']],
  ["length('abc')", 3],
  ['map(&a, `[{"a": 1}]`)', [1]],
  ['max(`[1, 3]`)', 3],
  ['max_by(`[{"a": 1}, {"a": 2}]`, &a)', { a: 2 }],
  ['merge(`{"a": 1}`, `{"b": 2}`)', { a: 1, b: 2 }],
  ['min(`[1, 3]`)', 1],
  ['min_by(`[{"a": 1}, {"a": 2}]`, &a)', { a: 1 }],
  ['not_null(a, `2`)', 2],
  ["reverse('ab')", 'ba'],
  ['sort(`[2, 1]`)', [1, 2]],
  ['sort_by(`[{"a": 2}, {"a": 1}]`, &a)', [{ a: 1 }, { a: 2 }]],
  ["starts_with('abc', 'a')", true],
  ['sum(`[1, 3]`)', 4],
  ["to_array('a')", ['a']],
  ["to_number('2')", 2],
  ['to_string(`2`)', '2'],
  ["type('a')", 'string'],
  ['values(`{"a": 1}`)', [1]],
];

describe('each function of the specification', () => {
  test.each(calls)('%s', async (expression, result) => {
    expect((await selectionOf(expression))({})).toEqual(result);
  });
});

test('what does not fit the result is told after the work, with the expression', async () => {
  const select = await selectionOf('length(id)');

  expect(await failureOf(() => select({ id: 3 }))).toMatchObject({
    code: 'INPUT_INVALID',
    message: expect.stringMatching(
      /^The command was carried out, but `--select length\(id\)` does not fit its result: .*[^.]\.$/,
    ) as string,
    remedy: expect.stringContaining('--json') as string,
  });
});
