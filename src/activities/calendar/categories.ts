import { z } from 'zod';

const names = z.array(z.string().min(1));

/** A change of categories: a list stands in the place of those that are there, `add` and `remove` change them. */
export const categoryChange = z
  .union(
    [names, z.strictObject({ add: names.default([]).describe('Which come on.'), remove: names.default([]).describe('Which go off.') })],
    {
      error: 'must be a list of names, or an object with add and remove.',
    },
  )
  .optional()
  .describe('Outlook categories: a list in the place of those that are there, or { add, remove }. Left out: as they are.');

/** The categories after a change; undefined where there is none. Outlook takes two names that differ in letter case only for one category. */
export function changedCategories(present: readonly string[], change: z.output<typeof categoryChange>): string[] | undefined {
  if (change === undefined) return undefined;
  if (Array.isArray(change)) return [...change];
  const kept = present.filter((name) => !includes(change.remove, name));
  return [...kept, ...change.add.filter((name) => !includes(kept, name))];
}

function includes(all: readonly string[], name: string): boolean {
  return all.some((one) => one.toLowerCase() === name.toLowerCase());
}
