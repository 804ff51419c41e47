import * as published from 'onbehalf/activities';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import * as source from '../../src/activities/index.ts';
import type { AnyActivity, WrittenInput } from '../../src/core/activity.ts';

type Published = typeof published;
type Source = typeof source;
/** The areas as objects by verb; beside each is its list. */
type Area = { [K in keyof Source]: Source[K] extends readonly unknown[] ? never : K }[keyof Source];
type Output<A extends AnyActivity> = z.output<A['output']>;
/** Whether a list or a property may be changed makes no difference to whoever hands it in. */
type Fixed<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Fixed<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Fixed<T[K]> }
      : T;
type Same<One, Other> = [Fixed<One>] extends [Fixed<Other>] ? ([Fixed<Other>] extends [Fixed<One>] ? true : false) : false;

/** The types in the package are written from the definitions; the compiler says whether they are what the definitions accept and give. */
type Agreement<One extends AnyActivity, Other extends AnyActivity> = Same<
  [WrittenInput<One>, Output<One>, One['name'], One['calls'][number]['operation']],
  [WrittenInput<Other>, Output<Other>, Other['name'], Other['calls'][number]['operation']]
>;
type Disagreement = {
  [A in Area]: {
    [V in keyof Source[A]]: V extends keyof Published[A]
      ? Published[A][V] extends AnyActivity
        ? Source[A][V] extends AnyActivity
          ? Agreement<Published[A][V], Source[A][V]> extends true
            ? never
            : `${A}.${V & string}`
          : V
        : V
      : V;
  }[keyof Source[A]];
}[Area];

test('the published types are those of the definitions, for every activity', () => {
  expectTypeOf<Disagreement>().toBeNever();
  const names = (areas: object): unknown[] => Object.entries(areas).map(([area, activities]) => [area, Object.keys(activities as object)]);
  expect(names(published).toSorted()).toEqual(names(source).toSorted());
});
