import { directReports } from './direct-reports.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { manager } from './manager.ts';
import { me } from './me.ts';
import { photo } from './photo.ts';
import { search } from './search.ts';

export { directReports, get, list, manager, me, photo, search };
export type { Member } from '../member.ts';
export type { Person } from '../person.ts';

/** Every activity on people. */
export const usersActivities = Object.freeze([me, get, list, search, manager, directReports, photo] as const);
