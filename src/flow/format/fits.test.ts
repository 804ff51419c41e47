import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { verbs } from '../verbs/verbs.ts';
import { commonShape } from './common.ts';
import { fits } from './fits.ts';
import { name } from './shapes.ts';

const scalars = [null, true, false, 0, 3, 1.5, -1, '', 'a', 'in', '__proto__', 'mail.list', '${a}', '5s', './b.flow.yaml'];
const retries = [{ attempts: 3 }, { attempts: 3, on: ['throttled'], backoff: '1s' }, { attempts: 0 }, { attempts: 3, other: 1 }];
const maps = [{}, { a: 1 }, { a: { b: 2 } }, { in: 1 }, { steps: [] }];
const lists = [[], ['a'], ['throttled'], [null], [[null]], [{ when: 'a', steps: [] }], [{ on: ['NOT_FOUND'], steps: [] }], [{ steps: [] }]];
/** What YAML can give, with what the shapes ask for among it. */
const pool: readonly unknown[] = [...scalars, ...retries, ...maps, ...lists];

const shapes = [
  ...verbs.map((verb) => ({ ...commonShape, ...verb.shape })),
  { all: z.record(z.string(), z.record(name, z.int())), some: z.array(z.unknown()).min(1).optional(), none: z.array(z.string()) },
];

/** What stands under the keys of a shape: mostly what may, of it mostly all that must. */
function givenTo(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<Record<string, unknown>> {
  const ofKey = (schema: z.ZodType): fc.Arbitrary<unknown> => {
    const right = pool.filter((value) => schema.safeParse(value).success);
    const any = fc.constantFrom(...pool);
    return right.length === 0 ? any : fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...right) }, { weight: 1, arbitrary: any });
  };
  const required = Object.keys(shape).filter((key) => !shape[key]?.safeParse(undefined).success);
  const given = Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, ofKey(schema)]));
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(given, { requiredKeys: required }) },
    { weight: 1, arbitrary: fc.record({ ...given, other: fc.constantFrom(...pool) }, { requiredKeys: [] }) },
  );
}

test.each(shapes.map((shape) => [Object.keys(shape).at(-1), shape] as const))(
  'what fits a shape is what a strict object of it takes: %s',
  (_, shape) => {
    const [isRight, schema] = [fits(shape), z.strictObject(shape)];
    const seen = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(givenTo(shape), (given) => {
        const isTaken = schema.safeParse(given).success;
        seen[isTaken ? 'right' : 'wrong'] += 1;
        expect(isRight(given)).toBe(isTaken);
      }),
      { numRuns: 300 },
    );
    // Where one of both never comes, nothing is shown.
    expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(5);
  },
);
