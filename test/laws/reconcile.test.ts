import { describe, expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import type { AnyActivity, Example } from '../../src/core/activity.ts';
import { fillExample, placeholdersOf } from '../../src/core/examples.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import type { Once } from '../../src/core/once.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import { durably } from '../../src/run/durable/durable-activities.ts';
import { changesGraph } from '../../src/run/flow/graph-reads.ts';
import { neededBy, runExample } from '../support/example-run.ts';
import { exampleTenant, type ExampleTenant } from '../support/example-tenant.ts';
import { wordsBetween, wordsOf } from '../support/tenant-words.ts';

// An activity that says how it goes on: its process ends after each of its changes in turn, before the answer is there, and another one does it again.
// What there is then is what one process alone would have left, or nobody can tell; it is never there twice, and never half.

class Ended extends Error {}

const signingKey = await createSigningKey();
const examples = (await allActivities())
  .filter(({ reconcile }) => reconcile !== undefined)
  .flatMap((activity) =>
    activity.examples.map((example: Example<unknown>) => ({
      activity: durably(activity),
      example,
      title: `${activity.name}: ${example.title}`,
    })),
  );

/** A step whose parts are remembered from one process to the next. */
function stepOf(): (isAgain: boolean) => Once {
  const parts = new Map<string, unknown>();
  const begun = new Map<string, Date>();
  return (isAgain) => ({
    key: '0123456789abcdef0123456789abcdef',
    isAgain,
    async part<T>(name: string, work: (begun: Date | undefined) => Promise<T>) {
      if (parts.has(name)) return parts.get(name) as T;
      const before = begun.get(name);
      begun.set(name, new Date('2026-11-01T00:00:00Z'));
      const value = await work(before);
      parts.set(name, JSON.parse(JSON.stringify(value)));
      return value;
    },
  });
}

/** Runs an example, and ends the process after the answer to so many changes was on its way. @returns How many changes there were. */
async function run(
  tenant: ExampleTenant,
  activity: AnyActivity,
  example: Example<unknown>,
  once: Once,
  endAfter = Number.POSITIVE_INFINITY,
): Promise<number> {
  let changes = 0;
  const isChange = ({ url, method }: Request): boolean => changesGraph(url, method, '{"requests":[{"method":"POST","url":"/"}]}');
  await runExample(tenant, activity, example, neededBy(activity, example), {
    once,
    onRequest: () => {
      if (changes >= endAfter) throw new Ended();
    },
    onAnswer: (request) => {
      if (isChange(request)) changes += 1;
      if (changes >= endAfter) throw new Ended();
    },
  });
  return changes;
}

/** The example with its ids: both processes are given the same. */
async function filled(tenant: ExampleTenant, example: Example<unknown>): Promise<Example<unknown>> {
  return { ...example, input: fillExample(example.input, await tenant.ids(placeholdersOf(example.input))) };
}

describe.each(examples)('$title', ({ activity, example }) => {
  test('is done once, wherever it is cut off', async () => {
    await using whole = await exampleTenant(signingKey);
    const changes = await run(whole, activity, await filled(whole, example), stepOf()(false));
    const wanted = wordsOf(whole.emulator.tenant);
    for (let endAfter = 1; endAfter <= changes; endAfter += 1) {
      await using tenant = await exampleTenant(signingKey);
      const step = stepOf();
      const given = await filled(tenant, example);
      await run(tenant, activity, given, step(false), endAfter).catch(() => undefined);
      const failure: unknown = await run(tenant, activity, given, step(true)).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (isOnbehalfError(failure) && ['OUTCOME_UNKNOWN', 'NOT_FOUND', 'CONFLICT'].includes(failure.code)) continue;
      expect(failure).toBeUndefined();
      expect({ endAfter, words: wordsBetween(wanted, wordsOf(tenant.emulator.tenant)) }).toEqual({ endAfter, words: [] });
    }
  });
});
