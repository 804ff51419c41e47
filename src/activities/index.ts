import { byVerb } from './by-verb.ts';
import { mailActivities } from './mail/index.ts';
import { plannerActivities } from './planner/index.ts';
import { presenceActivities } from './presence/index.ts';
import { usersActivities } from './users/index.ts';

/** The mail activities by verb: `mail.list`, `mail.delete`. */
export const mail = byVerb(mailActivities);

/** The planner activities by verb: `planner.createTask`. */
export const planner = byVerb(plannerActivities);

/** The presence activities by verb: `presence.get`. */
export const presence = byVerb(presenceActivities);

/** The activities on people by verb: `users.get`. */
export const users = byVerb(usersActivities);

export { mailActivities, plannerActivities, presenceActivities, usersActivities };
