import type { AnyActivity } from '../../core/activity.ts';
import { pageOf } from '../../core/names.ts';
import { classicAreas } from './classic/classic-areas.ts';
import type { ClassicActivity, ClassicArea, Counterpart } from './classic/classic-activity.ts';

/** The activity that has a classic display name as its title, or is also known by it. */
export function oursOf(title: string, activities: readonly AnyActivity[]): AnyActivity | undefined {
  return activities.find((activity) => activity.title === title || activity.alsoKnownAs?.includes(title));
}

/**
 * The part of the parity page about activities: for every classic one ours, and for every property of it the field or the reason why it has none.
 *
 * @throws TypeError for a classic activity that nobody is.
 */
export function activityParity(activities: readonly AnyActivity[]): string[] {
  return classicAreas.flatMap((area) => areaParity(area, activities));
}

function areaParity({ heading, activities: classic }: ClassicArea, activities: readonly AnyActivity[]): string[] {
  const withOurs = classic.map((one) => {
    const ours = oursOf(one.title, activities);
    if (!ours) throw new TypeError(`No activity has the title ${one.title}, or is also known by it.`);
    return { one, ours };
  });
  const rows = withOurs.flatMap(({ one }) => propertyRows(one));
  return [
    `## ${heading}`,
    '',
    '| classic activity | here | also known as |',
    '| --- | --- | --- |',
    ...withOurs.map(
      ({ one, ours }) => `| ${one.title} | [\`${ours.name}\`](reference/${pageOf(ours.name)}) | ${(ours.alsoKnownAs ?? []).join(', ')} |`,
    ),
    '',
    ...(rows.length === 0 ? [] : ['| classic activity | property | here | note |', '| --- | --- | --- | --- |', ...rows, '']),
  ];
}

function propertyRows({ title, properties }: ClassicActivity): string[] {
  return Object.entries(properties).map(([names, counterpart]) => {
    const { field, note = '' } = typeof counterpart === 'string' ? { field: counterpart } : counterpart;
    return `| ${title} | ${namesOf(names)} | ${field === undefined ? 'none' : `\`${field}\``} | ${note} |`;
  });
}

function namesOf(names: string): string {
  return names
    .split(', ')
    .map((name) => `\`${name}\``)
    .join(', ');
}

/** The field that a counterpart names; undefined where there is none. */
export function fieldOf(counterpart: Counterpart): string | undefined {
  return typeof counterpart === 'string' ? counterpart : counterpart.field;
}
