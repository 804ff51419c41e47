import type { NamedThing } from '../../src/core/named-thing.ts';

/** What people call things that a field can name: one, and several. */
export const thingWords: Readonly<Record<NamedThing, readonly [one: string, several: string]>> = {
  mailFolder: ['mail folder', 'mail folders'],
};
