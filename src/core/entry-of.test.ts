import { expect, test } from 'vitest';
import { entryOf } from './entry-of.ts';

test('finds what the table has, and not what every object has', () => {
  const table = { one: 1 };

  expect(['one', 'two', 'constructor', '__proto__', 'toString'].map((name) => entryOf(table, name))).toEqual([
    1,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
