import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineActivity, descriptionOf, inputsWithMore, isGiven, type DeclaredCall } from './activity.ts';

const text = (calls: readonly DeclaredCall[], name: `${string}.${string}` = 'mail.try', description = 'One.') =>
  defineActivity({
    name,
    title: 'Try',
    summary: 'Tries.',
    effect: 'reads',
    calls: calls as readonly DeclaredCall<'one' | 'two'>[],
    input: z.object({ one: z.string().optional().describe(description), two: z.string().describe('Two.').default('') }),
    output: z.object({}),
    examples: [],
    run: async () => ({}),
  });

const listed = {
  name: 'mail.try',
  title: 'Try',
  summary: 'Tries.',
  effect: 'reads',
  calls: [],
  each: 'one',
  input: z.object({ one: z.string().describe('One.') }),
  output: z.object({}),
  examples: [],
  run: async () => ({}),
} as const;

test.each<[string, () => unknown, string]>([
  ['a name without an area', () => text([], 'mail.Try'), 'mail.Try: an activity is named area.verb, for example mail.send.'],
  ['a field without a description', () => text([], 'mail.try', ''), 'mail.try: the input field one has no description.'],
  [
    'an input that is not there',
    () => text([{ operation: 'GET /me', when: 'three' }]),
    'GET /me depends on three, which is no input field.',
  ],
  ['one that prevents and is not there', () => text([{ operation: 'GET /me', unless: 'three' }]), 'GET /me depends on three'],
  [
    'more without an input',
    () => text([{ operation: 'GET /me', more: true }]),
    'GET /me has `more`, which says something about an input in `when`.',
  ],
  [
    'acting for somebody else on an input that need not be listed',
    () => text([{ operation: 'GET /me', when: 'one', shared: true }]),
    'GET /me acts for somebody else where one is given, so it needs `more`.',
  ],
  [
    'a list in which one thing may need more than another',
    () => defineActivity({ ...listed, needs: async () => [] }),
    'mail.try: what is done for each of a list cannot need more for one of them.',
  ],
])('a definition with %s is refused', (_, define, message) => {
  expect(define).toThrow(message);
});

test.each([
  'Mail.send',
  '1mail.send',
  'mail.Send',
  'mail.send!',
  'mail.send.now',
  'mail.',
  '.send',
  'ma-il.send',
  'mail.send\n',
  ' mail.send',
])('an activity is not named %j', (name) => {
  expect(() => text([], name as 'mail.send')).toThrow('an activity is named area.verb');
});

test.each(['mail.send', 'm.s', 'area2.verb2', 'mail.turnOnAutomaticReplies'] as const)('an activity may be named %s', (name) => {
  expect(text([], name).name).toBe(name);
});

test('a definition stays whole, and nobody can change it', () => {
  const activity = text([{ operation: 'GET /me' }]);

  expect(activity).toMatchObject({ name: 'mail.try', title: 'Try', summary: 'Tries.', effect: 'reads', calls: [{ operation: 'GET /me' }] });
  expect(Object.isFrozen(activity)).toBe(true);
});

test.each<[z.ZodType, string | undefined]>([
  [z.string().describe('One.'), 'One.'],
  [z.string().describe('One.').optional(), 'One.'],
  [z.string().optional().describe('Two.'), 'Two.'],
  [z.string().describe('One.').default('').optional(), 'One.'],
  [z.string().describe('One.').nullable().default(null), 'One.'],
  [z.string(), undefined],
  [z.string().optional(), undefined],
])('a field is described also where the text stands inside: %#', (schema, description) => {
  expect(descriptionOf(schema)).toBe(description);
});

test('a definition that is right is taken, with one result or many', () => {
  expect(
    text([
      { operation: 'GET /me', when: 'one', shared: true, more: true },
      { operation: 'GET /me', shared: true },
    ]).many,
  ).toBe(false);
});

test('many results are told by what run gives, not by how the function was built', () => {
  const define = (run: () => unknown): boolean =>
    defineActivity({
      name: 'mail.probe',
      title: 'Probe',
      summary: 'Probes.',
      effect: 'reads',
      calls: [],
      input: z.object({}),
      output: z.unknown(),
      examples: [],
      run: run as () => Promise<unknown>,
    }).many;
  async function* generator(): AsyncGenerator<unknown> {
    yield 1;
  }
  const renamed = Object.defineProperty(async function* () {}, 'constructor', { value: Function });

  expect([generator, renamed, { async *run() {} }.run].map(define)).toEqual([true, true, true]);
  expect([async () => 1, async function plain() {}, () => generator(), function old() {}].map(define)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('the inputs that need more are those of the calls that say so', () => {
  expect([
    ...inputsWithMore([
      { operation: 'GET /me' },
      { operation: 'GET /me', when: 'one' },
      { operation: 'POST /me/messages', when: 'two', more: true },
      { operation: 'POST /me/messages', when: 'two' },
    ]),
  ]).toEqual(['two']);
});

test.each([
  [undefined, false],
  [null, false],
  [false, false],
  ['', false],
  [[], false],
  [['a'], true],
  ['a', true],
  [0, true],
  [true, true],
])('%j asks for something: %s', (value, asks) => {
  expect(isGiven(value)).toBe(asks);
});
