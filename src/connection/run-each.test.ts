import { expect, test } from 'vitest';
import type { AnyActivity } from '../core/activity.ts';
import { type FailureCode, OnbehalfError } from '../core/errors.ts';
import type { Progress } from '../core/ports.ts';
import { failureOf } from '../../test/support/failure-of.ts';
import { runEach } from './run-each.ts';

/** Runs an activity for things, of which some fail. */
function run(things: readonly unknown[], failing: Readonly<Record<string, FailureCode>> = {}, stopAfter = Number.POSITIVE_INFINITY) {
  const done: unknown[] = [];
  const seen: Progress[] = [];
  const stop = new AbortController();
  const each = {
    activity: { name: 'mail.try', title: 'Try' } as AnyActivity,
    context: { signal: stop.signal, progress: (step: Progress) => seen.push(step) },
    known: (error: unknown) => error,
    async runFor(thing: unknown) {
      done.push(thing);
      if (done.length >= stopAfter) stop.abort();
      const code = failing[String(thing)];
      if (code !== undefined) throw new OnbehalfError(code, `${String(thing)} failed.`);
      return `did ${String(thing)}`;
    },
  };
  return { end: runEach(each, things), done, seen };
}

test('each thing has its result in the order of the list, and is done once however often it is listed', async () => {
  const { end, done, seen } = run(['a', 'b', 'a', 'c']);

  expect(await end).toEqual(['did a', 'did b', 'did a', 'did c']);
  expect(done).toEqual(['a', 'b', 'c']);
  expect(seen.at(-1)).toEqual({ label: 'Try', done: 4, total: 4, unit: 'items' });
  expect(await run([]).end).toEqual([]);
});

test('what fails stops none of the others, and says how each ended', async () => {
  const { end, done } = run(['a', 'b', 'c'], { b: 'NOT_FOUND' });

  expect(await failureOf(end)).toMatchObject({
    code: 'NOT_FOUND',
    message: 'mail.try failed for 1 of 3. The first failure: b failed.',
    details: { failed: 1, of: 3 },
    results: [{ id: 'a', result: 'did a' }, { id: 'b', error: { code: 'NOT_FOUND' } }, { id: 'c' }],
  });
  expect(done).toEqual(['a', 'b', 'c']);
});

test('a failure of the first that all would meet is told without trying the others', async () => {
  const { end, done } = run(['a', 'b', 'c'], { a: 'PERMISSION_MISSING' });

  expect((await failureOf(end)).message).toBe('mail.try failed for 1 of 3. The other 2 were not tried. The first failure: a failed.');
  expect(done).toEqual(['a']);
});

test('one thing fails as it would alone; listed twice it is counted twice', async () => {
  expect((await failureOf(run(['a'], { a: 'NOT_FOUND' }).end)).message).toBe('a failed.');
  expect((await failureOf(run(['a', 'a'], { a: 'NOT_FOUND' }).end)).message).toBe(
    'mail.try failed for 2 of 2. The first failure: a failed.',
  );
});

test('what a cancelled run did not begin is told as such', async () => {
  const { end, done } = run(['a', 'b', 'c'], {}, 1);

  expect(await failureOf(end)).toMatchObject({
    code: 'CANCELLED',
    results: [{ id: 'a', result: 'did a' }, { error: { code: 'CANCELLED' } }, { error: { code: 'CANCELLED' } }],
  });
  expect(done).toEqual(['a']);
});
