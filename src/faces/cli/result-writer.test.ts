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

  test('that does not fit says that the work was done', async () => {
    await expect(written('json', two, { select: 'abs(@)' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/^The command was carried out, but `--select abs\(@\)` does not fit its result: .*\.$/) as string,
      remedy: 'Look at the result with --json, and correct the expression.',
    });
  });
});
