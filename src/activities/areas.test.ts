import { expect, test } from 'vitest';
import { commandOf } from '../core/names.ts';
import { areas } from './areas.ts';

test.each(Object.entries(areas))('%s: every activity is loaded alone by its word', async (area, { load, verbs }) => {
  const activities = await load();
  const alone = await Promise.all(Object.entries(verbs).map(async ([verb, loadOne]) => [verb, await loadOne()] as const));

  expect(alone.map(([verb, { name }]) => [area, verb, name]).toSorted()).toEqual(
    activities.map(({ name }) => [...commandOf(name), name]).toSorted(),
  );
  expect(new Set(alone.map(([, activity]) => activity))).toEqual(new Set(activities));
});
