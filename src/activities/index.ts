import { byVerb } from './by-verb.ts';
import { mailActivities } from './mail/index.ts';
import { presenceActivities } from './presence/index.ts';

/** The mail activities by verb: `mail.list`, `mail.delete`. */
export const mail = byVerb(mailActivities);

/** The presence activities by verb: `presence.get`. */
export const presence = byVerb(presenceActivities);

export { mailActivities, presenceActivities };
