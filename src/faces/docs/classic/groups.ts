import type { ClassicArea } from './classic-activity.ts';

/** The classic group activities. Their properties are on no page that could be read. */
export const classicGroups: ClassicArea = {
  heading: 'Groups',
  activities: ['Create Group', 'Get Group', 'List Groups', 'Delete Group'].map((title) => ({ title, properties: {} })),
};
