import { byVerb } from './by-verb.ts';
import { calendarActivities } from './calendar/index.ts';
import { chatActivities } from './chat/index.ts';
import { excelActivities } from './excel/index.ts';
import { filesActivities } from './files/index.ts';
import { groupsActivities } from './groups/index.ts';
import { listsActivities } from './lists/index.ts';
import { mailActivities } from './mail/index.ts';
import { plannerActivities } from './planner/index.ts';
import { httpActivities } from './http/index.ts';
import { presenceActivities } from './presence/index.ts';
import { usersActivities } from './users/index.ts';

/** The calendar activities by verb: `calendar.create`, `calendar.list`. */
export const calendar = byVerb(calendarActivities);
export { calendarActivities };

/** The activities on chats, teams and channels by verb: `chat.send`. */
export const chat = byVerb(chatActivities);
export { chatActivities };

/** The activities on workbooks by verb: `excel.readRange`. */
export const excel = byVerb(excelActivities);
export { excelActivities };

/** The activities on files and folders by verb: `files.download`. */
export const files = byVerb(filesActivities);
export { filesActivities };

/** The activities on groups by verb: `groups.create`. */
export const groups = byVerb(groupsActivities);
export { groupsActivities };

/** The activities on SharePoint lists by verb: `lists.items`. */
export const lists = byVerb(listsActivities);
export { listsActivities };

/** The mail activities by verb: `mail.list`, `mail.delete`. */
export const mail = byVerb(mailActivities);
export { mailActivities };

/** The planner activities by verb: `planner.createTask`. */
export const planner = byVerb(plannerActivities);
export { plannerActivities };

/** The activities of the area http by verb: `http.request`. */
export const http = byVerb(httpActivities);
export { httpActivities };

/** The presence activities by verb: `presence.get`. */
export const presence = byVerb(presenceActivities);
export { presenceActivities };

/** The activities on people by verb: `users.get`. */
export const users = byVerb(usersActivities);
export { usersActivities };
