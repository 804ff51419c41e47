import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testTerminal, type TestTerminalOptions } from '../../../test/support/test-terminal.ts';
import { itemsOf } from '../../connection/items.ts';
import type { AnyActivity } from '../../core/activity.ts';
import { printResults } from './results.ts';

function activity(output: z.ZodType, many: boolean): AnyActivity {
  return {
    name: 'mail.test',
    title: 'Test Mail',
    summary: '',
    effect: 'reads',
    calls: [],
    input: z.object({}),
    output,
    examples: [],
    many,
    run: () => undefined,
  };
}

async function printed(output: z.ZodType, result: unknown, options?: TestTerminalOptions) {
  const { io, stdout, stderr } = testTerminal(options);
  await printResults(io, activity(output, false), Promise.resolve(result));
  return { stdout: stdout(), stderr: stderr() };
}

async function printedMany(output: z.ZodType, rows: readonly unknown[], options?: TestTerminalOptions) {
  const { io, stdout, stderr } = testTerminal(options);
  const items = itemsOf(async function* () {
    yield* rows;
  });
  await printResults(io, activity(output, true), items);
  return { stdout: stdout(), stderr: stderr() };
}

const any = z.unknown();
const colourless: TestTerminalOptions = { isTTY: true, env: { NO_COLOR: '1' } };

describe('one result', () => {
  test.each<[string, unknown, string]>([
    [
      'its fields, one a line',
      { subject: 'Lunch', unread: true, sent: false, size: 0 },
      'subject: Lunch\nunread: yes\nsent: no\nsize: 0\n',
    ],
    ['nothing for what is not there', { a: undefined, b: null, c: '', d: [], e: [null, ''] }, ''],
    ['a list in a line', { to: ['a', ['b', 'c'], 7] }, 'to: a, b, c, 7\n'],
    ['an address with its name', { from: { name: 'Ben', address: 'ben@contoso.example' } }, 'from: Ben <ben@contoso.example>\n'],
    [
      'an address alone where the name says no more',
      { from: { name: 'b@c.example', address: 'b@c.example' }, to: { name: '', address: 'x@y.example' }, cc: { address: 'u@v.example' } },
      'from: b@c.example\nto: x@y.example\ncc: u@v.example\n',
    ],
    ['what it does not know as JSON', { range: { from: 1 } }, 'range: {"from":1}\n'],
    ['a text as it is', 'plain', 'plain\n'],
    ['later lines of a text standing in', { body: 'Hi\r\nsubject: forged\nEnd' }, 'body: Hi\n  subject: forged\n  End\n'],
    [
      'hostile texts harmless',
      { subject: '\u001B]0;x\u0007', from: { name: '\u202Ex', address: 'a@b.example\u009B' } },
      `${String.raw`subject: \u001B]0;x\u0007`}\n${String.raw`from: \u202Ex <a@b.example\u009B>`}\n`,
    ],
  ])('shows %s', async (_, result, expected) => {
    expect(await printed(any, result)).toEqual({ stdout: expected, stderr: '' });
    expect((await printed(any, result, colourless)).stdout).toBe(expected);
  });

  test('shows a moment as people write it, and only where the whole text is one', async () => {
    const { stdout } = await printed(any, {
      at: '2026-11-02T09:00:00Z',
      exact: '2026-11-02T09:00:00.123Z',
      day: '2026-11-02',
      text: 'at 2026-11-02T09:00:00Z',
    });

    const moment = new Date('2026-11-02T09:00:00Z').toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });
    expect(stdout).toBe(`at: ${moment}\nexact: ${moment}\nday: 2026-11-02\ntext: at 2026-11-02T09:00:00Z\n`);
  });

  test.each([undefined, null])('is told as done where it is %s', async (nothing) => {
    expect(await printed(any, nothing)).toEqual({ stdout: '', stderr: 'Done. Test Mail\n' });
    expect(await printed(any, nothing, { json: true })).toEqual({ stdout: 'null\n', stderr: '' });
  });

  test('is JSON with --json', async () => {
    expect((await printed(any, { a: '\u009B', list: [1] }, { json: true })).stdout).toBe(`${String.raw`{"a":"\u009b","list":[1]}`}\n`);
  });
});

describe('many results', () => {
  const message = z.object({
    id: z.string(),
    subject: z.string().meta({ column: 'Subject' }),
    inner: z.object({ from: z.string().meta({ column: 'From' }), other: z.string() }),
  });
  const rows = [
    { id: '1', subject: 'Lunch\u001B[2J', inner: { from: 'Ben', other: 'x' } },
    { id: '2', subject: 'Tea', inner: { from: '\u202EAda', other: 'y' } },
  ];

  test('are the marked columns, also those of objects inside', async () => {
    expect(await printedMany(message, rows)).toEqual({
      stdout: `${String.raw`Lunch\u001B[2J`}\tBen\nTea\t${String.raw`\u202EAda`}\n`,
      stderr: '',
    });

    const { stdout } = await printedMany(message, rows, colourless);
    expect(stdout.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['Subject', 'From'],
      [String.raw`Lunch\u001B[2J`, 'Ben'],
      ['Tea', String.raw`\u202EAda`],
      [''],
    ]);
  });

  test('are the first five fields where none is marked', async () => {
    const letters = Object.fromEntries([...'abcdef'].map((letter) => [letter, letter.toUpperCase()]));
    const output = z.object(Object.fromEntries([...'abcdef'].map((letter) => [letter, z.string()])));

    expect((await printedMany(output, [letters])).stdout).toBe('A\tB\tC\tD\tE\n');
  });

  test('show an item that has no object inside, or is none', async () => {
    expect((await printedMany(message, [{ id: '1', subject: 'Tea', inner: null }])).stdout).toBe('Tea\t\n');
    expect((await printedMany(z.object({ value: z.string() }), ['alone', null])).stdout).toBe('alone\n\n');
  });

  test('are one JSON object a line with --json', async () => {
    expect(
      (await printedMany(message, rows, { json: true })).stdout
        .split('\n')
        .slice(0, 2)
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(rows);
  });

  test('are told to be none', async () => {
    expect(await printedMany(message, [], colourless)).toEqual({ stdout: '', stderr: 'Nothing found.\n' });
    expect(await printedMany(message, [])).toEqual({ stdout: '', stderr: '' });
  });

  test('come as they come where no person looks', async () => {
    const { io, stdout } = testTerminal();
    const items = itemsOf(async function* () {
      yield { value: 'first' };
      expect(stdout()).toBe('first\n');
      yield { value: 'second' };
    });

    await printResults(io, activity(z.object({ value: z.string() }), true), items);

    expect(stdout()).toBe('first\nsecond\n');
  });
});
