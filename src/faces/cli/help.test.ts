import { expect, test } from 'vitest';
import type { Flag } from './flags.ts';
import { commandHelp, exampleLines } from './help.ts';
import { areaOverview, groupOverview, overview } from './overview.ts';
import { newest } from '../../activities/mail/index.ts';

const flag = (parts: Partial<Flag>): Flag => ({
  field: 'top',
  name: 'top',
  kind: 'text',
  repeats: false,
  required: false,
  description: 'How many.',
  values: [],
  default: undefined,
  ...parts,
});
const help = (parts: Partial<Parameters<typeof commandHelp>[0]> = {}): string[] =>
  commandHelp({ use: 'mail list', summary: 'Lists mail.', flags: [], common: [], examples: [], ...parts }).split('\n');

test.each<[Partial<Flag>, string]>([
  [{}, '--top TEXT                     How many.'],
  [{ kind: 'number' }, '--top NUMBER                   How many.'],
  [{ kind: 'json' }, '--top JSON                     How many.'],
  [{ kind: 'textOrJson' }, '--top TEXT|JSON                How many.'],
  [{ kind: 'boolean' }, '--top                          How many.'],
  [{ kind: 'boolean', default: false }, '--top                          How many.'],
  [{ kind: 'boolean', default: true }, '--no-top                       Turns off what is on by default. How many.'],
  [{ values: ['low', 'high'] }, '--top low|high                 How many.'],
  [{ required: true }, '--top TEXT                     How many. (required)'],
  [{ repeats: true, default: [] }, '--top TEXT                     How many. (may be repeated)'],
  [{ repeats: true, default: ['a'] }, '--top TEXT                     How many. (may be repeated, default ["a"])'],
  [{ kind: 'number', default: 0 }, '--top NUMBER                   How many. (default 0)'],
  [{ required: true, repeats: true, default: 'x' }, '--top TEXT                     How many. (required, may be repeated, default "x")'],
  [{ name: 'a'.repeat(23) }, `--${'a'.repeat(23)} TEXT How many.`],
])('the line of a flag: %j', (parts, line) => {
  expect(help({ flags: [flag(parts)] })).toContain(`  ${line}`);
});

test('a flag longer than its column has its description on a line of its own, in the column of the others', () => {
  expect(help({ flags: [flag({ name: 'a'.repeat(24) })] }).slice(3, 7)).toEqual([
    '',
    'Flags:',
    `  --${'a'.repeat(24)} TEXT`,
    `${' '.repeat(33)}How many.`,
  ]);
});

test('sections stand in this order, and empty ones are left out', () => {
  expect(
    help({ flags: [flag({})], common: [flag({})], notes: ['Note.'], examples: ['mail list'] }).filter((line) => /^\S.*:$|^Use/.test(line)),
  ).toEqual(['Use: onbehalf mail list', 'Flags:', 'Flags of every command that signs in:', 'Results:', 'Also:', 'Examples:']);
  expect(help().filter((line) => /^\S.*:$/.test(line))).toEqual(['Results:']);
  expect(help().slice(0, 5)).toEqual(['Lists mail.', '', 'Use: onbehalf mail list', '', 'Results:']);
});

test('an id in an example is explained, and nothing where there is none', () => {
  expect(help({ examples: ['mail list', 'mail move {id}'] }).slice(-5)).toEqual([
    'Examples:',
    '  onbehalf mail list',
    '  onbehalf mail move {id}',
    '',
    'A name in braces stands for an id, as --json prints it.',
  ]);
  expect(help({ examples: ['mail list --filter {}'] }).at(-1)).toBe('  onbehalf mail list --filter {}');
});

test('an activity has an example line for each of its examples', () => {
  expect(exampleLines(newest)).toHaveLength(newest.examples.length);
  for (const line of exampleLines(newest)) expect(line).toMatch(/^mail newest/);
});

test('the lists of commands, groups and verbs are whole', () => {
  expect(overview().split('\n')).toEqual(
    expect.arrayContaining([
      'Onbehalf runs automations against Microsoft 365 on behalf of the person who signed in.',
      'Use: onbehalf COMMAND [flags]',
      'Commands:',
      expect.stringMatching(/^ {2}connections default {4}\S/),
      'Activities:',
      expect.stringMatching(/^ {2}mail VERB {14}\S/),
      'Start here:',
      '  onbehalf quickstart',
      '  onbehalf mail --help',
      '  onbehalf mail list --help',
      expect.stringMatching(/^--json prints JSON everywhere; .*--version prints the version\.$/),
    ]),
  );
  expect(overview()).toContain('flags]\n\nCommands:\n  ');
  expect(overview()).toMatch(/\n\nActivities:\n(?: {2}\S.*\n)+\nStart here:\n[^]*\n\n--json/);
});

test('the list of a group has its commands alone, without the word of the group', () => {
  const lines = groupOverview('emulator').split('\n');
  expect(lines.slice(0, 3)).toEqual(['Use: onbehalf emulator COMMAND [flags]', '', 'Commands:']);
  expect(
    lines
      .slice(3, -2)
      .map((line) => /^ {2}(\w+) +\S/.exec(line)?.[1])
      .toSorted(),
  ).toEqual(['reset', 'start', 'status', 'stop']);
  expect(lines.find((line) => line.startsWith('  stop'))).toMatch(/^ {2}stop {19}\S/);
  expect(lines.slice(-2)).toEqual(['', 'onbehalf emulator COMMAND --help shows the flags and examples that run.']);
});

test('the list of an area has its verbs as they are typed', () => {
  expect(areaOverview('mail', [{ ...newest, name: 'mail.sendLater', summary: 'Sends.' }]).split('\n')).toEqual([
    'Use: onbehalf mail VERB [flags]',
    '',
    'Verbs:',
    `  ${'send-later'.padEnd(26)} Sends.`,
    '',
    'onbehalf mail VERB --help shows the flags and examples that run.',
  ]);
});
