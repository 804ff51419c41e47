import type { AnyActivity } from '../core/activity.ts';

/** The areas that have activities; each is loaded when it is used. */
export const areas = {
  mail: {
    summary: 'Mail: read, send, reply, forward, move, delete, folders, attachments, automatic replies.',
    load: async (): Promise<readonly AnyActivity[]> => (await import('./mail/index.ts')).mailActivities,
  },
} as const;

/** The name of an area that has activities. */
export type AreaName = keyof typeof areas;

/** Every activity of every area. Loads them all. */
export async function allActivities(): Promise<readonly AnyActivity[]> {
  return (await Promise.all(Object.values(areas).map(({ load }) => load()))).flat();
}
