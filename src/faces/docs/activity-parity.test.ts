import { describe, expect, test } from 'vitest';
import { allActivities } from '../../activities/areas.ts';
import { fieldOf, oursOf } from './activity-parity.ts';
import { classicAreas } from './classic/classic-areas.ts';

const activities = await allActivities();
const classic = classicAreas.flatMap(({ activities: ofArea }) => ofArea);

describe.each(classic)('the classic $title', ({ title, properties }) => {
  test('is one activity, and no other', () => {
    expect(activities.filter((activity) => activity.title === title || activity.alsoKnownAs?.includes(title))).toHaveLength(1);
  });

  test('has each property as a field, or a reason', () => {
    const fields = ['result', ...Object.keys(oursOf(title, activities)?.input.shape ?? {})];
    const without = Object.entries(properties).filter(([, counterpart]) => fieldOf(counterpart) === undefined);

    expect(fields).toEqual(expect.arrayContaining(Object.values(properties).flatMap((counterpart) => fieldOf(counterpart) ?? [])));
    for (const [, reason] of without) expect(reason).toMatchObject({ note: expect.stringMatching(/^\S.{20,}\.$/) });
  });
});

test('a name is that of one activity', () => {
  const names = activities.flatMap(({ title, alsoKnownAs = [] }) => [title, ...alsoKnownAs]);

  expect(names.length).toBe(new Set(names).size);
});
