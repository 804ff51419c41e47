import { get } from './get.ts';
import { list } from './list.ts';
import { me } from './me.ts';

export { get, list, me };
export type { Person } from '../person.ts';

/** Every activity on people. */
export const usersActivities = Object.freeze([me, get, list] as const);
