import { expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import { exactWords } from './exact-words.ts';

test('so many words as wanted are what was typed', () => {
  expect(exactWords('connections show', ['NAME'], ['work'])).toEqual(['work']);
  expect(exactWords('connections rename', ['NAME', 'NEW-NAME'], ['work', 'office'])).toEqual(['work', 'office']);
});

test.each<[string[], string[], string]>([
  [['NAME'], [], 'one name; none was given'],
  [['NAME'], ['a', 'b'], 'one name; 2 were given.'],
  [['NAME', 'NEW-NAME'], ['a'], 'two names; 1 was given.'],
  [['NAME', 'NEW-NAME'], ['a', 'b', 'c'], 'two names; 3 were given.'],
])('of %j, %j are refused with what is wanted', async (wanted, words, says) => {
  const failure = await failureOf(() => exactWords('connections show', wanted, words));

  expect(failure).toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ field: wanted.join(' '), problem: expect.stringContaining(says) as string }],
  });
  expect(failure.message).toContain('onbehalf connections show');
});
