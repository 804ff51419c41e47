import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { verbs } from '../verbs/verbs.ts';
import { commonShape } from './common.ts';
import { fits } from './fits.ts';
import { name } from './shapes.ts';

/** What YAML can give, with what the shapes ask for among it. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom<unknown>(null, true, 0, 3, 1.5, '', 'a', 'mail.list', '${a}', '5s', 'in', './b.flow.yaml', -1),
    },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('steps', 'attempts', 'on', 'a', 'when', 'activities'), tie('value'), { maxKeys: 3 }),
    },
  ),
})).value;

const shapes = [
  ...verbs.map((verb) => ({ ...commonShape, ...verb.shape })),
  { all: z.record(z.string(), z.record(name, z.int())), some: z.array(z.unknown()).min(1).optional(), none: z.array(z.string()) },
];

test('what fits a shape is what a strict object of it takes', () => {
  for (const shape of shapes) {
    const [isRight, schema] = [fits(shape), z.strictObject(shape)];
    const keys = [...Object.keys(shape), 'other'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 5 }), (given) => {
        expect(isRight(given)).toBe(schema.safeParse(given).success);
      }),
      { numRuns: 300 },
    );
  }
});
