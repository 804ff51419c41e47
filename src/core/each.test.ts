import { expect, test } from 'vitest';
import { identityOf } from './each.ts';

test('a thing is known by its id and its place, and a text is an id in the place that is taken when none is named', () => {
  expect(identityOf('A')).toBe(identityOf({ id: 'A' }));
  const things = ['A', 'B', 1, { id: 'A', mailbox: 'B' }, { id: 'A', drive: 'B' }, { id: 'A', list: 'B' }, { name: 'A' }, { id: 1 }];

  expect(new Set(things.map(identityOf)).size).toBe(things.length);
  expect(identityOf({ id: 'A', mailbox: 'B', subject: 'Hi' })).toBe(identityOf({ id: 'A', mailbox: 'B' }));
});
