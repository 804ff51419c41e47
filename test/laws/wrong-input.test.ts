import { expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import type { AnyActivity, Example } from '../../src/core/activity.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import { readInput } from '../../src/core/input.ts';
import { failureOf } from '../support/failure-of.ts';
import { recordedWorld, runRecorded } from '../support/recording-graph.ts';

// Input that is wrong is told by its field, with what is allowed there, before any call.

type Input = Readonly<Record<string, unknown>>;
const activities = await allActivities();

/** What is wrong in nearly every place. */
const wrong: readonly unknown[] = [null, 5, -1, '', 'x', true, {}, [], [null], [{}], { id: 5 }, { id: '' }, { conditions: [{}] }];

/** Gives the problems that the input of an activity has with one value of a field. */
function problemsWith(activity: AnyActivity, input: Input, field: string, value: unknown) {
  try {
    readInput(activity.input, { ...input, [field]: value }, activity.name);
  } catch (error) {
    if (isOnbehalfError(error)) return error;
    throw error;
  }
  return undefined;
}

test.each(activities.map((activity) => [activity.name, activity] as const))('%s says what is wrong with each field', (_, activity) => {
  const [example] = activity.examples as readonly Example<unknown>[];
  // An id in the place of each that an example cannot know.
  const input = JSON.parse(JSON.stringify(example?.input).replaceAll(/\{\w+\}/g, '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10')) as Input;

  for (const field of Object.keys(activity.input.shape)) {
    for (const value of wrong) {
      const error = problemsWith(activity, input, field, value);
      if (!error) continue;
      expect(error).toMatchObject({ code: 'INPUT_INVALID', exitStatus: 2 });
      for (const { problem } of error.fields) expect(problem).toMatch(/^(?:must|is|has|needs|cannot|names|goes|takes|belongs) .*[^.]\.$/);
      expect(error.message).not.toMatch(/Invalid|expected|undefined|\[object/);
      // By its own name, or by that of one that does not go with it.
      expect(error.message).toContain(field);
    }
  }
});

/** Every place in an example where a date or a date-time stands, with the input that has a day there that does not exist. */
function withNoSuchDay(value: unknown, path = ''): { readonly path: string; readonly input: unknown }[] {
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}/.test(value) ? [{ path, input: value.replace(/^(\d{4})-\d{2}-\d{2}/, '$1-02-30') }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    withNoSuchDay(one, path === '' ? key : `${path}.${key}`).map(({ path: inside, input }) => ({
      path: inside,
      input: Array.isArray(value) ? value.with(Number(key), input) : { ...value, [key]: input },
    })),
  );
}

/** What holds any text: a cell of a workbook may say that something is due on a day that does not exist. */
const holdsAnyText = /^excel\./;

const days = activities.flatMap((activity) =>
  activity.examples.flatMap((example: Example<unknown>) =>
    (holdsAnyText.test(activity.name) ? [] : withNoSuchDay(example.input)).map((found) => ({
      activity,
      ...found,
      title: `${activity.name}: ${example.title}, ${found.path}`,
    })),
  ),
);

test.each(days)('a day that does not exist is refused by name: $title', async ({ activity, input, path }) => {
  const world = recordedWorld(activity);
  const failure = await failureOf(async () => {
    const running = runRecorded(activity, input, world);
    if (Symbol.asyncIterator in running) for await (const one of running) void one;
    else await running;
  });

  expect(failure).toMatchObject({ code: 'INPUT_INVALID', exitStatus: 2 });
  expect(failure.fields.map(({ field }) => field)).toContain(path);
  expect(failure.message).toMatch(/must be a day that exists: \d{4}-02-30 does not/);
  expect(world.calls).toEqual([]);
});
