import { expect, test } from 'vitest';
import { z } from 'zod';
import { allActivities } from '../../activities/areas.ts';
import { asFlags, flagsOf, parseFlags } from './flags.ts';
import { settingsOptions } from './settings.ts';

const schema = z.object({
  to: z.array(z.string()).describe('Who receives it.'),
  unreadOnly: z.boolean().default(false).describe('Only unread ones.'),
  top: z.number().int().optional().describe('At most so many.'),
  importance: z.enum(['low', 'normal', 'high']).default('normal').describe('How important.'),
  message: z
    .union([z.string(), z.object({ id: z.string() })])
    .optional()
    .describe('Which one.'),
  filter: z.object({ subject: z.string() }).optional().describe('Structured filter.'),
});
const flags = flagsOf(schema);
const parse = (...args: string[]) => parseFlags(args, flags, 'mail send', { most: 0 });

test('what a flag is told without a JSON schema is what the whole schema says', async () => {
  const inputs = [settingsOptions, schema, ...(await allActivities()).map(({ input }) => input)];
  for (const input of inputs) {
    const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
    const plain = { string: 'text', integer: 'number', number: 'number', boolean: 'boolean' } as const;
    for (const { field, kind, repeats } of flagsOf(input)) {
      const property = properties[field];
      const type = typeof property === 'object' ? property.type : undefined;
      const plainKind = typeof type === 'string' && type in plain ? plain[type as keyof typeof plain] : kind;
      expect([field, kind, repeats]).toEqual([field, plainKind, type === 'array']);
    }
  }
});

test('every field is one flag, with its kind, values, default and description', () => {
  expect(flags).toEqual([
    {
      field: 'to',
      name: 'to',
      kind: 'text',
      repeats: true,
      required: true,
      description: 'Who receives it.',
      values: [],
      default: undefined,
    },
    {
      field: 'unreadOnly',
      name: 'unread-only',
      kind: 'boolean',
      repeats: false,
      required: false,
      description: 'Only unread ones.',
      values: [],
      default: false,
    },
    {
      field: 'top',
      name: 'top',
      kind: 'number',
      repeats: false,
      required: false,
      description: 'At most so many.',
      values: [],
      default: undefined,
    },
    {
      field: 'importance',
      name: 'importance',
      kind: 'text',
      repeats: false,
      required: false,
      description: 'How important.',
      values: ['low', 'normal', 'high'],
      default: 'normal',
    },
    {
      field: 'message',
      name: 'message',
      kind: 'textOrJson',
      repeats: false,
      required: false,
      description: 'Which one.',
      values: [],
      default: undefined,
    },
    {
      field: 'filter',
      name: 'filter',
      kind: 'json',
      repeats: false,
      required: false,
      description: 'Structured filter.',
      values: [],
      default: undefined,
    },
  ]);
});

test('values are read by their kind', () => {
  expect(parse('--to', 'a@x.example', '--to=b@x.example', '--unread-only', '--top', '3', '--filter', '{"subject":"Hi"}').values).toEqual({
    to: ['a@x.example', 'b@x.example'],
    unreadOnly: true,
    top: 3,
    filter: { subject: 'Hi' },
  });
});

test.each([
  ['M1', 'M1'],
  ['{"id":"M1"}', { id: 'M1' }],
  ['{message}', '{message}'],
  ['["M1"]', '["M1"]'],
])('a text or an object: %s', (given, message) => {
  expect(parse('--message', given).values).toEqual({ message });
});

test('a switch is turned off with no-', () => {
  expect(parse('--no-unread-only').values).toEqual({ unreadOnly: false });
});

test.each([
  [['--unread-only', 'false'], 'write --no-unread-only, or --unread-only=false.'],
  [['--unread-only', 'true'], 'write --unread-only, or --unread-only=true.'],
  [['--no-unread-only', 'true'], 'write --unread-only, or --unread-only=true.'],
])('a word behind a switch, %s, is answered with how to write it', (args, how) => {
  expect(() => parse('--to', 'ada', ...args)).toThrow(`--unread-only is a switch and takes no word: ${how}`);
});

test.each(['--no-unread-only=false', '--no-unread-only=banana'])('%s is refused: a switch that is turned off takes no value', (arg) => {
  expect(() => parse('--to', 'ada', arg)).toThrow('--no-unread-only takes no value: write --unread-only or --no-unread-only.');
});

test('true and false stand where a word may stand, and as a value', () => {
  const { values, words } = parseFlags(['true', '--to', 'false', '--top', '3', 'false'], flags, 'run', { most: 2 });

  expect({ values, words }).toEqual({ values: { to: ['false'], top: 3 }, words: ['true', 'false'] });
});

test('the values of every form of a field are listed', () => {
  const forms = z.object({
    to: z.union([z.enum(['me', 'all']), z.literal('nobody'), z.object({ id: z.string() })]),
    which: z.array(z.enum(['a', 'b'])),
    where: z.string().meta({ values: ['here', 'there'] }),
    howMany: z.literal(['all', 1]),
  });

  expect(flagsOf(forms).map(({ values, kind }) => [kind, ...values])).toEqual([
    ['textOrJson', 'me', 'all', 'nobody'],
    ['text', 'a', 'b'],
    ['text', 'here', 'there'],
    ['text', 'all', '1'],
  ]);
  const listed = flagsOf(settingsOptions).filter(({ values }) => values.length > 0);
  expect(listed.map(({ name, values }) => `${name} ${values.join('|')}`)).toEqual([
    'oauth-application UiPath|Custom',
    'environment Default|Global|China|USGovernment|USGovernmentDOD',
    'data-store-location Machine|Bucket|None',
    'sign-in-through Browser|PastedAddress|DeviceCode',
  ]);
});

test('every wrong flag is told at once, with the nearest name', () => {
  expect(() => parse('--unread-onyl', '--top', 'many', '--filter', '{')).toThrow(
    'mail send cannot be used as given. --unread-onyl is not known; did you mean --unread-only? --top must be a number, not "many". ' +
      '--filter must be JSON, not "{".',
  );
});

test('a flag without its value says so', () => {
  expect(() => parse('--to')).toThrow('--to needs a value.');
});

test('a flag that cannot repeat is refused the second time', () => {
  expect(() => parse('--top', '1', '--top', '2')).toThrow('--top is given twice.');
});

test.each([
  ['replyTo.0', '--reply-to'],
  ['replyTo', '--reply-to'],
  ['filter.operator', '--filter operator'],
  ['filter.conditions.0.any.1.value', '--filter conditions.0.any.1.value'],
  ['attachmentsFrom.0.message', '--attachments-from 0.message'],
  ['--unknown.flag', '--unknown.flag'],
  ['', ''],
])('a problem of the field %j is told of %j', (field, flag) => {
  expect(asFlags([{ field, problem: 'is wrong.' }])).toEqual([{ field: flag, problem: 'is wrong.' }]);
});

test('a word without a flag is one too many', () => {
  expect(() => parse('stray')).toThrow('stray is one word too many; put a value that has blanks in quotes.');
});
