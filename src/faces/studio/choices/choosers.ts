import type { NamedThing } from '../../../core/named-thing.ts';
import type { Chooser } from './chooser.ts';

/** How things of each kind are found; loaded when somebody chooses one. */
export const choosers: Readonly<Record<NamedThing, () => Promise<Chooser>>> = {
  mailFolder: async () => (await import('./mail-folders.ts')).mailFolders,
};
