import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { booleanFrom, bytesFrom, countFrom, listFrom, memberOf, objectFrom, refuseUnkept, textFrom, wordFrom } from './json-input.ts';

const words = ['low', 'Normal'] as const;
const refused = (message: string): unknown => expect.objectContaining({ status: 400, code: 'RequestBodyRead', message });

/** Values of every kind that JSON has, and what each reader makes of them; those that are not named are refused. */
const samples: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  2 ** 53,
  '',
  'a',
  'TRUE',
  'False',
  'truer',
  'untrue',
  'NORMAL',
  'aGk=',
  [],
  [1],
  {},
  { a: 1 },
  undefined,
];
const readers: readonly [
  name: string,
  read: (value: unknown) => unknown,
  takes: readonly (readonly [given: unknown, made: unknown])[],
  message: string,
][] = [
  [
    'objectFrom',
    (value) => objectFrom(value, 'The body'),
    [
      [{}, {}],
      [{ a: 1 }, { a: 1 }],
    ],
    'The body must be a JSON object.',
  ],
  [
    'textFrom',
    (value) => textFrom(value, 'p'),
    ['', 'a', 'TRUE', 'False', 'truer', 'untrue', 'NORMAL', 'aGk='].map((text) => [text, text]),
    "The property 'p' must be a string.",
  ],
  [
    'booleanFrom',
    (value) => booleanFrom(value, 'p'),
    [
      [true, true],
      [false, false],
      ['TRUE', true],
      ['False', false],
    ],
    "The property 'p' must be true or false.",
  ],
  [
    'countFrom',
    (value) => countFrom(value, 'p'),
    [
      [0, 0],
      [1, 1],
    ],
    "The property 'p' must be a whole number.",
  ],
  ['wordFrom', (value) => wordFrom(value, 'p', words), [['NORMAL', 'Normal']], "The property 'p' must be one of: low, Normal."],
  [
    'listFrom',
    (value) => listFrom(value, 'p'),
    [
      [[], []],
      [[1], [1]],
    ],
    "The property 'p' must be a JSON array.",
  ],
];

/** What a reader makes of a value, or its refusal. */
function outcome(read: (value: unknown) => unknown, value: unknown): unknown {
  try {
    return { made: read(value) };
  } catch (failure) {
    return failure;
  }
}

describe.each(readers)('%s', (_, read, takes, message) => {
  test.each(samples.map((sample): [unknown] => [sample]))('%j', (sample) => {
    const found = takes.find(([given]) => JSON.stringify(given) === JSON.stringify(sample));
    expect(outcome(read, sample)).toEqual(found ? { made: found[1] } : refused(message));
  });
});

describe('bytesFrom', () => {
  test('reads what base64 and base64url make of any bytes, also with spaces in it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('base64' as const, 'base64url' as const), fc.boolean(), (bytes, encoding, isSpaced) => {
        const text = Buffer.from(bytes).toString(encoding);
        const written = isSpaced ? text.replaceAll(/.{4}/g, '$&\r\n') : text;
        expect(Buffer.from(bytesFrom(written, 'p')).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
  });

  test.each(['a', 'aGk=a', 'a===', 'aG!k', 'äöüß', 'aaaaa', '=aGk'])('%s is no base64', (text) => {
    expect(() => bytesFrom(text, 'p')).toThrow(refused("The property 'p' must be base64."));
  });
});

describe('memberOf', () => {
  test.each<[object: Record<string, unknown>, found: unknown]>([
    [{ name: 1 }, 1],
    [{ NAME: 1 }, 1],
    [{ NAME: 1, name: 2 }, 2],
    [{ name: null }, undefined],
    [{ NAME: null }, undefined],
    [{ name: false }, false],
    [{ name: '' }, ''],
    [{ names: 1 }, undefined],
    [{}, undefined],
  ])('of %j is %j', (object, found) => {
    expect(memberOf(object, 'name')).toBe(found);
    expect(memberOf(object, 'Name')).toBe('NAME' in object && 'name' in object ? 1 : found);
  });
});

describe('what a body has and nobody keeps', () => {
  const shown = { shown: { a: [1] }, number: 1 };
  const judge = (body: Record<string, unknown>): void => refuseUnkept(body, ['kept'], 'thing', shown);

  test.each<[Record<string, unknown>]>([
    [{}],
    [{ kept: 1 }],
    [{ KEPT: 1 }],
    [{ 'other@odata.type': 'x' }],
    [{ other: null }],
    [{ other: [] }],
    [{ shown: { a: [1] } }],
    [{ SHOWN: { a: [1] } }],
    [{ number: 1 }],
  ])('%j loses nothing', (body) => {
    expect(() => judge(body)).not.toThrow();
  });

  test.each<[Record<string, unknown>, string]>([
    [{ other: 1 }, 'other'],
    [{ other: '' }, 'other'],
    [{ other: [1] }, 'other'],
    [{ kept: 1, other: false }, 'other'],
    [{ shown: { a: [2] } }, 'shown'],
    [{ shown: { a: [1], b: 1 } }, 'shown'],
    [{ number: '1' }, 'number'],
    [{ keptNot: 1 }, 'keptNot'],
  ])('%j is refused', (body, name) => {
    expect(() => judge(body)).toThrow(
      expect.objectContaining({
        status: 501,
        code: 'NotImplemented',
        message: `The emulator does not keep the property ${name} of thing.`,
      }),
    );
  });
});
