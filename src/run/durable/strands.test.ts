import { expect, test } from 'vitest';
import { createStrands } from './strands.ts';

test('of a run that failed the step that failed is done again, and what came after it', () => {
  const { first, again } = createStrands();
  const failure = new Error('failed');
  first.took(0);
  first.took(1, failure);
  first.fails(failure, failure, 2);
  first.took(2);

  expect(again(failure)).toEqual([1, 2]);
});

test('a failure that the run went past is not done again', () => {
  const { first, again } = createStrands();
  const [passed, last] = [new Error('passed'), new Error('last')];
  first.took(0, passed);
  first.fails(passed, passed, 1);
  first.fails(last, last, 1);

  expect(again(last)).toEqual([]);
});

test('what strands beside the one that failed did stays done', () => {
  const { first, again } = createStrands();
  const [failing, beside] = [first.inside(), first.inside()];
  const failure = new Error('failed');
  first.took(0);
  failing.took(1);
  beside.took(2);
  failing.took(3, failure);
  failing.fails(failure, failure, 4);
  beside.took(4);
  failing.took(5);
  first.joined([{ strand: failing, error: failure }]);
  first.fails(failure, failure, 6);
  first.took(6);

  expect(again(failure)).toEqual([3, 5, 6]);
});

test('strands that ended of another one go on where they were ended', () => {
  const { first, again } = createStrands();
  const [failing, ended] = [first.inside(), first.inside()];
  const failure = new Error('failed');
  ended.took(0);
  failing.took(1, failure);
  failing.fails(failure, failure, 2);
  ended.fails(failure, failure, 2);
  ended.took(2);
  first.joined([
    { strand: failing, error: failure },
    { strand: ended, error: failure },
  ]);
  first.fails(failure, failure, 3);

  expect(again(failure)).toEqual([1, 2]);
});

test('an error that another one came of begins where that one did', () => {
  const { first, again } = createStrands();
  const [thrown, known] = [new TypeError('thrown'), new Error('known', { cause: 'thrown' })];
  first.took(0);
  first.took(1, thrown);
  first.fails(known, thrown, 2);

  expect(again(known)).toEqual([1]);
});
