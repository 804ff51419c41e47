import type { NamedThing } from '../../src/core/named-thing.ts';

/** What people call things that a field can name: one, and several. */
export const thingWords: Readonly<Record<NamedThing, readonly [one: string, several: string]>> = {
  mailFolder: ['mail folder', 'mail folders'],
  person: ['person', 'people'],
  address: ['person', 'people'],
  mailbox: ['mailbox', 'mailboxes'],
  group: ['group', 'groups'],
  calendar: ['calendar', 'calendars'],
  driveItem: ['file or folder', 'files and folders'],
  driveFolder: ['folder', 'folders'],
  workbook: ['workbook', 'workbooks and folders'],
  sheet: ['sheet', 'sheets'],
  table: ['table', 'tables'],
  site: ['site', 'sites'],
  list: ['list', 'lists'],
};
