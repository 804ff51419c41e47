import { expect, test } from 'vitest';
import { commandOf } from '../core/names.ts';
import { areas } from './areas.ts';
import * as activityObjects from './index.ts';

test.each(Object.entries(areas))('%s: every activity is loaded alone by its word', async (area, { load, verbs }) => {
  const activities = await load();
  const alone = await Promise.all(Object.entries(verbs).map(async ([verb, loadOne]) => [verb, await loadOne()] as const));

  expect(alone.map(([verb, { name }]) => [area, verb, name]).toSorted()).toEqual(
    activities.map(({ name }) => [...commandOf(name), name]).toSorted(),
  );
  expect(new Set(alone.map(([, activity]) => activity))).toEqual(new Set(activities));
});

test('every area is an object by verb and a list, and nothing else is', async () => {
  const lists = await Promise.all(Object.entries(areas).map(async ([name, { load }]) => [`${name}Activities`, await load()] as const));
  const objects = await Promise.all(
    Object.entries(areas).map(async ([name, { load }]) => [
      name,
      Object.fromEntries((await load()).map((activity) => [activity.name.slice(name.length + 1), activity])),
    ]),
  );

  expect({ ...activityObjects }).toEqual(Object.fromEntries([...lists, ...objects]));
});
