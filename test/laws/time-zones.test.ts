import { expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import type { AnyActivity, Example } from '../../src/core/activity.ts';
import { failureOf } from '../support/failure-of.ts';
import { recordedWorld, runRecorded, type RecordedWorld } from '../support/recording-graph.ts';

// A time zone that does not exist is refused wherever one is given, whether a date of the call needs it or not.

const inZones = (await allActivities()).flatMap((activity) =>
  Object.keys(activity.input.shape)
    .filter((field) => /timeZone$/i.test(field))
    .flatMap((field) =>
      activity.examples.map((example: Example<unknown>) => ({ activity, field, example, title: `${activity.name}: ${example.title}` })),
    ),
);

/** Runs an activity to its end, or until it would wait. */
async function run(activity: AnyActivity, input: unknown, world: RecordedWorld): Promise<void> {
  const wait = (): Promise<never> => Promise.reject(new Error('It waits.'));
  const running = runRecorded(activity, input, { ...world, context: { ...world.context, wait } });
  if (Symbol.asyncIterator in running) for await (const one of running) void one;
  else await running;
}

test.each(inZones)('$title, with a $field that does not exist', async ({ activity, field, example }) => {
  const world = recordedWorld(activity);
  const failure = await failureOf(run(activity, { ...(example.input as object), [field]: 'Europe/Parris' }, world));

  expect(failure).toMatchObject({ code: 'INPUT_INVALID' });
  expect(failure.message).toContain('"Europe/Parris" is neither');
  expect(world.calls).toEqual([]);
});

test('there are activities in each area that takes dates', () => {
  expect(new Set(inZones.map(({ activity }) => activity.name.split('.')[0]))).toEqual(
    new Set(['calendar', 'chat', 'files', 'lists', 'mail', 'planner', 'presence']),
  );
});
