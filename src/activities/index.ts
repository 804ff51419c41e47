import { byVerb } from './by-verb.ts';
import { mailActivities } from './mail/index.ts';
import { presenceActivities } from './presence/index.ts';
import { usersActivities } from './users/index.ts';

/** The mail activities by verb: `mail.list`, `mail.delete`. */
export const mail = byVerb(mailActivities);

/** The presence activities by verb: `presence.get`. */
export const presence = byVerb(presenceActivities);

/** The activities on people by verb: `users.get`. */
export const users = byVerb(usersActivities);

export { mailActivities, presenceActivities, usersActivities };
