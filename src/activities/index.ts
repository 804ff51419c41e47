import { byVerb } from './by-verb.ts';
import { mailActivities } from './mail/index.ts';

/** The mail activities by verb: `mail.list`, `mail.delete`. */
export const mail = byVerb(mailActivities);

export { mailActivities };
