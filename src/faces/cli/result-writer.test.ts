import { describe, expect, test } from 'vitest';
import type { OutputFormat } from './output-flags.ts';
import { createResultWriter, type ResultWriter } from './result-writer.ts';
import { selectionOf } from './selection.ts';

/** What a writer writes, each line as it comes, tables as lists. */
async function written(
  format: OutputFormat,
  work: (writer: ResultWriter, lines: unknown[]) => void,
  { select, isTerminal = false, isDone = true }: { select?: string; isTerminal?: boolean; isDone?: boolean } = {},
): Promise<unknown[]> {
  const lines: unknown[] = [];
  const selection = select === undefined ? undefined : await selectionOf(select);
  const writer = createResultWriter(format, selection, {
    write: (line) => void lines.push(line),
    isTerminal,
    table: async (columns, rows) => void lines.push([columns, ...rows]),
  });
  work(writer, lines);
  await writer.finish(isDone);
  return lines;
}

const two = (writer: ResultWriter): void => [{ id: 1 }, { id: 2 }].forEach(writer.item);
const one = (writer: ResultWriter): void => writer.value({ id: 1 });
const none = (writer: ResultWriter): void => writer.many();

test.each<[OutputFormat, string, (writer: ResultWriter) => void, unknown[]]>([
  ['jsonl', 'many', two, ['{"id":1}', '{"id":2}']],
  ['jsonl', 'one', one, ['{"id":1}']],
  ['jsonl', 'none of many', none, []],
  ['json', 'many', two, ['[{"id":1},{"id":2}]']],
  ['json', 'one', one, ['{"id":1}']],
  ['json', 'none of many', none, ['[]']],
  ['json', 'nothing', () => undefined, []],
  ['csv', 'many', two, ['id\n1\n2']],
  ['csv', 'one', one, ['id\n1']],
  ['csv', 'none of many', none, []],
  ['tsv', 'many', two, ['id\n1\n2']],
  ['tsv', 'none of many', none, []],
])('%s of %s', async (format, _, work, lines) => {
  expect(await written(format, work)).toEqual(lines);
});

test('lines of JSON and one JSON value go out at once', async () => {
  const seen: number[] = [];
  const count = (work: (writer: ResultWriter) => void) => (writer: ResultWriter, lines: unknown[]) => {
    work(writer);
    seen.push(lines.length);
  };
  await written('jsonl', count(two));
  await written('json', count(one));
  await written('json', count(two));

  expect(seen).toEqual([2, 1, 0]);
});

test('one value is indented where a person looks, many are not', async () => {
  expect(await written('jsonl', one, { isTerminal: true })).toEqual(['{\n  "id": 1\n}']);
  expect(await written('jsonl', two, { isTerminal: true })).toEqual(['{"id":1}', '{"id":2}']);
  expect(await written('json', two, { isTerminal: true })).toEqual([JSON.stringify([{ id: 1 }, { id: 2 }], null, 2)]);
});

test('what has no JSON is null, and what a terminal obeys is escaped', async () => {
  expect(await written('jsonl', (writer) => [undefined, '\u001B[2J'].forEach(writer.item))).toEqual(['null', String.raw`"\u001b[2J"`]);
});

describe('a selection', () => {
  test.each<[OutputFormat, string, (writer: ResultWriter) => void, unknown[]]>([
    ['json', '[].id', two, ['[1,2]']],
    ['json', 'id', one, ['1']],
    ['json', 'length(@)', none, ['0']],
    ['json', 'nothing', one, ['null']],
    ['jsonl', '[].id', two, ['1', '2']],
    ['jsonl', '{n: id}', one, ['{"n":1}']],
    ['tsv', '[].id', two, ['1\n2']],
    ['tsv', '[?id > `5`]', two, []],
    ['csv', '[].{n: id}', two, ['n\n1\n2']],
    [
      'table',
      '[].{n: id, m: {o: id}}',
      two,
      [
        [
          ['n', 'm.o'],
          ['1', '1'],
          ['2', '2'],
        ],
      ],
    ],
    ['table', 'id', one, [[[''], ['1']]]],
    ['table', '[?id > `5`]', two, []],
  ])('as %s of %s', async (format, select, work, lines) => {
    expect(await written(format, work, { select })).toEqual(lines);
  });

  test('of half a result is not made, all else is', async () => {
    expect(await written('json', two, { select: '[].id', isDone: false })).toEqual([]);
    expect(await written('json', two, { isDone: false })).toEqual(['[{"id":1},{"id":2}]']);
    expect(await written('csv', two, { isDone: false })).toEqual(['id\n1\n2']);
    expect(await written('json', none, { isDone: false })).toEqual([]);
  });

  test('sees dates as texts', async () => {
    expect(await written('json', (writer) => writer.value({ at: new Date(0) }), { select: 'at' })).toEqual(['"1970-01-01T00:00:00.000Z"']);
  });

  test('that is no expression is refused with ones that work', async () => {
    await expect(selectionOf('a[')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      fields: [
        {
          field: '--select',
          problem: expect.stringMatching(/^`a\[` is no JMESPath expression: .*\. Ones that work: '\[\]\.subject'/) as string,
        },
      ],
    });
  });

  test.each(['foo(@)', '[].{a: nothing(@)}', '[?other(id)]', 'sort_by(@, &bar(id))'])(
    '%s calls what is no function, and is refused before anything is done',
    async (expression) => {
      await expect(selectionOf(expression)).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        fields: [{ field: '--select', problem: expect.stringMatching(/there is no function \w+\(\); there are abs, avg, /) as string }],
      });
    },
  );

  test.each([
    ['abs(`-1`)', 1],
    ['avg(`[1,3]`)', 2],
    ['ceil(`1.2`)', 2],
    ["contains('abc', 'b')", true],
    ["ends_with('abc', 'c')", true],
    ['floor(`1.8`)', 1],
    ['join(\'-\', `["a","b"]`)', 'a-b'],
    ['keys(@)', ['id']],
    ['length(@)', 1],
    ['map(&id, [@])', [1]],
    ['max(`[1,2]`)', 2],
    ['max_by([@], &id).id', 1],
    ['merge(@, `{"b":2}`).b', 2],
    ['min(`[1,2]`)', 1],
    ['min_by([@], &id).id', 1],
    ['not_null(nothing, id)', 1],
    ["reverse('ab')", 'ba'],
    ['sort(`[2,1]`)', [1, 2]],
    ['sort_by([@], &id)[0].id', 1],
    ["starts_with('abc', 'a')", true],
    ['sum(`[1,2]`)', 3],
    ['to_array(id)', [1]],
    ["to_number('5')", 5],
    ['to_string(id)', '1'],
    ['type(id)', 'number'],
    ['values(@)', [1]],
  ])('%s is a function that there is', async (expression, value) => {
    expect(await written('json', one, { select: expression })).toEqual([JSON.stringify(value)]);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('sees no %s where there is none', async (name) => {
    expect(await written('json', one, { select: name })).toEqual(['null']);
  });

  test('that does not fit says that the work was done', async () => {
    await expect(written('json', two, { select: 'abs(@)' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/^The command was carried out, but `--select abs\(@\)` does not fit its result: .*\.$/) as string,
      remedy: 'Look at the result with --json, and correct the expression.',
    });
  });
});
