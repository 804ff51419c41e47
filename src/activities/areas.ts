import type { AnyActivity } from '../core/activity.ts';
import { verbs as mailVerbs } from './mail/verbs.ts';

/** Activities of which each is loaded alone. */
type Verbs = Readonly<Record<string, () => Promise<AnyActivity>>>;

/** The areas that have activities, by name: all of them are loaded together, or one by the word that a command line has for it. */
export const areas = {
  mail: {
    summary: 'Mail: read, send, reply, forward, move, delete, folders, attachments, automatic replies.',
    load: async (): Promise<readonly AnyActivity[]> => (await import('./mail/index.ts')).mailActivities,
    verbs: mailVerbs as Verbs,
  },
} as const;

/** The name of an area that has activities. */
export type AreaName = keyof typeof areas;

/** Every activity of every area. Loads them all. */
export async function allActivities(): Promise<readonly AnyActivity[]> {
  return (await Promise.all(Object.values(areas).map(({ load }) => load()))).flat();
}
