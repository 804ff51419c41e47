import type { NamedThing } from '../../../core/named-thing.ts';
import type { Chooser } from './chooser.ts';

/** How things of each kind are found; loaded when somebody chooses one. */
export const choosers: Readonly<Record<NamedThing, () => Promise<Chooser>>> = {
  mailFolder: async () => (await import('./mail-folders.ts')).mailFolders,
  person: async () => (await import('./people.ts')).people,
  address: async () => (await import('./people.ts')).addresses,
  mailbox: async () => (await import('./people.ts')).mailboxes,
  group: async () => (await import('./groups.ts')).groups,
  calendar: async () => (await import('./calendars.ts')).calendars,
  driveItem: async () => (await import('./drive-items.ts')).driveItems,
  driveFolder: async () => (await import('./drive-items.ts')).driveFolders,
  workbook: async () => (await import('./drive-items.ts')).workbooks,
  sheet: async () => (await import('./workbook-parts.ts')).sheets,
  table: async () => (await import('./workbook-parts.ts')).tables,
  site: async () => (await import('./sites.ts')).sites,
  list: async () => (await import('./lists.ts')).lists,
};
