import { expect, test } from 'vitest';
import { permissions } from './facts.ts';
import { whatItAllows } from './sentences.ts';

test('there is a sentence for every permission, and for its application form where that exists', () => {
  const without = [...permissions].flatMap(([name, { application }]) => [
    ...(whatItAllows(name) === undefined ? [name] : []),
    ...((whatItAllows(name, 'application') !== undefined) === application ? [] : [`${name} as an application permission`]),
  ]);

  expect(without).toEqual([]);
});

test('an unknown permission has none', () => {
  expect(whatItAllows('Tea.Brew')).toBeUndefined();
});
