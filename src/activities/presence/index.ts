import { get } from './get.ts';
import { list } from './list.ts';

export { get, list };
export type { Presence } from './presence.ts';

/** Every presence activity. */
export const presenceActivities = Object.freeze([get, list] as const);
