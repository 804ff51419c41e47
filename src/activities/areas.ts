import type { AnyActivity } from '../core/activity.ts';
import { verbs } from './verbs.generated.ts';

/** The name of an area that has activities. */
export type AreaName = keyof typeof verbs;

/** A group of activities for one thing of Microsoft 365, as one learns of it without loading any of them. */
interface Area {
  /** What one can do there. */
  readonly summary: string;
  /** All of its activities: the classic ones first, then the newer ones. */
  load(): Promise<readonly AnyActivity[]>;
  /** What an automation that imports `onbehalf/activities/<area>` gets. */
  module(): Promise<object>;
  /** One activity by the word that a command line has for it. */
  readonly verbs: Readonly<Record<string, () => Promise<AnyActivity>>>;
}

/** The areas that have activities, by name. */
export const areas: Readonly<Record<AreaName, Area>> = {
  chat: {
    summary: 'Chats, teams and channels of Teams: read and write messages, mention people, link files.',
    load: async () => (await import('./chat/index.ts')).chatActivities,
    module: () => import('./chat/index.ts'),
    verbs: verbs.chat,
  },
  mail: {
    summary: 'Mail: read, send, reply, forward, move, delete, folders, attachments, automatic replies.',
    load: async () => (await import('./mail/index.ts')).mailActivities,
    module: () => import('./mail/index.ts'),
    verbs: verbs.mail,
  },
  calendar: {
    summary: 'Calendar: calendars, events and series, invitations and answers, attachments, free times.',
    load: async () => (await import('./calendar/index.ts')).calendarActivities,
    module: () => import('./calendar/index.ts'),
    verbs: verbs.calendar,
  },
  files: {
    summary: 'Files: OneDrive and the libraries of SharePoint: find, read, make, copy, move, share, upload and download files and folders.',
    load: async () => (await import('./files/index.ts')).filesActivities,
    module: () => import('./files/index.ts'),
    verbs: verbs.files,
  },
  lists: {
    summary: 'SharePoint lists: sites, lists, columns and items: read, filter at any size, add, change, delete, wait for changes.',
    load: async () => (await import('./lists/index.ts')).listsActivities,
    module: () => import('./lists/index.ts'),
    verbs: verbs.lists,
  },
  excel: {
    summary:
      'Excel: workbooks in OneDrive and SharePoint: sheets, cells, rows, columns, tables, names, colours, as tables with typed columns.',
    load: async () => (await import('./excel/index.ts')).excelActivities,
    module: () => import('./excel/index.ts'),
    verbs: verbs.excel,
  },
  planner: {
    summary: 'Planner: plans, buckets and tasks.',
    load: async () => (await import('./planner/index.ts')).plannerActivities,
    module: () => import('./planner/index.ts'),
    verbs: verbs.planner,
  },
  http: {
    summary: 'HTTP request: any call of Microsoft Graph.',
    load: async () => (await import('./http/index.ts')).httpActivities,
    module: () => import('./http/index.ts'),
    verbs: verbs.http,
  },
  presence: {
    summary: 'Presence: who can be reached at this moment, what is shown of you, a status message.',
    load: async () => (await import('./presence/index.ts')).presenceActivities,
    module: () => import('./presence/index.ts'),
    verbs: verbs.presence,
  },
  users: {
    summary: 'People of your organisation: yourself and others, by name, with their profiles.',
    load: async () => (await import('./users/index.ts')).usersActivities,
    module: () => import('./users/index.ts'),
    verbs: verbs.users,
  },
  groups: {
    summary: 'Groups: make, read, list and delete them, and their members and owners.',
    load: async () => (await import('./groups/index.ts')).groupsActivities,
    module: () => import('./groups/index.ts'),
    verbs: verbs.groups,
  },
};

/** Every activity of every area. Loads them all. */
export async function allActivities(): Promise<readonly AnyActivity[]> {
  return (await Promise.all(Object.values(areas).map(({ load }) => load()))).flat();
}

/** What an automation gets from `onbehalf/activities` and from each of its areas, by the name that it imports. Loads them all. */
export async function activityModules(): Promise<Readonly<Record<string, object>>> {
  const ofAreas = Object.entries(areas).map(async ([name, { module }]) => [`onbehalf/activities/${name}`, await module()] as const);
  return { 'onbehalf/activities': await import('./index.ts'), ...Object.fromEntries(await Promise.all(ofAreas)) };
}
